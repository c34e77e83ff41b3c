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
  const { length } = sentences;
  let words = 0;
  let squares = 0;
  let long = 0;
  let notEasy = 0;
  let over3 = 0;
  let weighted1 = 0;
  let weighted2 = 0;
  const loads: number[] = [];
  const lengths: number[] = [];
  for (let at = 0; at < length; at++) {
    const sentence = sentences[at] as SentenceCounts;
    const own = sentence.words;
    words += own;
    squares += own * own;
    long += sentence.long;
    notEasy += sentence.notEasy;
    over3 += sentence.over3;
    weighted1 += own * sentence.over1;
    weighted2 += own * sentence.over2;
    loads.push(sentence.over2);
    lengths.push(Math.min(longestCounted, own));
  }
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
  const all: number[] = [];
  for (let at = 0; at < sentences.length; at++) {
    const { content } = sentences[at] as SentenceCounts;
    for (let word = 0; word < content.length; word++) all.push(content[word] as number);
  }
  return all.length > 0 ? all : sentences.flatMap(({ small }) => small);
}

function meanOver2(numbers: readonly number[]): number {
  const { length } = numbers;
  let sum = 0;
  for (let at = 0; at < length; at++) {
    const number = numbers[at] as number;
    if (number > 2) sum += number - 2;
  }
  return length > 0 ? sum / length : 0;
}

/** So many are found in one pass; of more it is quicker to sort all. */
const mostPlaced = 40;

/** The mean of the highest tenth, of one number at least. */
function top(numbers: readonly number[]): number {
  const count = Math.ceil(numbers.length * tenth);
  const highest = count > mostPlaced ? new Float64Array(numbers).sort().reverse() : highestOf(numbers, count);
  let sum = 0;
  for (let at = 0; at < count; at++) sum += highest[at] as number;
  return count > 0 ? sum / count : 0;
}

/** The highest of numbers, a few of them, highest first. */
function highestOf(numbers: readonly number[], count: number): readonly number[] {
  const { length } = numbers;
  const found: number[] = [];
  for (let at = 0; at < length; at++) {
    const number = numbers[at] as number;
    let place = found.length;
    // There is room for no more: the lowest of them gives way.
    if (place === count && (found[--place] as number) >= number) continue;
    for (; place > 0 && (found[place - 1] as number) < number; place--) found[place] = found[place - 1] as number;
    found[place] = number;
  }
  return found;
}
