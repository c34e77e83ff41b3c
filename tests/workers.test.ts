import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { inOrder } from '../src/workspace/in-order.ts';
import { Pool } from '../src/workspace/workers/pool.ts';
import { builtCommand } from './built.ts';
import { folderWith } from './command.ts';

const commslint = builtCommand();

test('threads, a cache and both together give the same in the same order', async () => {
  const drafts = Array.from({ length: 12 }, (_, index) => [
    `${String.fromCharCode(97 + index)}.md`,
    // Those that take longest come first.
    `# Visit ${index}\n\n${'We will utilise this form prior to the visit.\n\n'.repeat(60 - 5 * index)}`,
  ]);
  const folder = await folderWith({
    ...Object.fromEntries(drafts),
    'broken.md': '---\nowner: "\n---\n',
    'noise.md': new Uint8Array([1, 0, 2]),
    'wrong/a.md': 'Hello.\n',
    'wrong/b/c.md': 'Hello.\n',
    'wrong/commslint.yaml': 'acept: []\n',
    'left/a.md': 'Hello.\n',
    'left/commslint.yaml': 'ignore: [a.md]\n',
  });
  const command = ['check', '.', '--format', 'json'];
  const run = (...args: string[]) => commslint.run(folder, [...command, ...args]);
  const alone = await run('--workers', 'off');
  expect(alone.code).toBe(2);
  expect(alone.out.match(/"path"/g)).toHaveLength(15);
  expect(await run('--workers', '3')).toEqual(alone);
  expect(await run('--workers', '3', '--cache')).toEqual(alone);
  expect(await run('--workers', '3', '--cache')).toEqual(alone);
  expect(await run('--cache')).toEqual(alone);
});

/** A pool whose threads do what a script says. */
async function poolOf(script: string): Promise<Pool> {
  const folder = await folderWith({});
  const path = join(folder, 'worker.mjs');
  await writeFile(path, `import { parentPort } from 'node:worker_threads';\n${script}`);
  return new Pool(2, { folder }, pathToFileURL(path));
}

const answering = `
  const result = (path) => ({ record: JSON.stringify({ path, problem: 'seen' }), source: path });
  parentPort.on('message', ({ path }) => {
    if (path.startsWith('exit')) process.exit(1);
    if (path.startsWith('throw')) throw new Error('in the thread');
    parentPort.postMessage(result(path));
  });`;

test('a thread that ends gives its draft a problem, and the others are checked', async () => {
  const pool = await poolOf(answering);
  const paths = ['a', 'exit 1', 'b', 'throw 1', 'c', 'exit 2', 'exit 3', 'throw 2', 'd', 'e'];
  const visits = await Promise.all(paths.map((path) => pool.check(path)));
  await pool.close();
  expect(visits.map(({ result }) => result.path)).toEqual(paths);
  const problems = visits.map(({ result }) => ('problem' in result ? result.problem : ''));
  for (const [index, path] of paths.entries()) {
    expect(problems[index]).toMatch(/exit|throw/.test(path) ? /^The thread .* ended before it was done/ : /^seen$/);
  }
  expect(String(visits[3]?.error)).toContain('in the thread');
});

test('a thread that ends while it has nothing to do is replaced', async () => {
  const pool = await poolOf(`
    parentPort.on('message', ({ path }) => {
      parentPort.postMessage({ record: JSON.stringify({ path, problem: 'seen' }) });
      setTimeout(() => process.exit(), 5);
    });`);
  for (const path of ['a', 'b', 'c']) {
    expect((await pool.check(path)).result).toEqual({ path, problem: 'seen' });
    await new Promise((done) => setTimeout(done, 200));
  }
  await pool.close();
});

test('nothing is begun while too many results wait to be taken', async () => {
  let begun = 0;
  const numbers = Array.from({ length: 50 }, (_, index) => index);
  const taken: number[] = [];
  const work = async (number: number) => {
    begun++;
    // Later ones are done sooner.
    await new Promise((done) => setTimeout(done, number % 4 === 0 ? 4 : 0));
    return number;
  };
  for await (const number of inOrder<number, never, number>(numbers, () => 5, work)) {
    taken.push(...[number].flat());
    expect(begun - taken.length).toBeLessThan(5);
  }
  expect(taken).toEqual(numbers);
});

test.each([1, 5])('what is known comes in rows, in its place among what is worked on, %i at once', async (atOnce) => {
  const items = Array.from({ length: 400 }, (_, index) => index);
  const isWork = (item: number) => item % 130 === 3 || item === 4;
  const taken: (string | number)[] = [];
  let rows = 0;
  const begin = (item: number) => (isWork(item) ? Promise.resolve(item) : `${item}`);
  for await (const result of inOrder<number, string, number>(items, () => atOnce, begin)) {
    if (Array.isArray(result)) rows++;
    taken.push(...[result].flat());
  }
  expect(taken).toEqual(items.map((item) => (isWork(item) ? item : `${item}`)));
  expect(rows).toBeLessThan(15);
});

test('work that fails is told in its turn', async () => {
  const work = async (number: number) => {
    if (number === 2) throw new Error('second');
    return number;
  };
  const taken: number[] = [];
  const all = async () => {
    for await (const number of inOrder<number, never, number>([1, 2, 3, 4], () => 4, work))
      taken.push(...[number].flat());
  };
  await expect(all()).rejects.toThrow('second');
  expect(taken).toEqual([1]);
});
