import { build, type Plugin } from 'esbuild';
import { expect, test } from 'vitest';
import { countingLoops } from '../scripts/counting-loops.ts';
import { folderWith } from './command.ts';

/** Every kind of loop and of taking apart, over what is an array and what is none. Gives what it saw, in order. */
const program = `
const seen: unknown[] = [];
const rows: [string, number][] = [['a', 1], ['b', 2], ['c', 3]];
const later: (() => unknown)[] = [];
for (const row of rows) later.push(() => row);
for (const [name, number] of rows) seen.push(name, number);
for (const [index, [name]] of rows.entries()) seen.push(index, name);
for (const [index] of rows.entries()) seen.push(index);
for (const [, row] of rows.entries()) seen.push(row);
for (let text of ['one', 'two']) { text += '!'; seen.push(text); }
outer: for (const [name] of rows) {
  for (const other of [1, 2, 3]) {
    if (other === 2) continue outer;
    if (name === 'c') break outer;
    seen.push(name, other);
  }
}
for (const one of rows) if (one[1] === 2) seen.push('two'); else seen.push('other');
const growing = [1];
for (const one of growing) if (growing.length < 4) growing.push(one + 1);
for (const one of [1, , 3]) seen.push(one);
for (const { length } of [[1], [1, 2]]) seen.push(length);
for (const one of rows.map(([name]) => name).filter((name) => { for (const other of rows) if (other[0] === name) return true; return false; })) seen.push(one);
for (const one of new Set([1, 2])) seen.push(one);
for (const [key, value] of new Map([['k', 'v']])) seen.push(key, value);
for (const character of 'a😀') seen.push(character);
function* counted(): Generator<number> { for (const one of [1, 2, 3]) yield one; }
for (const one of counted()) { if (one === 2) break; seen.push(one); }
function first<Item>(items: readonly Item[]): Item | undefined { const [item] = items; return item; }
function last(...[, second = 'none', [third] = ['deep']]: [string?, string?, string[]?]): unknown[] { return [second, third]; }
const [one, ...rest] = [1, 2, 3];
const [a, , b = 'default'] = [1, 2] as (number | undefined)[];
const [letter] = 'xyz';
const [, year] = /(\\d+)/.exec('in 1999') ?? [];
const [fromSet] = new Set(['set']);
seen.push(growing, first(['f']), first([]), last(), last('x', 'y', ['z']), one, rest, a, b, letter, year, fromSet);
seen.push(...later.map((each) => each()));
export default seen;
`;

async function run(plugins: Plugin[], folder: string) {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ['a.ts'],
    format: 'esm',
    write: false,
    bundle: true,
    plugins,
  });
  const text = outputFiles?.[0]?.text ?? '';
  const { default: seen } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  return { text, seen };
}

test('what counts instead of asking for an iterator sees the same', async () => {
  const folder = await folderWith({
    'a.ts': program,
    'tsconfig.json': '{"compilerOptions": {"target": "ES2022", "strict": true, "types": []}, "include": ["a.ts"]}',
  });
  const asWritten = await run([], folder);
  const counting = await run([countingLoops(folder)], folder);
  expect(counting.seen).toEqual(asWritten.seen);
  expect(asWritten.text).not.toContain('.length; at$');
  expect(counting.text.match(/for \((?:const|let) .* of /g)).toEqual([
    'for (const one2 of ',
    'for (const { 0: key, 1: value } of ',
    'for (const character of ',
    'for (const one2 of ',
  ]);
  expect(counting.text.match(/\[[^\]]*\] = (?!\[)/g)).toEqual(['[letter] = ', '[fromSet] = ']);
});
