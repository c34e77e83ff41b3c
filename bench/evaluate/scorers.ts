import { automatedReadability } from 'automated-readability';
import { colemanLiau } from 'coleman-liau';
import { daleChall } from 'dale-chall';
import { daleChallFormula } from 'dale-chall-formula';
import { flesch } from 'flesch';
import { gunningFog } from 'gunning-fog';
import { ParseEnglish } from 'parse-english';
import retextReadability from 'retext-readability';
import { smogFormula } from 'smog-formula';
import { spache } from 'spache';
import { spacheFormula } from 'spache-formula';
import { VFile } from 'vfile';
import writeGood from 'write-good';
import type { Sentence } from '../../src/language/english.ts';
import { countSentence } from '../../src/language/reading/counts.ts';
import { bases } from '../../src/language/reading/forms.ts';
import { readingAge } from '../../src/language/reading/model.ts';
import { countSyllables } from '../../src/language/syllables.ts';
import { mean } from './agreement.ts';
import { sentencesOf } from './passage.ts';

/** A text that is scored, read once for all. */
export interface Passage {
  text: string;
  /** At least one, each with words. */
  sentences: readonly Sentence[];
  counts: PassageCounts;
}

/** What formulas are computed from. */
interface PassageCounts {
  sentence: number;
  word: number;
  letter: number;
  syllable: number;
  /** Words of three syllables or more. */
  long: number;
  /** Words outside the list of Dale and Chall, and of Spache, in any of their regular forms; names and numbers are inside. */
  difficult: number;
  unfamiliar: number;
}

/** Says how hard a text is: higher is harder. */
export interface Scorer {
  name: string;
  score(passage: Passage): number;
}

export const ours = 'commslint reading-age';

const parser = new ParseEnglish();
const easy = new Set(daleChall.map((word) => word.toLowerCase()));
const familiar = new Set(spache.map((word) => word.toLowerCase()));

/** Reads a text for all scorers; one without words counts as the word “x”. */
export function readPassage(text: string): Passage {
  const found = sentencesOf(text);
  const sentences = found.length > 0 ? found : sentencesOf('x');
  const counts = { sentence: sentences.length, word: 0, letter: 0, syllable: 0, long: 0, difficult: 0, unfamiliar: 0 };
  for (const { words } of sentences) {
    words.forEach((word, at) => {
      const lower = word.text.toLowerCase().replaceAll('’', "'");
      const syllables = countSyllables(lower);
      const isName = at > 0 && word.text.charAt(0) !== lower.charAt(0);
      counts.word++;
      counts.letter += word.text.length;
      counts.syllable += syllables;
      if (syllables >= 3) counts.long++;
      if (isName || /\d/.test(lower)) return;
      if (!isIn(easy, lower)) counts.difficult++;
      if (!isIn(familiar, lower)) counts.unfamiliar++;
    });
  }
  return { text, sentences, counts };
}

function isIn(list: ReadonlySet<string>, word: string): boolean {
  if (list.has(word)) return true;
  for (const base of bases(word)) if (list.has(base)) return true;
  return word.includes('-') && word.split('-').every((part) => isIn(list, part));
}

export const scorers: readonly Scorer[] = [
  { name: ours, score: ({ sentences }) => readingAge(sentences.map(({ words }) => countSentence(words))) },
  {
    name: 'Flesch–Kincaid grade',
    score: ({ counts: { word, sentence, syllable } }) => 0.39 * (word / sentence) + 11.8 * (syllable / word) - 15.59,
  },
  { name: 'flesch', score: ({ counts: { sentence, word, syllable } }) => -flesch({ sentence, word, syllable }) },
  {
    name: 'automated-readability',
    score: ({ counts: { sentence, word, letter } }) => automatedReadability({ sentence, word, character: letter }),
  },
  { name: 'coleman-liau', score: ({ counts }) => colemanLiau(counts) },
  {
    name: 'dale-chall-formula',
    score: ({ counts: { sentence, word, difficult } }) =>
      daleChallFormula({ sentence, word, difficultWord: difficult }),
  },
  {
    name: 'gunning-fog',
    score: ({ counts: { sentence, word, long } }) => gunningFog({ sentence, word, complexPolysillabicWord: long }),
  },
  {
    name: 'smog-formula',
    score: ({ counts: { sentence, long } }) => smogFormula({ sentence, polysillabicWord: long }),
  },
  {
    name: 'spache-formula',
    score: ({ counts: { sentence, word, unfamiliar } }) =>
      spacheFormula({ sentence, word, unfamiliarWord: unfamiliar }),
  },
  ...[11, 14, 16].map((age) => ({
    name: `retext-readability at ${age}`,
    score: ({ text, sentences }: Passage) => messagesAt(age, text) / sentences.length,
  })),
  { name: 'write-good, per 100 words', score: ({ text, counts }) => (writeGood(text).length / counts.word) * 100 },
  { name: 'mean sentence length', score: ({ sentences }) => mean(sentences.map(({ words }) => words.length)) },
];

const checks = new Map([11, 14, 16].map((age) => [age, retextReadability({ age })]));

/** How many messages `retext-readability` has for a text, the text parsed as it parses texts. */
function messagesAt(age: number, text: string): number {
  const file = new VFile(text);
  checks.get(age)?.(parser.parse(text), file);
  return file.messages.length;
}
