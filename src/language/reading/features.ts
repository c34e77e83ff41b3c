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
  let words = 0;
  let squares = 0;
  let long = 0;
  let notEasy = 0;
  let over3 = 0;
  let weighted1 = 0;
  let weighted2 = 0;
  const loads: number[] = [];
  const lengths: number[] = [];
  for (const sentence of sentences) {
    words += sentence.words;
    squares += sentence.words ** 2;
    long += sentence.long;
    notEasy += sentence.notEasy;
    over3 += sentence.over3;
    weighted1 += sentence.words * sentence.over1;
    weighted2 += sentence.words * sentence.over2;
    loads.push(sentence.over2);
    lengths.push(Math.min(longestCounted, sentence.words));
  }
  const { length } = sentences;
  const hard = difficulties(sentences);
  return [
    // Each sentence counts as often as it has words: that is how long a reader spends in it.
    Math.log(0.3 + weighted2 / words),
    Math.log(0.3 + weighted1 / words),
    Math.log(0.3 + top(loads)),
    Math.log(0.3 + over3 / length),
    meanOver2(hard),
    Math.log(0.5 + notEasy / length),
    Math.log(0.5 + long / length),
    Math.log(squares / words),
    top(lengths),
    top(hard),
  ];
}

/** Of the words that say something on their own; of the others where none does. */
function difficulties(sentences: readonly SentenceCounts[]): readonly number[] {
  const [first] = sentences;
  if (first !== undefined && sentences.length === 1) return first.content.length > 0 ? first.content : first.small;
  const content: number[] = [];
  for (const sentence of sentences) for (const difficulty of sentence.content) content.push(difficulty);
  return content.length > 0 ? content : sentences.flatMap(({ small }) => small);
}

function meanOver2(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) if (number > 2) sum += number - 2;
  return numbers.length > 0 ? sum / numbers.length : 0;
}

/** The mean of the highest tenth, of one number at least. */
function top(numbers: readonly number[]): number {
  const count = Math.ceil(numbers.length * tenth);
  if (count < 2) {
    let most = 0;
    for (const number of numbers) if (number > most) most = number;
    return most;
  }
  // Sorted as numbers, without a comparison of ours for each pair.
  const sorted = new Float64Array(numbers).sort();
  let sum = 0;
  for (let at = sorted.length - 1; at >= sorted.length - count; at--) sum += sorted[at] as number;
  return sum / count;
}
