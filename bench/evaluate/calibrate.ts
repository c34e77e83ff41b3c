import { countSyllables } from '../../src/language/syllables.ts';
import { mean } from './agreement.ts';
import { featuresOf, sentencesOf } from './passage.ts';
import { readSets, scored } from './sets.ts';
import { dot } from './solve.ts';

/** How a score becomes years: `age = start + slope × score`. */
export interface Calibration {
  start: number;
  slope: number;
}

/** A child starts grade 1 of the American school at six. */
const gradeToAge = 5;

/**
 * The scale of years is that of the Flesch–Kincaid grade (Kincaid and others, 1975) on whole articles at three levels: mean and
 * spread of the ages are made the same there. That the school's scale is the one to use is a judgement.
 */
export function ages(folder: string, weights: readonly number[]): Calibration {
  const set = readSets(folder).find(({ kind, family }) => kind === 'levels' && family !== undefined);
  if (set === undefined) throw new Error('The set of whole articles, by which scores become years, is missing.');
  const scores = scored(set, (text) => dot(featuresOf(text) ?? [], weights)).flat();
  const years = scored(set, fleschKincaidAge).flat();
  const slope = spread(years) / spread(scores);
  return { slope, start: mean(years) - slope * mean(scores) };
}

function fleschKincaidAge(text: string): number {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap((sentence) => sentence.words);
  const syllables = mean(words.map((word) => countSyllables(word.text)));
  return 0.39 * (words.length / sentences.length) + 11.8 * syllables - 15.59 + gradeToAge;
}

function spread(numbers: readonly number[]): number {
  const middle = mean(numbers);
  return Math.sqrt(mean(numbers.map((number) => (number - middle) ** 2)));
}
