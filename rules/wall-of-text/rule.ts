import type { Element } from 'hast';
import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { layOutOnPhone, screenHeight } from '../../src/draft/phone-layout.ts';
import { ElementNames, elementsNamed } from '../../src/rule/elements.ts';
import { defineRule } from '../../src/rule/rule.ts';

/** What gives the eye somewhere to rest, besides headings, lists and tables, which are blocks of their own. */
const breaks = new ElementNames('img picture svg video audio iframe embed object canvas hr pre details form');

/** Words of a line that stands for a heading, and characters of one that its writer ended. Judgements. */
const longestLabel = 8;
const longestLine = 40;

export default defineRule({
  category: 'mobile',
  summary: 'Prose that runs on with nothing to look at',
  severity: 'warning',
  channels: ['web', 'email', 'letter'],
  sources: [
    {
      title: 'Nielsen Norman Group',
      says: 'people read 20 to 28 per cent of the words on a page, and look for what stands out',
    },
    { title: 'Judgement, for the number of words: a heading about every 3 to 5 paragraphs' },
  ],
  options: () =>
    z.strictObject({
      max: z.int().positive().default(300).describe('words of prose without a heading, list, picture or table'),
    }),
  messages: {
    wall: {
      what: 'From here {words} words follow with nothing to look at, {screens} on a phone; {readers} need {max} or fewer.',
      do: 'Put in a heading for each subject; make a list of steps or conditions; show what can be shown.',
    },
  },

  *checkDraft(draft, { options: { max } }) {
    const layout = layOutOnPhone(draft);
    for (const run of runs(draft)) {
      const words = run.reduce((total, block) => total + block.wordCount, 0);
      const [first] = run;
      if (words <= max || first === undefined || run.length < 2) continue;
      const height = run.reduce((total, block) => total + (layout.boxOf(block)?.height ?? 0), 0);
      yield { message: 'wall', at: { block: first }, data: { words, max, screens: screens(height / screenHeight) } };
    }
  },
});

/** Paragraphs that nothing stands between, in reading order. */
function* runs(draft: Draft): Iterable<Block[]> {
  const rests = placesOf(draft);
  let next = 0;
  let run: Block[] = [];
  for (const block of draft.blocks) {
    if (block.kind === 'tooltip' || block.kind === 'alt') continue;
    const { start } = block.map.toSource(0, block.text.length);
    let rested = false;
    while (next < rests.length && (rests[next] ?? 0) <= start) {
      next++;
      rested = true;
    }
    const isProse = block.kind === 'paragraph' && !block.quoted && !standsOut(block);
    if (rested || !isProse) {
      yield run;
      run = [];
    }
    if (isProse) run.push(block);
  }
  yield run;
}

/** A heading in all but name, whatever else is wrong with it; the lines of an address or a sign-off. */
function standsOut(block: Block): boolean {
  const { spans, text } = block;
  if (/^#{1,6}[^\s#]/.test(text)) return true;
  if (spans.some(({ kind, start }) => start === 0 && (kind === 'strong' || kind === 'emphasis'))) return true;
  if (!/[.!?:;,]$/.test(text) && block.wordCount <= longestLabel) return true;
  return text.includes('\n') && text.split('\n').length * longestLine > text.length;
}

/** Offsets at which pictures and the like begin, in order. */
function placesOf(draft: Draft): number[] {
  const places: number[] = [];
  for (const { element } of elementsNamed(draft, breaks)) {
    const offset = isRest(element) ? element.position?.start.offset : undefined;
    if (offset !== undefined) places.push(offset);
  }
  return places;
}

function isRest({ tagName, properties }: Element): boolean {
  return !(tagName === 'img' && Number(properties.width) < 2);
}

function screens(count: number): string {
  const rounded = Math.round(count * 2) / 2;
  if (rounded < 1) return 'part of a screen';
  return rounded === 1 ? 'a whole screen' : `${rounded} screens`;
}
