import { below, seeded } from './random.ts';

/** An estimate with the interval in which 95 % of the estimates from resampled items lie. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

const resamples = 500;
const seed = 7;

/** Pearson's correlation; 0 when one side does not vary. */
export function pearson(one: readonly number[], two: readonly number[]): number {
  const meanOne = mean(one);
  const meanTwo = mean(two);
  let both = 0;
  let squareOne = 0;
  let squareTwo = 0;
  for (let index = 0; index < one.length; index++) {
    const a = (one[index] ?? 0) - meanOne;
    const b = (two[index] ?? 0) - meanTwo;
    both += a * b;
    squareOne += a * a;
    squareTwo += b * b;
  }
  return squareOne > 0 && squareTwo > 0 ? both / Math.sqrt(squareOne * squareTwo) : 0;
}

/** Spearman's rank correlation, ties at their mean rank. */
export function spearman(one: readonly number[], two: readonly number[]): number {
  return pearson(ranks(one), ranks(two));
}

/** The share of differences that are positive, where the harder text's score comes first; a tie counts half. */
export function inOrder(differences: readonly number[]): number {
  return mean(differences.map((difference) => (difference > 0 ? 1 : difference === 0 ? 0.5 : 0)));
}

/**
 * @param groups what is drawn together: the indexes of one article's pairs, or of one item
 * @param estimate the agreement over some indexes, of which some may return
 */
export function withInterval(
  groups: readonly (readonly number[])[],
  estimate: (indexes: readonly number[]) => number,
): Estimate {
  const random = seeded(seed);
  const values: number[] = [];
  for (let round = 0; round < resamples; round++) {
    const drawn: number[] = [];
    for (let count = 0; count < groups.length; count++) {
      for (const index of groups[below(random, groups.length)] ?? []) drawn.push(index);
    }
    values.push(estimate(drawn));
  }
  values.sort((a, b) => a - b);
  return {
    value: estimate(groups.flat()),
    low: values[Math.floor(0.025 * resamples)] ?? Number.NaN,
    high: values[Math.floor(0.975 * resamples)] ?? Number.NaN,
  };
}

export function mean(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return numbers.length > 0 ? sum / numbers.length : 0;
}

export function ranks(numbers: readonly number[]): number[] {
  const order = numbers.map((_, index) => index).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
  const result = new Array<number>(numbers.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && numbers[order[to] ?? 0] === numbers[order[from] ?? 0]) to++;
    for (let at = from; at < to; at++) result[order[at] ?? 0] = (from + to - 1) / 2;
    from = to;
  }
  return result;
}
