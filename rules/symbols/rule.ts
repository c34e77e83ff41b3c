import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { allOf } from '../../src/language/patterns.ts';
import { type ChannelId, defineRule, type Report } from '../../src/rule/rule.ts';
import { disguised, emoji, emoticon, pattern } from './characters.ts';

type MessageId = 'quotes' | 'disguised' | 'many' | 'meaning' | 'emoticon' | 'art';

export default defineRule({
  category: 'accessibility',
  summary: 'Words, not symbols, carry the meaning',
  severity: 'warning',
  yieldsTo: ['fake-list'],
  sources: [
    {
      title: 'WCAG 2.2, 1.1.1 Non-text content (level A), failures F71 and F72',
      says: 'look-alike letters and pictures made of characters are no text; an emoji is read out by its name',
      url: 'https://www.w3.org/TR/WCAG22/#non-text-content',
    },
    { title: 'Two emoji in a paragraph: our judgement' },
  ],
  options: () =>
    z.strictObject({
      max: z.number().int().min(0).default(2).describe('emoji in a paragraph'),
      quotes: z
        .enum(['any', 'single', 'double'])
        .default('any')
        .describe('which quotation marks the house style has for words and short phrases'),
      ends: z.enum(['allow', 'report']).default('allow').describe('one emoji after the last word of a paragraph'),
    }),
  messages: {
    disguised: {
      what: '‘{found}’ is written with characters that only look like letters; a screen reader spells them out or says nothing.',
      do: 'Type it in plain letters: ‘{plain}’.',
    },
    many: {
      what: 'This has {count} emoji, and a screen reader says the name of each to {readers}.',
      do: 'Say it in words; keep one emoji at the end if it helps.',
    },
    meaning: {
      what: 'The emoji ‘{found}’ stands where words would; a screen reader says its name, and people read it in different ways.',
      do: 'Say it in words.',
    },
    emoticon: {
      what: '‘{found}’ is read out as punctuation.',
      do: 'Say it in words, or leave it out.',
    },
    quotes: {
      what: '{found} is in {marks} quotation marks; your house style has {style} ones.',
      do: 'Write {instead}.',
    },
    art: {
      what: 'This line of ‘{found}’ is read out sign by sign.',
      do: 'Take it out: a heading or a rule does the same.',
    },
  },

  checkBlock(block, { options, channel }) {
    if (options.quotes === 'any' && !mayHoldSymbols(block.text)) return undefined;
    return reports(block, options, channel);
  },
});

interface Options {
  max: number;
  quotes: 'any' | 'single' | 'double';
  ends: string;
}

/** A character that is seldom typed, a face, or a sign four times: all that the rule looks for but quotation marks. */
function mayHoldSymbols(text: string): boolean {
  return /[^\n\x20-\x7e£’‘“”–—•]|[:;][-'^]?[)(DP]|([=*_~#+.\-<>|\\/])\1{3}/.test(text);
}

function* reports(block: Block, options: Options, channel: ChannelId): Iterable<Report<MessageId>> {
  const { text } = block;
  if (options.quotes !== 'any') yield* ofQuotes(block, options.quotes);
  if (!mayHoldSymbols(text)) return;
  const report = (message: MessageId, start: number, found: string, rest: Partial<Report<MessageId>> = {}) => ({
    message,
    at: { block, start, end: start + found.length },
    group: message,
    ...rest,
    data: { found, ...rest.data },
  });
  for (const { start, text: found, plain } of disguised(text))
    yield report('disguised', start, found, { data: { plain } });
  for (const { index, 0: found } of allOf(emoticon(), text)) {
    if (!block.within(index, index + found.length, 'code'))
      yield report('emoticon', index, found, { severity: 'info' });
  }
  for (const { index, 0: found } of text.matchAll(pattern)) {
    // Lines to fill in, and dotted leaders, belong on paper.
    const isBlank = /^[_.…]/.test(found) && (channel === 'letter' || block.kind === 'table-cell');
    // "##Heading" without a space is heading-order's.
    if (
      isBlank ||
      (index === 0 && found.startsWith('##')) ||
      /^[_.]/.test(found) ||
      block.within(index, index + found.length, 'code', 'link')
    )
      continue;
    yield report('art', index, found, { data: { found: found.slice(0, 3) } });
    break;
  }
  yield* ofEmoji(block, options);
}

function* ofEmoji(block: Block, { max, ends }: Options): Iterable<Report<MessageId>> {
  const found = [...block.text.matchAll(emoji())].filter(({ index }) => !block.within(index, index + 1, 'code'));
  const [first] = found;
  const last = found.at(-1);
  if (first === undefined || last === undefined) return;
  const { text } = block;
  if (found.length > max) {
    const at = { block, start: first.index, end: last.index + last[0].length };
    yield {
      message: 'many',
      at,
      data: { count: found.length },
      actual: found.map(([one]) => one).join(''),
      group: 'many',
    };
    return;
  }
  for (const match of found) {
    const end = match.index + match[0].length;
    const isLast = !/[\p{L}\p{N}]/u.test(text.slice(end));
    if ((isLast && ends === 'allow' && /\p{L}/u.test(text)) || (block.kind === 'table-cell' && tick.test(match[0])))
      continue;
    const at = { block, start: match.index, end };
    yield { message: 'meaning', at, data: { found: match[0] }, severity: 'info', group: match[0] };
  }
}

/** What stands for yes and no in a table is read out as such. */
const tick = /^[✓✔✗✘✅❌☑]/;

/** Words that a quotation may have and still be a term or a name rather than somebody's speech (judgement). */
const mostQuotedWords = 4;

const inMarks = {
  single: () => /[“"]([^“”"\n]{1,60})[”"]/gu,
  double: () => /(?<![\p{L}\p{N}])[‘']([^‘’'\n]{1,60})[’'](?![\p{L}\p{N}])/gu,
} as const;

/** Short quotations in the marks that the house style does not have. What people said, in whole sentences, is left alone. */
function* ofQuotes(block: Block, style: 'single' | 'double'): Iterable<Report<MessageId>> {
  if (block.quoted || !block.isEnglish) return;
  for (const { index, 0: found, 1: inner = '' } of block.text.matchAll(inMarks[style]())) {
    const end = index + found.length;
    if (inner.trim().split(/\s+/).length > mostQuotedWords || /[.!?]$/.test(inner)) continue;
    if (block.within(index, end, 'code', 'foreign', 'quotation')) continue;
    const instead = style === 'single' ? `‘${inner}’` : `“${inner}”`;
    yield {
      message: 'quotes',
      at: { block, start: index, end },
      data: { found, marks: style === 'single' ? 'double' : 'single', style, instead },
      severity: 'info',
      suggestions: [{ text: instead }],
      group: 'quotes',
    };
  }
}
