import type { Word } from '../english.ts';
import { countSyllables } from '../syllables.ts';
import { smallWords } from './small-words.ts';
import { type WordFacts, wordFacts } from './word-facts.ts';

/** A word that the measure reads, with what is known of it. */
export interface ReadWord {
  word: Word;
  /** Lower case, with straight apostrophes. */
  key: string;
  facts: WordFacts;
  /** Whether it says something on its own: no article, pronoun, preposition, conjunction or auxiliary. */
  isContent: boolean;
}

/** What the measure needs to know of one sentence. */
export interface SentenceCounts {
  /** Words, names and numbers included. */
  words: number;
  syllables: number;
  /** Words of three syllables or more. */
  long: number;
  /** Its words apart from names and numbers: how hard those are depends on whom you know. */
  read: readonly ReadWord[];
}

/** Counts one sentence: its words in their order, as `readEnglish` finds them. */
export function countSentence(words: readonly Word[]): SentenceCounts {
  let syllables = 0;
  let long = 0;
  const read: ReadWord[] = [];
  words.forEach((word, at) => {
    const key = word.text.toLowerCase().replaceAll('’', "'");
    if (!/\p{L}/u.test(key) || /[\d_@/\\]/.test(key)) return;
    const spoken = countSyllables(key);
    syllables += spoken;
    if (spoken >= 3) long++;
    const facts = wordFacts(key);
    if (!isName(word.text, key, at, facts)) read.push({ word, key, facts, isContent: !smallWords.has(key) });
  });
  return { words: words.length, syllables, long, read };
}

/** A capital inside a sentence is a name's; at its beginning, that of a word that no list knows. "I" is none. */
function isName(text: string, key: string, at: number, { known }: WordFacts): boolean {
  if (text.charAt(0) === key.charAt(0) || key === 'i' || key.startsWith("i'")) return false;
  return at > 0 || known === 'guessed' || (text.length > 1 && text === text.toUpperCase());
}
