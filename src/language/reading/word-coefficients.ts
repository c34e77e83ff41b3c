// Written by `npm run evaluate:word-fit`. Change that, not this file.
import type { wordTraitNames } from './word-age.ts';

/**
 * How many years each trait of a word adds to the age at which it is learned. Fitted to CompLex (Shardlow, Cooper and Zampieri,
 * 2020; CC BY 4.0); years are set by the words that children of eight (Spache) and ten (Dale and Chall) know.
 */
export const wordCoefficients: Readonly<Record<(typeof wordTraitNames)[number], number>> = {
  // where every trait is 0
  constant: 5.06,
  // difficulty, 1 to 6
  difficulty: 8.45,
  // what it is over 2
  difficultyOver2: -4.07,
  // what it is over 3
  difficultyOver3: 5.31,
  // in Spache’s list of words that young readers know
  young: 0.66,
  // in no English course up to B2 (CEFR-J)
  inNoCourse: 8,
  // in no list, made from a word that is in one
  derived: 7.18,
  // in no list, nor made from one
  guessed: 7.36,
  // letters, up to 5: short words that are judged are often abbreviations
  shortness: -2.91,
  // letters
  length: -0.19,
  // letters, of a word in no course
  lengthInNoCourse: -0.75,
};
