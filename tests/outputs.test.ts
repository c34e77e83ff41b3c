import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Outputs } from '../src/cli/report/outputs.ts';
import { Spool } from '../src/cli/report/spool.ts';
import { commslint, folderWith } from './command.ts';

const hard = 'We will utilise it.\n';

/** What `--format` and `--output-file` in this order come to. */
function paired(...args: (['format' | 'file', string] | readonly ['format' | 'file', string])[]) {
  const outputs = new Outputs();
  for (const [kind, value] of args) outputs[kind](value);
  return outputs.all('/drafts');
}

describe('pairs of --format and --output-file', () => {
  test('go by their order', () => {
    expect(paired()).toEqual([{ format: 'stylish' }]);
    expect(paired(['file', 'a'])).toEqual([{ format: 'stylish', file: 'a' }]);
    expect(paired(['file', 'a'], ['format', 'json'])).toEqual([{ format: 'json', file: 'a' }]);
    expect(paired(['format', 'json'], ['file', 'a'], ['format', 'compact'])).toEqual([
      { format: 'json', file: 'a' },
      { format: 'compact' },
    ]);
    expect(paired(['format', 'json'], ['format', 'compact'], ['file', 'a'])).toEqual([
      { format: 'json' },
      { format: 'compact', file: 'a' },
    ]);
    expect(paired(['format', 'json'], ['file', 'a'], ['file', 'b'])).toEqual([
      { format: 'json', file: 'a' },
      { format: 'stylish', file: 'b' },
    ]);
  });

  test('cannot put two reports in one place', () => {
    expect(() => paired(['format', 'json'], ['format', 'compact'])).toThrow(
      '‘json’ and ‘compact’ cannot both be printed',
    );
    expect(() => paired(['format', 'json'], ['file', 'a'], ['format', 'json'], ['file', './a'])).toThrow('into ‘./a’');
    expect(() => paired(['file', 'a'], ['file', 'b'])).toThrow('‘a’ and ‘b’');
  });

  test('write several reports of one run', async () => {
    const folder = await folderWith({ 'a.md': hard });
    const pairs = ['--format', 'json', '--output-file', 'a.json', '--format', 'stylish', '--output-file', 'a.out'];
    const { out, code } = await commslint(folder, ['a.md', ...pairs, '--format', 'compact']);
    expect(code).toBe(1);
    expect(out).toMatch(/^a\.md:1:9: error: ‘utilise’ .*\[plain-words\]$/m);
    expect(JSON.parse(await readFile(join(folder, 'a.json'), 'utf8')).summary.files).toBe(1);
    expect(await readFile(join(folder, 'a.out'), 'utf8')).toContain('a.md (for ');
    expect((await readdir(folder)).sort()).toEqual(['a.json', 'a.md', 'a.out']);
  });
});

test('a report that cannot be written does not take the others with it', async () => {
  const folder = await folderWith({ 'a.md': hard });
  const pairs = ['--format', 'json', '--output-file', 'no/a.json', '--format', 'json', '--output-file', 'b.json'];
  const { code, err } = await commslint(folder, ['a.md', ...pairs]);
  expect(code).toBe(2);
  expect(err).toContain('‘no/a.json’');
  expect(JSON.parse(await readFile(join(folder, 'b.json'), 'utf8')).summary.files).toBe(1);
});

test('a report is never written over a draft, and is no draft itself', async () => {
  const folder = await folderWith({ 'a.md': hard, 'report.md': 'Of the run before. We will utilise it.\n' });
  const refused = await commslint(folder, ['a.md', '--output-file', './a.md']);
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.err).toContain('‘a.md’ is a draft');
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe(hard);
  await commslint(folder, ['.', '--format', 'json', '--output-file', 'report.md']);
  const { results } = JSON.parse(await readFile(join(folder, 'report.md'), 'utf8')) as { results: { path: string }[] };
  expect(results.map(({ path }) => path)).toEqual(['a.md']);
});

test('a run that could not begin writes no report', async () => {
  const folder = await folderWith({ 'a.md': hard });
  const { code } = await commslint(folder, [
    'a.md',
    '--audience',
    'nobody',
    '--format',
    'json',
    '--output-file',
    'r.json',
  ]);
  expect(code).toBe(2);
  expect(await readdir(folder)).toEqual(['a.md']);
});

describe('a reporter of one’s own', () => {
  const reporter = `export default ({ version, rule }) => ({
    begin: () => 'begin ' + /^\\d/.test(version) + '\\n',
    draft: (result, source) => JSON.stringify([result.path, source, rule('plain-words').category]) + '\\n',
    end: (summary) => 'errors ' + summary.errors + '\\n',
    top: (summary) => 'top ' + summary.files + '\\n',
  });`;

  test('is a file that the command line names; it gets no text that identifies a person', async () => {
    const folder = await folderWith({ 'a.md': `${hard}\nNHS number 999 000 0000.\n`, 'mine.mjs': reporter });
    const { out, err } = await commslint(folder, ['a.md', '--rule', 'plain-words', '--format', './mine.mjs']);
    expect(err).toBe('');
    expect(out).toBe(
      `top 1\nbegin true\n["a.md","We will utilise it.\\n\\nNHS number ••• ••• ••••.\\n","jargon"]\nerrors 1\n`,
    );
  });

  test('is a package that the command line names, seen from the folder', async () => {
    const folder = await folderWith({
      'a.md': hard,
      'node_modules/commslint-reporter-mine/package.json': '{"type":"module","exports":{"import":"./main.js"}}',
      'node_modules/commslint-reporter-mine/main.js': reporter,
      'node_modules/@us/commslint-reporter-mine/package.json': '{"main":"main.cjs"}',
      'node_modules/@us/commslint-reporter-mine/main.cjs': reporter.replace('export default', 'module.exports ='),
    });
    for (const name of ['commslint-reporter-mine', '@us/commslint-reporter-mine']) {
      expect((await commslint(folder, ['a.md', '--format', name])).out).toContain('top 1\nbegin true\n');
    }
    const { code, err } = await commslint(folder, ['a.md', '--format', 'commslint-reporter-none']);
    expect(code).toBe(2);
    expect(err).toContain('npm install --save-dev commslint-reporter-none');
  });

  test('is never loaded because a configuration or a front matter says so', async () => {
    const files = { 'a.md': `---\nformat: ./mine.mjs\n---\n${hard}`, 'mine.mjs': 'throw new Error("loaded")' };
    const folder = await folderWith({ ...files, 'commslint.yaml': 'format: ./mine.mjs\n' });
    const { code, err, out } = await commslint(folder, ['a.md']);
    expect(code).toBe(2);
    expect(`${err}${out}`).toContain('format');
    expect(`${err}${out}`).not.toContain('loaded');
  });

  test.each([
    ['./none.mjs', 'There is no reporter ‘./none.mjs’'],
    ['./broken.mjs', '‘./broken.mjs’ could not be loaded: on purpose'],
    ['./nothing.mjs', '‘./nothing.mjs’ cannot be used: its default export'],
    ['./half.mjs', '‘./half.mjs’ cannot be used: it has no method end()'],
    ['./throws.mjs', '‘./throws.mjs’ failed in draft(): on purpose'],
    ['./number.mjs', '‘./number.mjs’ failed in end(): it has to return text, and returned number'],
    ['stylsh', 'Unknown report ‘stylsh’. Did you mean ‘stylish’?'],
  ])('that is wrong is told with its name: %s', async (format, told) => {
    const folder = await folderWith({
      'a.md': hard,
      'broken.mjs': 'throw new Error("on purpose")',
      'nothing.mjs': 'export const reporter = 1',
      'half.mjs': 'export default () => ({ begin: () => "", draft: () => "" })',
      'throws.mjs':
        'export default () => ({ begin: () => "", draft() { throw new Error("on purpose") }, end: () => "" })',
      'number.mjs': 'export default () => ({ begin: () => "", draft: () => "", end: () => 3 })',
    });
    const other = ['--format', 'json', '--output-file', 'other.json'];
    const { code, err } = await commslint(folder, ['a.md', ...other, '--format', format]);
    expect(code).toBe(2);
    expect(err).toContain(told);
    // What failed while drafts were checked leaves the other reports whole.
    if (told.includes('failed in')) expect(await readdir(folder)).toContain('other.json');
  });
});

test('a long report for which there is no room is told, and the others are whole', async () => {
  const lines = 'We will utilise it.\n\n'.repeat(1500);
  const folder = await folderWith({ 'a.md': lines, 'b.md': lines });
  const before = process.env.TMPDIR;
  onTestFinished(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
  process.env.TMPDIR = join(folder, 'none');
  const json = ['--format', 'json', '--output-file', 'long.json'];
  const { code, err, out } = await commslint(folder, ['.', '--rule', 'plain-words', ...json, '--format', 'compact']);
  expect(code).toBe(2);
  expect(err).toContain('A long report waits in the temporary folder');
  expect(out.trimEnd().split('\n')).toHaveLength(3000);
  expect((await readdir(folder)).sort()).toEqual(['a.md', 'b.md']);
});

test('a report that is held back is whole however long it is', async () => {
  const spool = new Spool();
  const pieces = Array.from({ length: 40 }, (_, index) => `${index}é😀`.repeat(20_000));
  for (const piece of pieces) await spool.write(piece);
  let read = '';
  for await (const text of spool.read()) read += text;
  await spool.remove();
  expect(read === pieces.join('')).toBe(true);
});
