import { type Estimate, inOrder, pearson, ranks, spearman, withInterval } from './agreement.ts';
import { readPassage, type Scorer } from './scorers.ts';
import { type EvaluationSet, judgements, scored } from './sets.ts';

/** How one scorer agrees with people on one set. */
export interface Agreement {
  scorer: string;
  /** Pearson’s and Spearman’s correlation of a rated set; of others the share of pairs in the right order. */
  estimates: Readonly<Record<string, Estimate>>;
}

/** Holds every scorer to the judgements of one set. */
export function measureSet(set: EvaluationSet, scorers: readonly Scorer[]): Agreement[] {
  const passages = scored(set, readPassage);
  return scorers.map(({ name, score }) => {
    const scores = passages.map((row) => row.map(score));
    return { scorer: name, estimates: set.kind === 'rated' ? ratedAgreement(set, scores) : orderAgreement(scores) };
  });
}

function ratedAgreement(set: EvaluationSet, scores: readonly (readonly number[])[]): Record<string, Estimate> {
  const all = scores.map(([score = 0]) => score);
  const judged = judgements(set);
  const single = all.map((_, index) => [index]);
  const pick = (from: readonly number[], indexes: readonly number[]) => indexes.map((index) => from[index] ?? 0);
  const scoreRanks = ranks(all);
  const judgedRanks = ranks(judged);
  const rank = withInterval(single, (indexes) => pearson(pick(scoreRanks, indexes), pick(judgedRanks, indexes)));
  return {
    r: withInterval(single, (indexes) => pearson(pick(all, indexes), pick(judged, indexes))),
    ρ: { ...rank, value: spearman(all, judged) },
  };
}

/** All pairs of a row, which are drawn together: they are versions of one text. */
function orderAgreement(scores: readonly (readonly number[])[]): Record<string, Estimate> {
  const differences: number[] = [];
  const groups = scores.map((row) => {
    const group: number[] = [];
    row.forEach((harder, at) => {
      for (const easier of row.slice(at + 1)) group.push(differences.push(harder - easier) - 1);
    });
    return group;
  });
  return { 'in order': withInterval(groups, (indexes) => inOrder(indexes.map((index) => differences[index] ?? 0))) };
}

/** A table for people: a scorer a line, each number with its interval. */
export function table(set: EvaluationSet, agreements: readonly Agreement[]): string {
  const names = Object.keys(agreements[0]?.estimates ?? {});
  const width = Math.max(...agreements.map(({ scorer }) => scorer.length));
  const head = `${set.name} (${set.rows.length} items, ${set.kind})`;
  const columns = names.map((name) => name.padEnd(20)).join('  ');
  const rows = agreements.map(({ scorer, estimates }) => {
    const cells = Object.values(estimates).map((one) => shown(one).padEnd(20));
    return `  ${scorer.padEnd(width)}  ${cells.join('  ')}`.trimEnd();
  });
  return [head, `  ${''.padEnd(width)}  ${columns}`.trimEnd(), ...rows].join('\n');
}

/** ".652 (.630 to .671)" */
function shown({ value, low, high }: Estimate): string {
  const number = (each: number) => each.toFixed(3).replace(/^(-?)0/, '$1');
  return `${number(value)} (${number(low)} to ${number(high)})`;
}
