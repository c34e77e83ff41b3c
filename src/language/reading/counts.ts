import { bySpelling } from '../spellings.ts';
import { syllablesOf } from '../syllables.ts';
import type { Word } from '../words.ts';
import { smallWords } from './small-words.ts';
import { type WordFacts, wordFacts } from './word-facts.ts';

/** A word that the measure reads, with what is known of it wherever it stands. */
export interface ReadWord {
  /** Lower case, with straight apostrophes. */
  key: string;
  facts: WordFacts;
  /** Whether it says something on its own: no article, pronoun, preposition, conjunction or auxiliary. */
  isContent: boolean;
}

/** From here a word is hard enough to be named (1 to 6, a judgement): "tribunal" is, "decision" is not. */
const hardEnough = 2.7;

const none: readonly never[] = [];

/** What the measure needs to know of one sentence. */
export interface SentenceCounts {
  /** Words, names and numbers included. */
  words: number;
  syllables: number;
  /** Words of three syllables or more. */
  long: number;
  // The rest is of its words apart from names and numbers: how hard those are depends on whom you know.
  /** How hard each is that says something on its own. */
  content: readonly number[];
  /** How hard each is where none does. */
  small: readonly number[];
  /** Those that are hard enough to be named. */
  hard: readonly ReadWord[];
  /** How many no list calls easy. */
  notEasy: number;
  /** How far they lie over the difficulty 1, in all; over 2; over 3. */
  over1: number;
  over2: number;
  over3: number;
  /** Its own reading age, in years; NaN until somebody asks for it. */
  age: number;
}

/** Counts one sentence: its words in their order, as `readEnglish` finds them. */
export function countSentence(words: readonly Word[]): SentenceCounts {
  let syllables = 0;
  let long = 0;
  let over1 = 0;
  let over2 = 0;
  let over3 = 0;
  let notEasy = 0;
  const content: number[] = [];
  const small: number[] = [];
  let hard: ReadWord[] | undefined;
  for (let at = 0; at < words.length; at++) {
    const known = lookUp(words[at] as Word);
    if (known === null) continue;
    syllables += known.syllables;
    if (known.syllables >= 3) long++;
    if (known.isName || (known.isCapital && at > 0)) continue;
    const { difficulty, easy } = known.facts;
    if (difficulty > 1) over1 += difficulty - 1;
    if (difficulty > 2) over2 += difficulty - 2;
    if (difficulty > 3) over3 += difficulty - 3;
    if (!easy) notEasy++;
    if (known.isContent) content.push(difficulty);
    else if (content.length === 0) small.push(difficulty);
    if (difficulty >= hardEnough) {
      hard ??= [];
      hard.push(known);
    }
  }
  return {
    words: words.length,
    syllables,
    long,
    // Copies, for V8 keeps room for seventeen in what was pushed into.
    content: content.slice(),
    small: content.length === 0 ? small.slice() : none,
    hard: hard?.slice() ?? none,
    notEasy,
    over1,
    over2,
    over3,
    age: Number.NaN,
  };
}

/** What is known of a word by its letters alone; null for numbers and addresses, which are not read. */
const lookUp = bySpelling((text, word) => {
  const key = text.toLowerCase().replaceAll('’', "'");
  if (/[\d_@/\\]/.test(key) || !(/[a-z]/.test(key) || /\p{L}/u.test(key))) return null;
  const facts = wordFacts(key);
  const isCapital = text.charAt(0) !== key.charAt(0) && key !== 'i' && !key.startsWith("i'");
  return {
    key,
    facts,
    isContent: !smallWords.has(key),
    syllables: syllablesOf(word),
    /** A capital inside a sentence is a name's. "I" is none. */
    isCapital,
    /** Even at the beginning: a word with a capital that no list knows. */
    isName: isCapital && (facts.known === 'guessed' || (text.length > 1 && text === text.toUpperCase())),
  };
});
