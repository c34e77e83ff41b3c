import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inOrder, pearson, ranks, spearman, withInterval } from '../bench/evaluate/agreement.ts';
import { measureSet } from '../bench/evaluate/measure-set.ts';
import { ours, scorers } from '../bench/evaluate/scorers.ts';
import type { EvaluationSet } from '../bench/evaluate/sets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

const easy = ['The cat sat on the mat.', 'We will call you. You can come in.', 'My dog is old and likes to sleep.'];
const hard = [
  'The subordinate authority shall adjudicate upon representations submitted subsequent to the determination.',
  'Notwithstanding the foregoing, eligibility is conditional upon satisfactory documentary substantiation.',
  'Proportionate remuneration constitutes consideration for the aforementioned contractual obligations.',
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commslint-'));
});
afterAll(() => rm(folder, { recursive: true }));

const command = async (...given: string[]) => {
  const env = { ...process.env, COMMSLINT_EVAL: '' };
  return (await run('npx', ['tsx', 'bench/evaluate/index.ts', ...given], { cwd: root, env })).stdout;
};

it('measures every scorer on pairs', () => {
  const rows = hard.map((before, at) => ({ before, after: easy[at] }));
  const set: EvaluationSet = { name: 'tiny', kind: 'pairs', texts: ['before', 'after'], rows };
  const found = measureSet(set, scorers);
  expect(found.map(({ scorer }) => scorer)).toEqual(scorers.map(({ name }) => name));
  const own = found.find(({ scorer }) => scorer === ours)?.estimates['in order'];
  expect(own).toEqual({ value: 1, low: 1, high: 1 });
  const turned = measureSet({ ...set, texts: ['after', 'before'] }, scorers);
  expect(turned.find(({ scorer }) => scorer === ours)?.estimates['in order']?.value).toBe(0);
});

it('measures a set that is given by path, the same each time, and turns ratings of ease', async () => {
  const rated = join(folder, 'rated.jsonl');
  const rows = [
    ...easy.map((text) => ({ text, level: 1 })),
    ...hard.map((text) => ({ text, level: 5 })),
    { text: '', level: 1 },
  ];
  await writeFile(rated, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const given = [rated, '--kind', 'rated', '--text', 'text', '--score', 'level'];
  const [first, second, ease] = await Promise.all([command(...given), command(...given), command(...given, '--ease')]);
  expect(first).toContain('rated (7 items, rated)');
  expect(first).toMatch(/commslint reading-age +(?:1\.0|\.9)\d+ \(/);
  expect(second).toBe(first);
  expect(ease).toMatch(/commslint reading-age +-(?:1\.0|\.9)\d+ \(/);
}, 60_000);

it('says in one line that there is nothing to measure', async () => {
  const told = await command();
  expect(told.trim().split('\n')).toHaveLength(1);
  expect(told).toContain('COMMSLINT_EVAL');
}, 60_000);

it('counts agreement as it should', () => {
  expect(pearson([1, 2, 3], [2, 4, 6])).toBeCloseTo(1);
  expect(spearman([1, 2, 30], [3, 1, 2])).toBeCloseTo(-0.5);
  expect(spearman([1, 1, 2], [1, 1, 2])).toBeCloseTo(1);
  expect(ranks([5, 5, 1, Number.NaN])).toHaveLength(4);
  expect(inOrder([2, 0, -1, 3])).toBe(0.625);
  const numbers = Array.from({ length: 100 }, (_, index) => index % 2);
  const { value, low, high } = withInterval(
    numbers.map((_, index) => [index]),
    (drawn) => drawn.reduce((sum, index) => sum + (numbers[index] ?? 0), 0) / drawn.length,
  );
  expect(value).toBe(0.5);
  expect(low).toBeGreaterThan(0.35);
  expect(low).toBeLessThan(0.45);
  expect(high).toBeGreaterThan(0.55);
});
