import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { layOutOnPhone, screenAt, screenHeight } from '../../src/draft/phone-layout.ts';
import { defineRule } from '../../src/rule/rule.ts';
import { type Found, mayTellWhatToDo, thingToDo } from './actions.ts';

/** Openings that greet or speak of the page, and not of what people come for: by their first letter, for most begin with another. */
const greeting = /^welcome to\b/i;
const aboutItself =
  /^(?:(?:the )?(?:purpose|aim) of this|this) (?:web ?page|page|section|guide|guidance|document|leaflet|booklet|factsheet|fact sheet|policy|website|web ?site|letter|article)(?: has been| have been)?(?: is| was)?(?: designed| intended| written| produced| meant)? (?:to\b|for\b|explains?|provides?|contains?|sets? out|describes?|outlines?|covers?|gives?|tells?|aims?|will)\b/i;

export default defineRule({
  category: 'mobile',
  summary: 'The first screen of a phone says what this is, for whom, and what to do',
  severity: 'warning',
  channels: ['web', 'email'],
  sources: [
    {
      title: 'GOV.UK content design',
      says: 'the most important thing comes first',
      url: 'https://www.gov.uk/guidance/content-design/writing-for-gov-uk',
    },
    {
      title: 'Nielsen Norman Group',
      says: 'people read 20 to 28 per cent of the words of a page, most of them at the top',
    },
    { title: 'Judgement, for a first screen of 660 px at 360 px wide, and for the third as too late' },
  ],
  options: () =>
    z.strictObject({
      errands: z
        .boolean()
        .default(true)
        .describe('whether to look for the first thing to do; reference pages ask for none'),
      latest: z.int().positive().default(2).describe('screen by which people must be told what to do'),
    }),
  messages: {
    action: {
      what: 'The first thing to do comes on screen {screen} of {screens}; {readers} look for it on the first.',
      do: 'Say at the top what this is, who it is for and what they can do. What explains it comes after.',
    },
    greeting: {
      what: 'The first line greets {readers}; it doesn’t say yet what they can do here.',
      do: 'Begin with what they came for.',
    },
    itself: {
      what: 'The first line speaks of the text itself, not of what {readers} came for.',
      do: 'Begin with what people can do, get or must know.',
    },
  },

  *checkDraft(draft, { options: { errands, latest } }) {
    const opening = draft.blocks.find((block) => block.kind === 'paragraph' && block.wordCount > 0);
    if (opening?.isEnglish) {
      const [sentence] = opening.sentences;
      const at = { block: opening, start: 0, end: sentence?.end ?? opening.text.length };
      const first = opening.text.charAt(0).toLowerCase();
      if (first === 'w' && greeting.test(opening.text)) yield { message: 'greeting', at, severity: 'info' };
      else if (first === 't' && aboutItself.test(opening.text)) yield { message: 'itself', at, severity: 'info' };
    }
    if (!errands) return;
    const found = firstThing(draft, latest);
    if (found === undefined) return;
    const { block, start, end, screen } = found;
    const screens = Math.ceil(layOutOnPhone(draft).height / screenHeight);
    yield { message: 'action', at: { block, start, end }, data: { screen, screens } };
  },
});

/** The first thing to do and its screen; none where anything up to `latest` may already tell people what to do. */
function firstThing(draft: Draft, latest: number): (Found & { block: Block; screen: number }) | undefined {
  for (const { block, top } of layOutOnPhone(draft).boxes) {
    if (!block.isEnglish) return undefined;
    const screen = screenAt(top);
    if (screen > latest) {
      const found = block.once(thingToDo, () => thingToDo(block));
      if (found !== undefined) return { ...found, block, screen };
    } else if (block.once(mayTellWhatToDo, () => mayTellWhatToDo(block))) return undefined;
  }
  return undefined;
}
