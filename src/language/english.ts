import { addresses } from './addresses.ts';
import { flat, hasLetterOrDigit, isLetterOrDigit } from './characters.ts';
import { splitSentences } from './sentences.ts';
import { readWords, type Word } from './words.ts';

/** A sentence: offsets in the text that was read, end mark included. */
export interface Sentence {
  start: number;
  end: number;
  words: readonly Word[];
}

/** The sentences of a text and all their words, in order. */
export interface English {
  sentences: readonly Sentence[];
  words: readonly Word[];
}

/** A part of a text. */
export interface Range {
  start: number;
  end: number;
}

/**
 * Reads English text into sentences and words. The `masked` ranges (code, placeholders, foreign passages) and web and
 * email addresses stay part of their sentence but are no words of it. Those of them that are `blank` stand for nothing,
 * as white space does.
 */
export function readEnglish(text: string, masked: readonly Range[] = [], blank: readonly Range[] = []): English {
  const silent = silentRanges(text, masked);
  const readable = silent.length === 0 && blank.length === 0 ? text : flat(hide(hide(text, silent, 'X'), blank, ' '));
  const words = readWords(readable);
  keepSpoken(words, readable, silent);
  const sentences: Sentence[] = [];
  let first = 0;
  for (const { start, end } of splitSentences(readable)) {
    let last = first;
    while (last < words.length && (words[last] as Word).start < end) last++;
    sentences.push({ start, end, words: first === 0 && last === words.length ? words : words.slice(first, last) });
    first = last;
  }
  return { sentences, words };
}

function silentRanges(text: string, masked: readonly Range[]): readonly Range[] {
  const found = addresses(text);
  if (found.length === 0 && masked.length < 2) return masked;
  return [...masked, ...found].sort((a, b) => a.start - b.start);
}

/** Takes out words in silent ranges, and combining marks that follow a symbol, which are words to the parser. */
function keepSpoken(words: Word[], text: string, silent: readonly Range[]): void {
  let next = 0;
  let kept = 0;
  for (const word of words) {
    const { start, end } = word;
    while (next < silent.length && (silent[next] as Range).end <= start) next++;
    const isSilent = next < silent.length && (silent[next] as Range).start < end;
    if (!isSilent && (isLetterOrDigit(text, start) || hasLetterOrDigit(word.text))) words[kept++] = word;
  }
  // An array that is told its length is copied, even where it has that length.
  if (kept < words.length) words.length = kept;
}

/** One character for each code unit of the ranges keeps the offsets, and lets no full stop inside end the sentence. */
function hide(text: string, ranges: readonly Range[], by: string): string {
  let result = '';
  let done = 0;
  for (const range of ranges) {
    const start = Math.max(range.start, done);
    if (range.end <= start) continue;
    result += text.slice(done, start) + by.repeat(range.end - start);
    done = range.end;
  }
  return result + text.slice(done);
}
