/**
 * `npm run evaluate:fit` fits the measure anew and writes `src/language/reading/coefficients.ts`.
 *
 * Only sets that may be fitted to are looked at. A coefficient is drawn towards the mean of all (in units of what a feature
 * varies): with four families of text, near-equal weights hold better on a fifth than weights that are fitted closely. Every
 * run gives the same. Printed for each family: the agreement when the others alone were fitted to.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { featureNames } from '../../src/language/reading/features.ts';
import { inOrder, mean, spearman } from './agreement.ts';
import { ages, type Calibration } from './calibrate.ts';
import { coefficientsModule } from './coefficients-module.ts';
import { folder, skipped } from './folder.ts';
import { featuresOf } from './passage.ts';
import { below, seeded } from './random.ts';
import { type EvaluationSet, judgements, readSets, scored } from './sets.ts';
import { dot, solve } from './solve.ts';

const target = fileURLToPath(new URL('../../src/language/reading/coefficients.ts', import.meta.url));

/** How strongly coefficients are drawn together: found once, by the mean agreement over families left out. */
const towardsEqual = 0.2;

/** Keeps coefficients finite where pairs are all in order. */
const towardsNone = 1e-3;

/** Pairs drawn from a rated set, and how far apart they must be judged. */
const drawnPairs = 4000;
const apart = 1;

type Features = readonly number[];

/** A family of texts: features of its texts as they stand in the set, and the differences of its pairs. */
interface Family {
  set: EvaluationSet;
  texts: readonly (readonly Features[])[];
  differences: readonly Features[];
}

if (folder === undefined) console.log(skipped);
else fitTo(folder);

function fitTo(root: string): void {
  const families = readSets(root)
    .filter(({ family }) => family !== undefined)
    .map(readFamily);
  const scale = scaleOf(families);
  for (const left of families) {
    const rest = families.filter((family) => family !== left);
    const held = agreement(left, weights(rest, scale));
    const own = agreement(left, weights([left], scale));
    console.log(
      `${left.set.name}: ${held.toFixed(3)} fitted to the others, ${own.toFixed(3)} fitted to itself (${left.differences.length} pairs)`,
    );
  }
  const fitted = weights(families, scale);
  const calibration: Calibration = ages(root, fitted);
  writeFileSync(target, coefficientsModule(featureNames, fitted, calibration));
  console.log('Written: src/language/reading/coefficients.ts');
}

function readFamily(set: EvaluationSet): Family {
  const texts = scored(set, (text) => featuresOf(text) ?? featureNames.map(() => 0));
  const differences: Features[] = [];
  if (set.kind === 'rated') {
    const judged = judgements(set);
    const random = seeded(1);
    for (let tries = 0; differences.length < drawnPairs && tries < 20 * drawnPairs; tries++) {
      const one = below(random, judged.length);
      const two = below(random, judged.length);
      if ((judged[one] ?? 0) - (judged[two] ?? 0) < apart) continue;
      differences.push(minus(texts[one]?.[0] ?? [], texts[two]?.[0] ?? []));
    }
  } else {
    for (const row of texts) {
      row.forEach((harder, at) => {
        for (const easier of row.slice(at + 1)) differences.push(minus(harder, easier));
      });
    }
  }
  return { set, texts, differences };
}

/** What each feature differs by within pairs, families counting alike. */
function scaleOf(families: readonly Family[]): number[] {
  return featureNames.map((_, at) =>
    Math.sqrt(mean(families.map(({ differences }) => mean(differences.map((each) => (each[at] ?? 0) ** 2))))),
  );
}

/** Logistic regression on the differences of pairs, by Newton’s method; each family has the same say. */
function weights(families: readonly Family[], scale: readonly number[]): number[] {
  const size = scale.length;
  let found = scale.map(() => 0.1);
  const scaled = families.map(({ differences }) =>
    differences.map((each) => each.map((value, at) => value / (scale[at] ?? 1))),
  );
  for (let round = 0; round < 15; round++) {
    const middle = mean(found);
    const slope = found.map((value) => 2 * towardsEqual * (value - middle) + 2 * towardsNone * value);
    const bend = scale.map((_, i) =>
      scale.map((_, j) => (i === j ? 2 * (towardsEqual + towardsNone) : 0) - (2 * towardsEqual) / size),
    );
    for (const differences of scaled) {
      for (const each of differences) {
        const miss = 1 / (1 + Math.exp(Math.max(-30, Math.min(30, dot(each, found)))));
        const weight = (miss * (1 - miss)) / differences.length;
        each.forEach((value, i) => {
          slope[i] = (slope[i] ?? 0) - (value * miss) / differences.length;
          const row = bend[i] ?? [];
          for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + weight * value * (each[j] ?? 0);
        });
      }
    }
    const step = solve(bend, slope);
    found = found.map((value, at) => value - (step[at] ?? 0));
  }
  return found.map((value, at) => value / (scale[at] ?? 1));
}

function agreement({ set, texts }: Family, found: readonly number[]): number {
  const scores = texts.map((row) => row.map((each) => dot(each, found)));
  if (set.kind === 'rated') {
    const all = scores.map(([score = 0]) => score);
    return spearman(all, judgements(set));
  }
  return inOrder(
    scores.flatMap((row) => row.flatMap((harder, at) => row.slice(at + 1).map((easier) => harder - easier))),
  );
}

function minus(one: Features, two: Features): number[] {
  return one.map((value, at) => value - (two[at] ?? 0));
}
