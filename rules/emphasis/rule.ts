import { z } from 'zod';
import type { Block, Span } from '../../src/draft/block.ts';
import { meets } from '../../src/draft/source-map.ts';
import { hasTwoLetters } from '../../src/language/characters.ts';
import { isTitleCase } from '../../src/language/names.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';

export default defineRule({
  category: 'accessibility',
  summary: 'Little bold, no italics, no underlining',
  severity: 'warning',
  sources: [
    {
      title: 'GOV.UK content and publishing guidance',
      says: 'bold sparingly; no italics; no underlining, which looks like a link',
    },
    { title: 'UK Association for Accessible Formats, clear print guidance', says: 'no italics or underlining' },
    { title: 'Three runs of bold in a paragraph, one word in ten of a draft: our judgement' },
  ],
  options: () =>
    z.strictObject({
      runs: z.number().int().min(1).default(3).describe('runs of bold in a paragraph'),
      share: z.number().min(1).max(100).default(10).describe('hundredths of the words of a draft that may be bold'),
    }),
  messages: {
    many: {
      what: 'This paragraph has {count} pieces in bold; where much stands out, nothing does.',
      do: 'Keep the one that {readers} must not miss, such as a deadline.',
    },
    most: {
      what: '{share} in 100 words of this draft are bold; more than {max} and bold stops helping {readers}.',
      do: 'Keep bold for what must not be missed; let headings and lists do the rest.',
    },
    italics: {
      what: 'Italics are hard to read for some {readers}, and most screen readers do not say them.',
      do: 'Write it plain, or put what matters first in the sentence.',
    },
    underline: {
      what: 'Underlined words look like a link to {readers}.',
      do: 'Take the underlining off.',
    },
  },

  checkBlock(block, { options }) {
    return block.quoted || !block.spans.some(standsOut) ? undefined : reports(block, options.runs);
  },

  checkDraft(draft, { options: { share: max } }) {
    let bold = 0;
    for (const block of draft.blocksWithSpan('strong')) {
      if (!isCounted(block)) continue;
      const { text, spans } = block;
      for (const span of spans) if (span.kind === 'strong') bold += countWords(text.slice(span.start, span.end));
    }
    if (bold === 0) return undefined;
    let all = 0;
    let share = 100;
    for (const block of draft.blocks) {
      if (!isCounted(block)) continue;
      all += countWords(block.text);
      share = Math.round((bold / Math.max(all, 1)) * 100);
      // The more words there are, the less of them are bold.
      if (share <= max) return undefined;
    }
    // In a short draft one bold line is more than its share.
    if (all < fewestWords || share <= max) return undefined;
    return [{ message: 'most', at: { draft: true }, data: { share, max }, severity: 'info' }];
  },
});

function standsOut({ kind }: Span): boolean {
  return kind === 'strong' || kind === 'emphasis' || kind === 'underline';
}

function isCounted({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'list-item';
}

function* reports(block: Block, runs: number): Iterable<Report<'many' | 'italics' | 'underline'>> {
  const bold = block.spans.filter(({ kind, start, end }) => kind === 'strong' && !isTerm(block, start, end));
  const first = bold[runs];
  if (first && block.kind === 'paragraph' && !isLabelled(block, bold)) {
    yield { message: 'many', at: { block }, data: { count: bold.length } };
  }
  const exempt = block.spans.filter(({ kind }) => /^(?:foreign|code|quotation|link)$/.test(kind));
  for (const { kind, start, end } of block.spans) {
    const at = { block, start, end };
    if (kind === 'underline') yield { message: 'underline', at, group: 'underline' };
    else if (kind === 'emphasis' && isEmphasis(block, start, end, exempt)) {
      yield { message: 'italics', at, severity: 'info', group: 'italics' };
    }
  }
}

/** Below this a share of words says nothing (a judgement). */
const fewestWords = 100;

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** A number, an amount, a date or a key to press stands out for its own sake. */
function isTerm({ text }: Block, start: number, end: number): boolean {
  return !hasTwoLetters(text.slice(start, end));
}

/** Bold at the beginning of each line, or before each colon: labels of an address or a form. */
function isLabelled({ text }: Block, bold: readonly Span[]): boolean {
  const labels = bold.filter(
    ({ start, end }) => start === 0 || text[start - 1] === '\n' || text[end - 1] === ':' || text[end] === ':',
  );
  return labels.length * 2 >= bold.length;
}

/** Whether italics stress words: a title of a work, a name, a foreign phrase or a symbol may be in italics. */
function isEmphasis(block: Block, start: number, end: number, exempt: readonly Span[]): boolean {
  const text = block.text.slice(start, end);
  if (!hasTwoLetters(text) || meets(exempt, start, end)) return false;
  const words = text.match(/\p{L}[\p{L}’'-]*/gu) ?? [];
  if (words.length > 1 && (isTitleCase(text) || words.slice(1).some((word) => /^\p{Lu}/u.test(word)))) return false;
  // "the _Select location_ button", "(_Bufo bufo_)": a name in the running text
  return !(/^\p{Lu}/u.test(text) && /[^.!?:\s][\s(‘“"']+$/u.test(block.text.slice(Math.max(0, start - 3), start)));
}
