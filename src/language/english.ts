import type { Nodes } from 'nlcst';
import { toString as nlcstToString } from 'nlcst-to-string';
import { ParseEnglish } from 'parse-english';
import { addresses } from './addresses.ts';
import { splitSentences } from './sentences.ts';

/** A word: `start` and `end` are offsets in the text that was read, in UTF-16 code units. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

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

interface Range {
  start: number;
  end: number;
}

const parser = new ParseEnglish();

const hasLetterOrDigit = /[\p{L}\p{N}]/u;

/**
 * Longest text that the parser is given at once, in UTF-16 code units: its work grows with the square of the number of
 * marks. No paragraph that was written to be read is nearly as long; a page without markup may be.
 */
const longestPiece = 20_000;

/**
 * Reads English text into sentences and words. The `masked` ranges (code, placeholders, foreign passages) and web and
 * email addresses stay part of their sentence but are no words of it. Those of them that are `blank` stand for nothing,
 * as white space does.
 */
export function readEnglish(text: string, masked: readonly Range[] = [], blank: readonly Range[] = []): English {
  const silent = [...masked, ...addresses(text)].sort((a, b) => a.start - b.start);
  const readable = hide(hide(text, silent, 'X'), blank, ' ');
  const words: Word[] = [];
  let next = 0;
  const isSilent = (start: number, end: number) => {
    while (next < silent.length && (silent[next]?.end ?? 0) <= start) next++;
    return (silent[next]?.start ?? Number.POSITIVE_INFINITY) < end;
  };
  for (let from = 0; from < readable.length; ) {
    const to = pieceEnd(readable, from);
    // Of the parser only the words: the sentences are found by `splitSentences`.
    for (const node of parser.tokenizeSentence(readable.slice(from, to)).children) {
      if (node.type !== 'WordNode') continue;
      const { start, end } = offsets(node, from);
      const word = nlcstToString(node);
      // A combining mark that follows a symbol is a word to the parser.
      if (hasLetterOrDigit.test(word) && !isSilent(start, end)) words.push({ text: word, start, end });
    }
    from = to;
  }
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

/** Where the piece that begins at `from` ends: after its last full stop and blank, else after its last blank. */
function pieceEnd(text: string, from: number): number {
  const most = from + longestPiece;
  if (most >= text.length) return text.length;
  const piece = text.slice(from, most);
  const cut = Math.max(piece.lastIndexOf('. '), piece.lastIndexOf('.\n')) + 1 || piece.lastIndexOf(' ') || -1;
  if (cut > 0) return from + cut;
  // A surrogate pair is not to be cut in two.
  const code = text.charCodeAt(most - 1);
  return code >= 0xd800 && code < 0xdc00 ? most - 1 : most;
}

function offsets(node: Nodes, from: number): { start: number; end: number } {
  return { start: from + (node.position?.start.offset ?? 0), end: from + (node.position?.end.offset ?? 0) };
}
