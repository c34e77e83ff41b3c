import { execFile } from 'node:child_process';
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { nodeFiles } from '../src/workspace/node-files.ts';
import { Workspace } from '../src/workspace/workspace.ts';
import { commslint, folderWith, json } from './command.ts';

const good = 'We will visit you on Monday.\n';

/** Checks a folder that holds one bad draft and a good one: the good one is checked whatever the other is. */
async function problemOf(path: string, content: string | Uint8Array): Promise<string | undefined> {
  const folder = await folderWith({ [path]: content, 'z-good.md': good });
  const { code, out, err } = await commslint(folder, ['--format', 'json']);
  const report = JSON.parse(out) as Awaited<ReturnType<typeof json>>;
  expect(report.results.map((result) => result.path)).toEqual([path, 'z-good.md']);
  expect(report.results[1]?.problem).toBeUndefined();
  const problem = report.results[0]?.problem;
  expect(code === 2).toBe(problem !== undefined);
  expect(err).toBe(
    problem === undefined ? '' : problem.startsWith(`${path}:`) ? `${problem}\n` : `${path}: ${problem}\n`,
  );
  expect(`${out}${err}`).not.toMatch(/\bat .*\.ts:\d|inside commslint/);
  return problem;
}

test.each(['a.md', 'a.html', 'a.txt'])('an empty file is simply checked: %s', async (path) => {
  expect(await problemOf(path, '')).toBeUndefined();
});

test.each(['\ufeff', ' \n\t\n', '---\n---\n', '<!-- -->'])(
  'a file with no text is simply checked: %j',
  async (text) => {
    expect(await problemOf('a.md', text)).toBeUndefined();
  },
);

test('a binary file', async () => {
  expect(await problemOf('a.md', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13))).toContain('not a text file');
});

test('bytes that are not UTF-8 are told with their offset and line', async () => {
  const problem = await problemOf('a.md', Buffer.from('First line\ncaf\xe9 opens\n', 'latin1'));
  expect(problem).toBe('The text is not valid UTF-8: see byte 14 (line 2). Save the file as UTF-8.');
});

test.each([
  ['cut off in the middle of a character', Uint8Array.of(0x61, 0x0a, 0xe2, 0x82), 2, 2],
  ['an overlong form', Uint8Array.of(0x61, 0xc0, 0xaf), 1, 1],
  ['half of a surrogate pair', Uint8Array.of(0xed, 0xa0, 0x80, 0x61), 0, 1],
])('UTF-8 %s', async (_, bytes, offset, line) => {
  expect(await problemOf('a.md', bytes)).toContain(`see byte ${offset} (line ${line})`);
});

test.each(['utf-16le', 'utf-16be'])('%s with a byte order mark is read, with offsets in its text', async (encoding) => {
  const bytes = Buffer.from('\ufeffWe will utilise it.\r\n', 'utf16le');
  const folder = await folderWith({ 'a.md': encoding === 'utf-16be' ? bytes.swap16() : bytes });
  const report = await json(folder, ['--rule', 'plain-words']);
  expect(report.results[0]?.findings[0]).toMatchObject({ actual: 'utilise', line: 1, offset: 9, endOffset: 16 });
});

test('UTF-16 that ends in the middle of a character', async () => {
  expect(await problemOf('a.md', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62))).toContain('not valid UTF-16');
});

test('a single line of 500 kB', async () => {
  expect(await problemOf('a.txt', 'We will utilise this, or not. '.repeat(17_000))).toBeUndefined();
});

test('a single word of 1 MB', async () => {
  expect(await problemOf('a.txt', 'x'.repeat(1_000_000))).toBeUndefined();
});

test.each([
  ['block quotes', 'a.md', `${'> '.repeat(10_000)}deep`],
  ['lists', 'a.md', `${'- '.repeat(10_000)}deep`],
  [
    'lists on 1,000 lines',
    'a.md',
    Array.from({ length: 1000 }, (_, level) => `${'  '.repeat(level)}- deep\n`).join(''),
  ],
  ['elements', 'a.html', `${'<div>'.repeat(10_000)}deep`],
  ['elements in Markdown', 'a.md', `${'<div>'.repeat(10_000)}deep`],
])('10,000 nested %s are read or said to be too many', async (_, path, text) => {
  const problem = await problemOf(path, text);
  if (problem !== undefined) expect(problem).toContain('nested too deeply');
});

test('a line across the page is not lists in lists', async () => {
  expect(await problemOf('a.md', `Before.\n\n${'* '.repeat(300)}\n\n${'- '.repeat(300)}\n\nAfter.\n`)).toBeUndefined();
});

test('a paragraph of more marks than can be read is said to be too crowded, with its line', async () => {
  const crowded = `Before.\n\n${'a &amp; '.repeat(5000)}\n${'*b* '.repeat(2600)}\n`;
  expect(await problemOf('a.md', crowded)).toContain('Line 3: This paragraph holds more than 10,000 marks');
  // Of a long list or table no item or row is crowded.
  const list = '* [a](/b) and *c*\n'.repeat(6000);
  expect(await problemOf('a.md', `${list}\n${'a &amp; b\n\n'.repeat(200)}`)).toBeUndefined();
});

test('front matter that is not YAML is told with its place', async () => {
  expect(await problemOf('a.md', '---\naudience: [families\n---\n\nHello.\n')).toMatch(/[Ll]ine [23]|a\.md:[23]/);
});

test('front matter of another shape than ours is somebody else’s business', async () => {
  expect(await problemOf('a.md', '---\n- a list\n---\n\nHello.\n')).toBeUndefined();
});

test('an unknown audience in front matter is told with its place and the known ones', async () => {
  const problem = await problemOf('a.md', '---\naudience: familys\n---\n\nHello.\n');
  expect(problem).toMatch(/^a\.md:2:\d+: .*‘familys’.*families/s);
});

test.each([
  ['--audience', 'familys', 'families'],
  ['--channel', 'leter', 'letter'],
])('an unknown name after %s stops the run with the known ones', async (option, slip, meant) => {
  const folder = await folderWith({ 'a.md': good, 'b.md': good });
  const { code, out, err } = await commslint(folder, [option, slip]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(`‘${slip}’`);
  expect(err).toContain(meant);
  expect(err.trim().split('\n')).toHaveLength(1);
});

test.each([
  ['an unknown rule', 'rules:\n  plain-word: off\n', /commslint\.yaml:2:3: .*Did you mean ‘plain-words’\?/],
  ['a wrong type', 'accept: 12\n', /commslint\.yaml:1:\d+: /],
  ['an unknown key', 'audiense: families\n', /commslint\.yaml:1:1: .*audience/],
  ['text that is not YAML', 'rules: [\n', /commslint\.yaml:\d+:\d+: /],
  ['bytes that are not UTF-8', Buffer.from('accept: [caf\xe9]\n', 'latin1'), /commslint\.yaml: .*UTF-8/],
])('a configuration with %s is told once, and drafts elsewhere are checked', async (_, config, message) => {
  const folder = await folderWith({
    ...{
      'bad/commslint.yaml': config,
      'bad/a.md': good,
      'bad/b.md': good,
      'good/commslint.yaml': '',
      'good/c.md': good,
    },
  });
  const { code, out, err } = await commslint(folder, ['--format', 'json']);
  const report = JSON.parse(out) as Awaited<ReturnType<typeof json>>;
  expect(code).toBe(2);
  expect(report.results.map(({ path }) => path)).toEqual(['bad/commslint.yaml', 'good/c.md']);
  expect(err).toMatch(message);
  expect(err).not.toMatch(/\bat .*\.ts:\d/);
});

test('a configuration that was named and is not there', async () => {
  const folder = await folderWith({ 'a.md': good });
  const { code, err } = await commslint(folder, ['--config', 'no.yaml']);
  expect(code).toBe(2);
  expect(err + (await commslint(folder, ['--config', 'no.yaml'])).out).toContain('no.yaml');
});

test('files that are missing, of another kind, or in a folder without drafts', async () => {
  const folder = await folderWith({ 'a.md': good, 'b.odt': 'PK', 'nothing/here.js': '' });
  const report = await json(folder, ['no.md', 'b.odt', 'nothing', '*.html', 'a.md', '', 'a.md/b.md']);
  expect(report.results.map(({ path, problem }) => [path, problem])).toEqual([
    ['no.md', 'There is no such file or folder.'],
    ['b.odt', expect.stringContaining('does not read this kind of file')],
    ['nothing', expect.stringContaining('no drafts in this folder')],
    ['*.html', 'No drafts match this pattern.'],
    ['a.md', undefined],
    ['‘’', 'An empty file name was given.'],
    ['a.md/b.md', 'There is no such file or folder.'],
  ]);
});

test('file names with spaces, brackets, newlines and a leading hyphen', async () => {
  const names = ['[draft].md', 'a b.md', 'line\nbreak.md', '-x.md'];
  const folder = await folderWith(Object.fromEntries(names.map((name) => [name, good])));
  const report = await json(folder, ['--', ...names]);
  expect(report.results.map(({ path, problem }) => [path, problem])).toEqual(names.map((name) => [name, undefined]));
  expect((await json(folder, ['.'])).results).toHaveLength(names.length);
});

test('a file that vanishes between the search and the reading', async () => {
  const folder = await folderWith({ 'a.md': good, 'b.md': good });
  const workspace = new Workspace({ folder, files: nodeFiles });
  const found = await workspace.find(['.']);
  await rm(join(folder, 'a.md'));
  const results = [];
  for await (const { result } of workspace.check(found)) results.push(result);
  expect(results).toMatchObject([
    { path: 'a.md', problem: 'There is no such file.' },
    { path: 'b.md', findings: [] },
  ]);
});

test('a file that turns into a folder, and links that lead nowhere or round in a circle', async () => {
  const folder = await folderWith({ 'a.md': good, 'loop/b.md': good });
  await symlink('nowhere.md', join(folder, 'broken.md'));
  await symlink('circle.md', join(folder, 'circle.md'));
  await symlink('..', join(folder, 'loop', 'up'));
  const workspace = new Workspace({ folder, files: nodeFiles });
  const found = await workspace.find(['a.md', 'broken.md', 'circle.md', 'loop']);
  await rm(join(folder, 'a.md'));
  await mkdir(join(folder, 'a.md'));
  const results = [];
  for await (const { result } of workspace.check(found)) results.push(result);
  expect(results).toMatchObject([
    { path: 'a.md', problem: 'This is a folder, not a file.' },
    { path: 'broken.md', problem: 'There is no such file or folder.' },
    { path: 'circle.md', problem: expect.stringContaining('cannot be read') },
    { path: 'loop/b.md', findings: [] },
  ]);
});

test('a file that may not be read', async () => {
  const folder = await folderWith({ 'a.md': good, 'b.md': good });
  await chmod(folder, 0o755);
  await chmod(join(folder, 'a.md'), 0);
  // Root may read everything, so it does this as nobody.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  const { results } = await json(folder, []).finally(() => isRoot && process.seteuid?.(0));
  expect(results).toMatchObject([{ problem: 'Permission denied.' }, { path: 'b.md' }]);
});

test('a file that someone changes while it is being fixed is left to them', async () => {
  const folder = await folderWith({ 'a.md': 'We will utilise it.\n' });
  const check = Workspace.prototype.checkText;
  const spy = vi.spyOn(Workspace.prototype, 'checkText').mockImplementation(async function (this: Workspace, ...args) {
    await writeFile(join(folder, 'a.md'), 'Somebody else’s.\n');
    return check.apply(this, args);
  });
  const { code, out } = await commslint(folder, ['--fix', '--rule', 'plain-words']);
  spy.mockRestore();
  expect(code).toBe(2);
  expect(out).toContain('changed by someone else');
});

test('a stack trace is shown for --debug only', async () => {
  const folder = await folderWith({ 'a.md': good });
  const spy = vi.spyOn(Workspace.prototype, 'prepare').mockRejectedValue(new TypeError('a fault of ours'));
  const quiet = await commslint(folder, ['a.md']);
  const loud = await commslint(folder, ['a.md', '--debug']);
  spy.mockRestore();
  expect(quiet.out).toContain('a fault of ours');
  expect(quiet.out + quiet.err).not.toContain('bad-input.test.ts');
  expect(loud.err).toContain('bad-input.test.ts');
  expect([quiet.code, loud.code]).toEqual([2, 2]);
});

test('a reader of the pipe that leaves early is no fault', async () => {
  const folder = await folderWith(
    Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.md`, 'We will utilise it.\n\n'.repeat(50)])),
  );
  const command = `set -o pipefail; "$0" --import tsx "$1" "$2" --format json | head -c 100 > /dev/null`;
  const main = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
  const result = await promisify(execFile)('bash', ['-c', command, process.execPath, main, folder], {
    cwd: join(import.meta.dirname, '..'),
  }).catch((error: { code: number; stderr: string }) => error);
  expect(result.stderr).not.toMatch(/EPIPE|at /);
}, 60_000);
