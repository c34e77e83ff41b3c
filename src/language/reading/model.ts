import { coefficients, start } from './coefficients.ts';
import type { SentenceCounts } from './counts.ts';
import { featureNames, features } from './features.ts';

/**
 * The reading age of sentences, in years, on the scale of the Flesch–Kincaid grade plus 5: a linear model of `features`.
 *
 * @param sentences at least one, each with words
 */
export function readingAge(sentences: readonly SentenceCounts[]): number {
  const seen = features(sentences);
  let age = start;
  featureNames.forEach((name, at) => {
    age += coefficients[name] * (seen[at] ?? 0);
  });
  return Math.max(5, age);
}
