import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { isLetterOrDigit } from '../../src/language/characters.ts';
import { defineRule } from '../../src/rule/rule.ts';

export default defineRule({
  category: 'accessibility',
  summary: 'What looks like a list is one',
  severity: 'warning',
  channels: ['web', 'letter', 'email'],
  sources: [
    {
      title: 'WCAG 2.2, 1.3.1 Info and relationships (level A), technique H48',
      says: 'a screen reader tells how many items a list has, and moves between them',
      url: 'https://www.w3.org/TR/WCAG22/#info-and-relationships',
    },
  ],
  options: () =>
    z.strictObject({
      min: z.number().int().min(2).default(2).describe('lines with a mark that make a list'),
    }),
  messages: {
    typed: {
      what: 'These {count} lines look like a list but are none: a screen reader does not tell {readers} where an item begins.',
      do: '{how}',
    },
  },

  *checkDraft(draft, { options: { min } }) {
    // Plain text has no other lists than typed ones.
    if (draft.format === 'text') return;
    const how =
      draft.format === 'html'
        ? 'Make it a list: <ul> and <li>.'
        : 'Begin each item with a hyphen and a space, on a line of its own.';
    // Of paragraphs with one item each, that follow one another.
    let run: TypedItems | undefined;
    let last: Block | undefined;
    const lists: TypedItems[] = [];
    for (const block of draft.blocksOf('paragraph')) {
      const inside = block.quoted ? undefined : typedItems(block);
      if (inside === undefined) continue;
      // A paragraph of several items stands for itself; of one, only with others like it.
      if (inside.items >= min) lists.push(inside);
      else if (inside.items === 1 && inside.start === 0) {
        if (run?.kind === inside.kind && last !== undefined && isNext(last, block, draft)) run.items++;
        else {
          run = inside;
          lists.push(run);
        }
        last = block;
      }
    }
    for (const { block, start, items } of lists) {
      if (items >= min) yield { message: 'typed', at: { block, start }, data: { count: items, how }, group: 'typed' };
    }
  },
});

interface TypedItems {
  block: Block;
  /** Where the first item begins. */
  start: number;
  items: number;
  kind: string;
}

/** Whether nothing that is read stands between two blocks. */
function isNext({ index }: Block, block: Block, { blocks }: Draft): boolean {
  return blocks.slice(index + 1, block.index).every(({ kind }) => kind === 'alt' || kind === 'tooltip');
}

const bullets = '•‣◦▪▫●○■□·∙➢➤►▶✓✔☑★☆❖⁃';
/** A mark that somebody typed at the beginning of a line; "s1." of Govspeak makes a real list. */
const typed = () => /^(?:([-–—*])|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|\d{1,2}\.)\s+(?=\S)/;
const drawn = () => new RegExp(`^([${bullets}]|\\p{Extended_Pictographic}\\ufe0f?)\\s*(?=\\S)`, 'u');

/** What kind of mark a line begins with: the bullet itself, a hyphen for dashes and a bracket for numbers and letters. */
function markOf(line: string): string | undefined {
  const found = typed().exec(line);
  if (found !== null) return found[1] === undefined ? ')' : '-';
  return line.charCodeAt(0) < 0x80 ? undefined : drawn().exec(line)?.[1];
}

/** A cheap look at the first characters of a line: nearly all lines begin with a word. */
function mayBeMarked(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const isCapitalOrQuote = (code >= 0x41 && code <= 0x5a) || (code >= 0x2018 && code <= 0x201f);
  if (isCapitalOrQuote) return false;
  return !isLetterOrDigit(text, at) || code >= 0x80 || /[).]/.test(text.slice(at + 1, at + 5));
}

/** The same in the middle of a line: only what is a bullet and nothing else. */
const inner = /\s[•‣▪●■➢➤]\s*(?=\S)/gu;

/** How many typed items a paragraph has, where the first begins, and what kind of mark it has. */
function typedItems(block: Block): TypedItems | undefined {
  const { text } = block;
  let items = 0;
  let start = 0;
  let kind = '';
  let next = 0;
  for (let at = 0; at < text.length; at = next + 1) {
    next = text.indexOf('\n', at);
    if (next < 0) next = text.length;
    if (!mayBeMarked(text, at)) continue;
    const line = text.slice(at, next);
    const own = markOf(line);
    if (own && kind === '') {
      kind = own;
      start = at;
    }
    if (own && own === kind) {
      items++;
      if (bullets.includes(own)) items += line.match(inner)?.length ?? 0;
    }
  }
  return items === 0 ? undefined : { block, start, items, kind };
}
