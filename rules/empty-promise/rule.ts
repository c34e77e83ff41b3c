import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { hasLetterOrDigit, inLowerCase } from '../../src/language/characters.ts';
import { Cue } from '../../src/language/cues.ts';
import { kept } from '../../src/language/patterns.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';

type MessageId = 'heading' | 'leadIn' | 'following' | 'count';

/** Without one of these, a few words before a colon are a label ("Signed:", "Parent or carer:"). */
const leads = () =>
  /\b(?:you|we|they|it|are|is|will|need|needs|includes?|must|can|should|following|these|if|when|ways?)\b/i;

const following = kept(
  () =>
    /\b(?:the following(?! (?:day|morning|evening|week|month|year|term|page|(?:mon|tues|wednes|thurs|fri|satur|sun)day))(?: [\p{L}’']+){0,2}|as follows|(?:listed|set out|shown|given) below|the list below)\.?$/u,
);

const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** "3 things that you need:", "There are two ways to apply:" */
const counted = kept(
  () =>
    /\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:\p{L}+ )?(?:things|ways|steps|reasons|stages|parts|types|kinds|options|documents|items|questions|points|rules|conditions|forms|routes|levels|groups|categories)\b[^.:]{0,120}:$/u,
);

const saysFollowing = new Cue('following follows below');
const saysKind = new Cue(
  'things ways steps reasons stages parts types kinds options documents items questions points rules conditions forms routes levels groups categories',
);

/** "1 of 3 ways", "at least 2 of these things": the list may be longer. */
const someOf = kept(
  () =>
    /\b(?:of|from|least|most|any|up to|over|more than|fewer than|the (?:first|last|next|other)|or) (?:the |these )?$/i,
);

export default defineRule({
  category: 'structure',
  summary: 'What is announced follows: a section under its heading, a list after its lead-in',
  severity: 'warning',
  sources: [
    {
      title: 'GOV.UK content design, headings and bullet points',
      says: 'a list has a lead-in, and a lead-in has a list',
    },
    {
      title: 'Web Content Accessibility Guidelines (WCAG) 2.2, 2.4.6 Headings and labels (level AA)',
      url: 'https://www.w3.org/TR/WCAG22/#headings-and-labels',
    },
    { title: 'Which words announce something: our judgement' },
  ],
  options: () => z.strictObject({}),
  messages: {
    heading: {
      what: 'Nothing stands under the heading ‘{heading}’.',
      do: 'Write what {readers} look for there, or take the heading out.',
    },
    leadIn: {
      what: 'These words lead {readers} to a list or an answer that does not come.',
      do: 'Add it, or end the sentence with a full stop.',
    },
    following: { what: '‘{found}’ announces something that does not follow.', do: 'Add it, or say what is meant.' },
    count: {
      what: 'This announces {announced} and {actual} follow, so {readers} look for what they missed.',
      do: 'Make the number and the list agree, or leave the number out.',
    },
  },

  *checkDraft(draft) {
    const blocks = draft.blocks.filter(({ kind }) => kind !== 'alt' && kind !== 'tooltip' && kind !== 'caption');
    const isPart = /(?:^|\/)_[^/]*$/.test(draft.path);
    for (let at = 0; at < blocks.length; at++) {
      const block = blocks[at] as Block;
      const next = blocks[at + 1];
      // Something is missing where a part ends, or where a list is shorter than was said.
      if (next !== undefined && next.kind !== 'heading' && next.kind !== 'list-item') continue;
      if (!block.isEnglish || block.quoted) continue;
      if (block.kind === 'heading') {
        const isLeft = next === undefined || (next.kind === 'heading' && next.level <= block.level);
        // Something of the site's own comes after a part of a page.
        if (next === undefined && isPart) continue;
        if (isLeft && !isCard(block) && isNothing(draft, block, next)) {
          yield { message: 'heading', at: { block }, data: { heading: block.text } };
        }
      } else if (block.isProse) {
        if (next?.kind === 'list-item' && next.listDepth > block.listDepth) yield* ofCount(block, blocks, at + 1);
        else if (isLast(block, next) && mayLeadIn(block) && isNothing(draft, block, next)) yield* ofLeadIn(block, next);
      }
    }
  },
});

/** Whether a section ends with this block: the headings of its own parts may be what it announces. */
function isLast({ under }: Block, next: Block | undefined): boolean {
  return next === undefined || (next.kind === 'heading' && next.level <= (under?.level ?? 0));
}

function mayLeadIn(block: Block): boolean {
  return block.text.endsWith(':') || block.has(saysFollowing);
}

function* ofLeadIn(block: Block, next: Block | undefined): Iterable<Report<MessageId>> {
  const { text, sentences } = block;
  const last = sentences.at(-1);
  if (last === undefined) return;
  if (/:$/.test(text)) {
    if (leads().test(text.slice(last.start)))
      yield { message: 'leadIn', at: { block, start: last.start, end: text.length } };
    // "One of the following options" may be the sections beside this one.
  } else if (next === undefined || next.level < (block.under?.level ?? 0)) {
    const found = following().exec(inLowerCase(text.slice(last.start, last.end)));
    if (found === null || block.within(last.start + found.index, last.end, 'link')) return;
    const start = last.start + found.index;
    const end = start + found[0].replace(/\.$/, '').length;
    yield { message: 'following', at: { block, start, end }, data: { found: text.slice(start, end) } };
  }
}

function* ofCount(block: Block, blocks: readonly Block[], from: number): Iterable<Report<MessageId>> {
  if (!block.text.endsWith(':') || !block.has(saysKind)) return;
  const found = counted().exec(inLowerCase(block.text));
  const depth = blocks[from]?.listDepth;
  if (found === null || someOf().test(block.text.slice(0, found.index))) return;
  const word = found[1] ?? '';
  const announced = /^\d/.test(word) ? Number(word) : numbers.indexOf(word) + 1;
  const items = new Set<Block['node']>();
  for (let at = from; blocks[at]?.kind === 'list-item'; at++)
    if (blocks[at]?.listDepth === depth) items.add(blocks[at]?.node);
  if (items.size === announced || items.size < 2) return;
  const end = found.index + found[0].length;
  yield { message: 'count', at: { block, start: found.index, end }, data: { announced, actual: items.size } };
}

/** A heading that is a link is the title of a card, which leads to what is under it. */
function isCard({ text, spans }: Block): boolean {
  return spans.some(({ kind, start, end }) => kind === 'link' && end - start >= text.length / 2);
}

/** Whether nothing at all stands between two blocks: no picture, form, code, component or tag of the site's own software. */
function isNothing(draft: Draft, block: Block, next: Block | undefined): boolean {
  const from = block.map.toSource(0, block.text.length).end;
  const to = next === undefined ? draft.source.length : next.map.toSource(0, 1).start;
  if (to < from || block.text === '') return false;
  const between = draft.source.slice(from, to);
  if (!hasLetterOrDigit(between)) return true;
  const rest = between.replace(/<!--.*?-->/gs, ' ');
  return !hasLetterOrDigit(
    rest.replace(
      /<\/?(?:a|article|body|div|h[1-6]|header|hgroup|html|li|main|ol|p|section|span|strong|ul|br|hr|footer|aside|nav|b|em|i)\b[^<>]*>|\{:?[#.:][^{}]*\}/gi,
      ' ',
    ),
  );
}
