// Written by `npm run evaluate:fit`. Change that, not this file.
import type { featureNames } from './features.ts';

/**
 * How many years of reading age one unit of each feature adds. Fitted to pairs of texts of which people say which is harder:
 * OneStopEnglish (CC BY-SA 4.0), CEFR-SP (CC BY-SA 3.0), before and after from plainlanguage.gov (CC0) and contracts with their
 * plain summaries (Apache 2.0).
 */
export const coefficients: Readonly<Record<(typeof featureNames)[number], number>> = {
  // hard words in a sentence, where a reader spends most time (difficulty over 2; logarithm)
  loadOver2: 0.628,
  // words of any weight in a sentence, where a reader spends most time (over 1; logarithm)
  loadOver1: 0.903,
  // hard words in the hardest tenth of the sentences (over 2; logarithm)
  hardestSentences: 0.627,
  // very hard words in a sentence (over 3; logarithm)
  loadOver3: 0.667,
  // how hard a word is that says something on its own (over 2)
  wordLoad: 2.27,
  // words in a sentence that children of ten do not know (Dale and Chall’s list; logarithm)
  notEasy: 0.765,
  // words of three syllables or more in a sentence (logarithm)
  longWords: 0.72,
  // words in a sentence, each sentence counted as often as it has words (logarithm)
  sentenceLength: 0.971,
  // words in the longest tenth of the sentences
  longestSentences: 0.05,
  // difficulty of the hardest tenth of the words that say something on their own
  hardestWords: 0.958,
};

/** The age at which all features are 0. */
export const start = 0.885;
