import { addresses } from './addresses.ts';
import { hasLetterOrDigit } from './characters.ts';
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
  const silent = [...masked, ...addresses(text)].sort((a, b) => a.start - b.start);
  const readable = hide(hide(text, silent, 'X'), blank, ' ');
  let next = 0;
  const isSilent = ({ start, end }: Word) => {
    while (next < silent.length && (silent[next]?.end ?? 0) <= start) next++;
    return (silent[next]?.start ?? Number.POSITIVE_INFINITY) < end;
  };
  // A combining mark that follows a symbol is a word to the parser.
  const words = readWords(readable).filter((word) => !isSilent(word) && hasLetterOrDigit(word.text));
  const sentences: Sentence[] = [];
  let first = 0;
  for (const { start, end } of splitSentences(readable)) {
    let last = first;
    while ((words[last]?.start ?? end) < end) last++;
    sentences.push({ start, end, words: words.slice(first, last) });
    first = last;
  }
  return { sentences, words };
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
