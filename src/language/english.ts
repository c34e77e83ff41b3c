import type { Nodes, SentenceContent } from 'nlcst';
import { toString as nlcstToString } from 'nlcst-to-string';
import { ParseEnglish } from 'parse-english';

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

const parser = new ParseEnglish();

const hasLetterOrDigit = /[\p{L}\p{N}]/u;

/** Web and email addresses: read as one thing that is neither a word nor the end of a sentence. */
const address = /\b(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)\]’']|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;

/**
 * Reads English text into sentences and words. The `masked` ranges (code, foreign passages) and web and email addresses
 * stay part of their sentence but are no words of it.
 */
export function readEnglish(text: string, masked: readonly { start: number; end: number }[] = []): English {
  const silent = [...masked];
  if (text.includes('@') || text.includes('://') || text.includes('www.')) {
    for (const match of text.matchAll(address)) silent.push({ start: match.index, end: match.index + match[0].length });
  }
  let readable = text;
  // One letter for each code unit keeps the offsets and lets no full stop inside end the sentence.
  for (const { start, end } of silent) {
    readable = readable.slice(0, start) + 'x'.repeat(end - start) + readable.slice(end);
  }
  const sentences: Sentence[] = [];
  const words: Word[] = [];
  const isSilent = (start: number, end: number) => silent.some((range) => range.start < end && range.end > start);
  for (const paragraph of parser.parse(readable).children) {
    if (paragraph.type !== 'ParagraphNode') continue;
    for (const sentence of paragraph.children) {
      if (sentence.type !== 'SentenceNode') continue;
      const own: Word[] = [];
      for (const child of sentence.children as SentenceContent[]) {
        if (child.type !== 'WordNode') continue;
        const { start, end } = offsets(child);
        if (silent.length > 0 && isSilent(start, end)) continue;
        const word = nlcstToString(child);
        // A combining mark that follows a symbol is a word to the parser.
        if (hasLetterOrDigit.test(word)) own.push({ text: word, start, end });
      }
      sentences.push({ ...offsets(sentence), words: own });
      words.push(...own);
    }
  }
  return { sentences, words };
}

function offsets(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
