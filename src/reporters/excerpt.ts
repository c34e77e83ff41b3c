import type { Range } from '../draft/source-map.ts';
import { printable } from './printable.ts';

/** Words in question and what stands around them, as one printable line: `before + words + after`. */
export interface Excerpt {
  before: string;
  words: string;
  after: string;
}

/** How far around the words to look for the ends of their sentence, in UTF-16 code units. */
const reach = 160;

/**
 * Cuts the sentence around a source range out of the source, to at most `width` columns. Nothing for an empty range and
 * for one that is itself private.
 *
 * @param isByLine whether every line of the source is a paragraph, as of a Word file
 */
export function excerpt(
  source: string,
  range: Range,
  hidden: readonly Range[],
  width: number,
  isByLine = false,
): Excerpt | undefined {
  const { start, end } = range;
  if (end <= start || hidden.some((each) => each.start < end && each.end > start && each.start <= start))
    return undefined;
  const from = sentenceStart(source, start, isByLine);
  const to = sentenceEnd(source, end, isByLine);
  const show = (a: number, b: number) => printable(maskIdentifiers(maskRanges(source, a, b, hidden)));
  const words = clip(show(start, Math.min(end, start + width * 2)), width);
  const room = Math.max(0, width - words.length);
  let before = show(from, start).trimStart();
  let after = show(end, to).trimEnd();
  if (words.endsWith('…')) after = '';
  const afterRoom = Math.max(room - before.length, room >> 1);
  after = clip(after, Math.min(afterRoom, room));
  const beforeRoom = room - after.length;
  if (before.length > beforeRoom) {
    const cut = before.slice(before.length - Math.max(0, beforeRoom - 1));
    before = beforeRoom > 0 ? `…${cut.replace(/^\S{0,12}\s/u, '')}` : '';
  }
  return { before, words, after };
}

/**
 * Hides what may identify a person even where no rule looked for it: runs of six or more digits with blanks, hyphens,
 * strokes and full stops between them (NHS numbers, dates of birth, phone numbers), and National Insurance numbers.
 */
export function maskIdentifiers(text: string): string {
  return text
    .replace(/\b[A-Za-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Da-d]\b/g, hide)
    .replace(/\d(?:[ \t\u00a0/.-]{0,3}\d){5,}/g, hide);
}

/** A whole source as it may be shown: every letter and digit stays in its place or is masked there. */
export function maskedSource(source: string, hidden: readonly Range[]): string {
  return maskIdentifiers(maskRanges(source, 0, source.length, hidden));
}

function hide(text: string): string {
  return text.replace(/[\p{L}\p{N}]/gu, (letter) => '•'.repeat(letter.length));
}

/**
 * The source from `from` to `to` with every letter and digit of the hidden ranges replaced; what stands after them keeps its
 * place.
 *
 * @param hidden in order and apart
 */
export function maskRanges(source: string, from: number, to: number, hidden: readonly Range[]): string {
  let text = '';
  let done = from;
  for (const { start, end } of hidden) {
    if (start >= to || end <= done) continue;
    const first = Math.max(start, done);
    text += source.slice(done, first) + hide(source.slice(first, Math.min(end, to)));
    done = Math.min(end, to);
  }
  return text + source.slice(done, Math.max(done, to));
}

function sentenceStart(source: string, at: number, isByLine: boolean): number {
  const text = source.slice(Math.max(0, at - reach), at);
  let start = isByLine ? text.lastIndexOf('\n') + 1 : 0;
  for (const match of text.matchAll(/[.!?]["”’)]?\s|\n[ \t>]*\r?\n|[|<>#]/g))
    start = Math.max(start, match.index + match[0].length);
  return at - text.length + start;
}

function sentenceEnd(source: string, at: number, isByLine: boolean): number {
  const [line = ''] = isByLine ? source.slice(at, at + reach).split('\n', 1) : [];
  const text = isByLine ? line : source.slice(at, at + reach);
  const end = /[.!?]["”’)]?(?=\s)|\n[ \t>]*\r?\n|[|<]/.exec(text);
  if (end === null) return at + text.length;
  return at + end.index + (/^[.!?]/.test(end[0]) ? end[0].length : 0);
}

function clip(text: string, width: number): string {
  if (text.length <= width) return text;
  if (width < 2) return '';
  const cut = text.slice(0, width - 1);
  return `${cut.replace(/\s\S{0,12}$/u, '')}…`;
}
