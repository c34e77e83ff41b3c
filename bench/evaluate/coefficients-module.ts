import type { featureNames } from '../../src/language/reading/features.ts';
import type { Calibration } from './calibrate.ts';

/** What an editor sees of each feature. */
const meanings: Readonly<Record<(typeof featureNames)[number], string>> = {
  loadOver2: 'hard words in a sentence, where a reader spends most time (difficulty over 2; logarithm)',
  loadOver1: 'words of any weight in a sentence, where a reader spends most time (over 1; logarithm)',
  hardestSentences: 'hard words in the hardest tenth of the sentences (over 2; logarithm)',
  loadOver3: 'very hard words in a sentence (over 3; logarithm)',
  wordLoad: 'how hard a word is that says something on its own (over 2)',
  notEasy: 'words in a sentence that children of ten do not know (Dale and Chall’s list; logarithm)',
  longWords: 'words of three syllables or more in a sentence (logarithm)',
  sentenceLength: 'words in a sentence, each sentence counted as often as it has words (logarithm)',
  longestSentences: 'words in the longest tenth of the sentences',
  hardestWords: 'difficulty of the hardest tenth of the words that say something on their own',
};

/** The text of `src/language/reading/coefficients.ts`: coefficients in years. */
export function coefficientsModule(
  names: typeof featureNames,
  weights: readonly number[],
  { start, slope }: Calibration,
): string {
  const rows = names.map((name, at) => {
    const years = Number(((weights[at] ?? 0) * slope).toFixed(3));
    return `  // ${meanings[name]}\n  ${name}: ${years},\n`;
  });
  return `// Written by \`npm run evaluate:fit\`. Change that, not this file.
import type { featureNames } from './features.ts';

/**
 * How many years of reading age one unit of each feature adds. Fitted to pairs of texts of which people say which is harder:
 * OneStopEnglish (CC BY-SA 4.0), CEFR-SP (CC BY-SA 3.0), before and after from plainlanguage.gov (CC0) and contracts with their
 * plain summaries (Apache 2.0).
 */
export const coefficients: Readonly<Record<(typeof featureNames)[number], number>> = {
${rows.join('')}};

/** The age at which all features are 0. */
export const start = ${Number(start.toFixed(3))};
`;
}
