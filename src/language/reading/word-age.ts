import { wordCoefficients } from './word-coefficients.ts';
import type { WordFacts } from './word-facts.ts';

/** What the age at which a word is learned is told by, in the order of the coefficients. */
export const wordTraitNames = [
  'constant',
  'difficulty',
  'difficultyOver2',
  'difficultyOver3',
  'young',
  'inNoCourse',
  'derived',
  'guessed',
  'shortness',
  'length',
  'lengthInNoCourse',
] as const;

const weights = wordTraitNames.map((name) => wordCoefficients[name]);

/** The numbers for `wordTraitNames`. */
export function wordTraits(text: string, { difficulty, level, young, known }: WordFacts): number[] {
  const { length } = text;
  const isInNone = level === 0;
  return [
    1,
    difficulty,
    Math.max(0, difficulty - 2),
    Math.max(0, difficulty - 3),
    young ? 1 : 0,
    isInNone ? 1 : 0,
    known === 'derived' ? 1 : 0,
    known === 'guessed' ? 1 : 0,
    Math.min(length, 5),
    length,
    isInNone ? length : 0,
  ];
}

/**
 * The age at which most readers have learned a word, in years: a linear model of `wordTraits`. It follows how hard people find
 * words in sentences; years come from the words that children of eight and ten know. One word may be some years off.
 */
export function wordAge(text: string, facts: WordFacts): number {
  const traits = wordTraits(text, facts);
  let age = 0;
  for (let at = 0; at < weights.length; at++) age += (weights[at] as number) * (traits[at] as number);
  return age;
}
