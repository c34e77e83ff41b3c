import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { phoneSheets } from '../../src/draft/phone-layout.ts';
import { textWidths } from '../../src/language/line-breaks.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';

/** A run of characters without white space. */
const run = /\S+/g;
/** Where browsers break a line without white space. */
const breaks = /(?<=[-?\u2010\u2013\u2014\u00ad\u200b])/;
/** A word of a language, or a hashtag: file names and the names of settings are for machines. */
const written = () => /^[#@]?[\p{L}\p{M}\p{N}'’&.,:;/+-]+$/u;
/** Punctuation around a word is no part of it. */
const around = /^[([<"'“‘*_]{1,9}|[)\]>"'”’*_.,;:!?]{1,9}$/g;
/** What is filled in later, or tells a machine something. */
const placeholder = /\(\(|\{\{|\{%|<%|\}\}|%\}|^\{:|\$\w+\$|%\w+%|\]\(/;
const address = /^(?:https?:\/\/|www\.)|^[\w-]+(?:\.[\w-]+)+\//i;

export default defineRule({
  category: 'mobile',
  summary: 'Addresses and words that are wider than a phone',
  severity: 'warning',
  channels: ['web', 'email'],
  sources: [
    {
      title: 'Computed from the widths of Arial',
      says: 'a line of 330 px holds about 37 characters of 19 px, 44 of 16 px',
    },
    { title: 'WCAG 2.2, 1.4.10 Reflow (level AA)', url: 'https://www.w3.org/TR/WCAG22/#reflow' },
  ],
  options: () =>
    z.strictObject({
      max: z.int().positive().default(35).describe('characters without a place where a line can be broken'),
    }),
  messages: {
    address: {
      what: 'This web address has {length} characters that no line can be broken in; a phone has room for about {max}, and {readers} would have to scroll sideways.',
      do: 'Make the link from words that say where it leads, or use a shorter address.',
    },
    email: {
      what: 'This email address has {length} characters that no line can be broken in; a phone has room for about {max}, and {readers} would have to scroll sideways.',
      do: 'Give a shorter address, or let it be broken after the @ (‘<wbr>’ in HTML).',
    },
    word: {
      what: '‘{start}…’ runs on for {length} characters without a break; a phone has room for about {max}, and {readers} would have to scroll sideways.',
      do: 'Write it as several words, or put soft hyphens where it can be broken.',
    },
  },

  checkBlock(block, { options: { max } }) {
    return runsOn(block.text, max) && isSeen(block) ? reports(block, max) : undefined;
  },
});

function* reports(block: Block, max: number): Iterable<Report<'address' | 'email' | 'word'>> {
  for (const { 0: found, index } of block.text.matchAll(run)) {
    if (found.length <= max || placeholder.test(found)) continue;
    const before = /^[([<"'“‘*_]{1,9}/.exec(found)?.[0].length ?? 0;
    const token = found.replace(around, '');
    const piece = token.split(breaks).reduce((longest, each) => (each.length > longest.length ? each : longest), '');
    const length = [...piece].length;
    const start = index + before;
    const end = start + token.length;
    if (length <= max || !overflows(piece) || isDrawn(token) || block.within(start, end, 'code', 'deleted')) continue;
    const message = address.test(token) ? 'address' : token.includes('@') ? 'email' : 'word';
    if (message === 'word' && (!written().test(token) || /\/.*\/|\.\w+$/.test(token))) continue;
    const data = { length, max, ...(message === 'word' ? { start: token.slice(0, 20) } : {}) };
    yield { message, at: { block, start, end }, data };
  }
}

/** Whether a text may hold more than `max` characters without a space: then one of them stands at every so many. */
function runsOn(text: string, max: number): boolean {
  const { length } = text;
  for (let at = max; at < length; at += max + 1) {
    let start = at + 1;
    while (start > 0 && at - start < max && !isBlank(text.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (end < length && end - start <= max && !isBlank(text.charCodeAt(end))) end++;
    if (end - start > max) return true;
  }
  return false;
}

/** A space or the end of a line; of other white space there is so little that the look need not know it. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a;
}

/** Whether it is wider than a line: 36 narrow letters still fit. */
function overflows(piece: string): boolean {
  const { body, width } = phoneSheets[19];
  return textWidths(piece, body).least > width;
}

function isSeen({ kind }: Block): boolean {
  return kind !== 'alt' && kind !== 'tooltip' && kind !== 'subject';
}

/** A line of dots or dashes to write on, a table that was not read as one: no word at all. */
function isDrawn(token: string): boolean {
  return !/[\p{L}\p{N}]{4}/u.test(token) || /\|.*\|/.test(token);
}
