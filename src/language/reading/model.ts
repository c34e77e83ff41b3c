import { coefficients, start } from './coefficients.ts';
import type { SentenceCounts } from './counts.ts';
import { featureNames, features } from './features.ts';

const weights = featureNames.map((name) => coefficients[name]);

/**
 * The reading age of sentences, in years, on the scale of the Flesch–Kincaid grade plus 5: a linear model of `features`.
 *
 * @param sentences at least one, each with words
 */
export function readingAge(sentences: readonly SentenceCounts[]): number {
  const seen = features(sentences);
  let age = start;
  for (let at = 0; at < weights.length; at++) age += (weights[at] as number) * (seen[at] as number);
  return Math.max(5, age);
}
