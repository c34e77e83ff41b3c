import type { SentenceCounts } from './counts.ts';

/**
 * What the measure sees of a text, in the order of the coefficients in model.ts. All of it is about two things that an
 * editor can change: how long sentences are, and how hard their words. A word's load is how far its difficulty (1 to 6) lies
 * over a threshold; a sentence's load is the sum of those of its words. Loads and lengths go in as logarithms: the second hard word of a
 * sentence costs its reader more than the eleventh.
 */
export const featureNames = [
  'loadOver2',
  'loadOver1',
  'hardestSentences',
  'loadOver3',
  'wordLoad',
  'notEasy',
  'longWords',
  'sentenceLength',
  'longestSentences',
  'hardestWords',
] as const;

/** The words of a sentence beyond which it is no harder: nobody writes such a one, a parser joins it. */
const longestCounted = 60;

/** What may be in a tenth of all sentences, or words, that is looked at alone, as a share. */
const tenth = 0.1;

/**
 * @param sentences at least one, each with words
 * @returns one number for each of `featureNames`
 */
export function features(sentences: readonly SentenceCounts[]): number[] {
  const totals = {
    words: 0,
    squares: 0,
    long: 0,
    notEasy: 0,
    over1: 0,
    over2: 0,
    over3: 0,
    weighted1: 0,
    weighted2: 0,
  };
  const loads: number[] = [];
  const lengths: number[] = [];
  const content: number[] = [];
  const read: number[] = [];
  for (const sentence of sentences) {
    const [over1, over2, over3] = sentence.loads;
    totals.words += sentence.words;
    totals.squares += sentence.words ** 2;
    totals.long += sentence.long;
    totals.over2 += over2;
    totals.over3 += over3;
    totals.weighted1 += sentence.words * over1;
    totals.weighted2 += sentence.words * over2;
    loads.push(over2);
    lengths.push(Math.min(longestCounted, sentence.words));
    for (const { facts, isContent } of sentence.read) {
      if (!facts.easy) totals.notEasy++;
      read.push(facts.difficulty);
      if (isContent) content.push(facts.difficulty);
    }
  }
  const { length } = sentences;
  const hard = content.length > 0 ? content : read;
  return [
    // Each sentence counts as often as it has words: that is how long a reader spends in it.
    Math.log(0.3 + totals.weighted2 / totals.words),
    Math.log(0.3 + totals.weighted1 / totals.words),
    Math.log(0.3 + top(loads)),
    Math.log(0.3 + totals.over3 / length),
    mean(hard.map((difficulty) => Math.max(0, difficulty - 2))),
    Math.log(0.5 + totals.notEasy / length),
    Math.log(0.5 + totals.long / length),
    Math.log(totals.squares / totals.words),
    top(lengths),
    top(hard),
  ];
}

/** The mean of the highest tenth, of one number at least. */
function top(numbers: readonly number[]): number {
  const count = Math.ceil(numbers.length * tenth);
  // Sorted as numbers, without a comparison of ours for each pair.
  return mean(Float64Array.from(numbers).sort().reverse().subarray(0, count));
}

function mean(numbers: ArrayLike<number> & Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return numbers.length > 0 ? sum / numbers.length : 0;
}
