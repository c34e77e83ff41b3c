import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { CacheFile } from '../src/workspace/cache/cache-file.ts';
import { Workspace } from '../src/workspace/workspace.ts';
import { builtCommand, outcomeOf } from './built.ts';
import { commslint, folderWith } from './command.ts';

const built = builtCommand();
const hard = 'We will utilise this form.\n';
const isRoot = process.getuid?.() === 0;
/** What this user may not do somebody else may not do either; root may do everything, and so lends its place to nobody. */
const nobody = isRoot ? { uid: 65534, gid: 65534 } : {};

/** Drafts that take long enough together for a run to have a middle. */
function manyDrafts(): Record<string, string> {
  const text = (index: number) => `# Page ${index}\n\n${`${hard.trim()} It is page ${index}.\n\n`.repeat(40)}`;
  return Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`page-${index + 10}.md`, text(index)]));
}

/** Files and folders of a folder that are there only while something is written. */
async function temporaries(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.tmp'));
}

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGHUP', 129],
  ['SIGKILL', 137],
] as const)('%s in mid-run: what was there stays whole, and the next run gives all', async (signal, code) => {
  const folder = await folderWith(manyDrafts());
  const command = ['check', '.', '--rule', 'plain-words', '--cache', '--format', 'json', '--output-file', 'r.json'];
  await writeFile(join(folder, 'r.json'), 'the report of yesterday');
  const child = built.start(folder, command);
  const outcome = outcomeOf(child);
  // Its cache is begun with the first draft that was checked.
  while ((await temporaries(folder)).length === 0) await new Promise((done) => setTimeout(done, 5));
  child.kill(signal);
  expect((await outcome).code).toBe(code);
  expect(await readFile(join(folder, 'r.json'), 'utf8')).toBe('the report of yesterday');
  const cache = CacheFile.open(join(folder, '.commslintcache'));
  cache?.close();
  // Nobody can keep anything or clear up who is killed.
  expect(cache === undefined).toBe(signal === 'SIGKILL');
  if (signal !== 'SIGKILL') expect(await temporaries(folder)).toEqual([]);
  if (cache !== undefined) expect(cache.index.drafts.length).toBeGreaterThan(0);
  expect((await built.run(folder, command)).code).toBe(1);
  const report = JSON.parse(await readFile(join(folder, 'r.json'), 'utf8')) as { results: unknown[] };
  expect(report.results).toHaveLength(12);
});

test('a report that the disk has no room for is told, with exit code 2', async () => {
  const folder = await folderWith({ 'a.md': hard });
  const { code, err } = await built.run(folder, ['check', 'a.md', '--output-file', '/dev/full']);
  expect(code).toBe(2);
  expect(err).toContain('The report could not be written to ‘/dev/full’. The disk is full.');
});

test('standard output that takes nothing more ends the run with exit code 2', async () => {
  const folder = await folderWith({ 'a.md': hard });
  const full = await import('node:fs').then(({ openSync }) => openSync('/dev/full', 'w'));
  expect((await built.run(folder, ['check', 'a.md'], { stdio: ['ignore', full, 'ignore'] })).code).toBe(2);
});

/** A file system of 8 KiB on a folder; false where this user may not make one. */
function mountTiny(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return false;
  }
  onTestFinished(() => void execFileSync('umount', [folder]));
  return true;
}

test('a full disk: the report is refused, the cache is told once, the findings are the same, nothing is left', async ({
  skip,
}) => {
  const drafts = Object.fromEntries(Object.entries(manyDrafts()).slice(0, 6));
  const folder = await folderWith(drafts);
  await mkdir(join(folder, 'tiny'));
  skip(!mountTiny(join(folder, 'tiny')), 'no file system can be mounted here');
  const command = ['check', '.', '--rule', 'plain-words', '--all'];
  const plain = await built.run(folder, command);
  const cached = await built.run(folder, [...command, '--cache', '--cache-location', 'tiny/']);
  expect(cached).toEqual({
    ...plain,
    err: expect.stringMatching(/^The cache could not be written.*The disk is full\.\n$/),
  });
  await writeFile(join(folder, 'tiny/r.json'), 'the report of yesterday');
  const report = await built.run(folder, [...command, '--format', 'json', '--output-file', 'tiny/r.json']);
  expect(report.code).toBe(2);
  expect(report.err).toContain('The report could not be written to ‘tiny/r.json’. The disk is full.');
  expect(await readFile(join(folder, 'tiny/r.json'), 'utf8')).toBe('the report of yesterday');
  expect(await readdir(join(folder, 'tiny'))).toEqual(['r.json']);
});

test('a read-only checkout: one warning, and the results are the same', async () => {
  const folder = await folderWith({ 'a.md': hard, 'b.md': hard });
  await chmod(folder, 0o555);
  const plain = await built.run(folder, ['check', '.'], nobody);
  const cached = await built.run(folder, ['check', '.', '--cache'], nobody);
  await chmod(folder, 0o755);
  expect(plain.code).toBe(1);
  expect(cached).toEqual({
    ...plain,
    err: expect.stringMatching(/^The cache could not be written.*Permission denied\.\n$/),
  });
  expect(await readdir(folder)).toEqual(['a.md', 'b.md']);
});

test('a file, a folder and a cache that may not be read: told, and the rest is checked', async () => {
  const folder = await folderWith({ 'a.md': hard, 'b.md': hard, 'closed/c.md': hard, '.commslintcache': 'x' });
  await chmod(folder, 0o755);
  for (const path of ['b.md', 'closed', '.commslintcache']) await chmod(join(folder, path), 0);
  const { code, out } = await built.run(folder, ['check', '.', '--rule', 'plain-words', '--cache'], nobody);
  await chmod(join(folder, 'closed'), 0o755);
  expect(code).toBe(2);
  expect(out).toContain('a.md:1:9: ');
  expect(out).toContain('not checked b.md: Permission denied.');
  expect(out).toContain('not checked closed: This folder cannot be read. Permission denied.');
});

test('no git is needed', async () => {
  const folder = await folderWith({ 'a.md': hard });
  const { code, err } = await built.run(folder, ['check', '.', '--cache'], { env: { PATH: '/nowhere' } });
  expect({ code, err }).toEqual({ code: 1, err: '' });
});

test('several runs at once with one cache and one report: all give the same, and both files are whole', async () => {
  const folder = await folderWith(Object.fromEntries(Object.entries(manyDrafts()).slice(0, 8)));
  const command = ['check', '.', '--rule', 'plain-words', '--cache', '--format', 'json', '--output-file', 'r.json'];
  const outcomes = await Promise.all([1, 2, 3].map(() => built.run(folder, command)));
  for (const outcome of outcomes) expect(outcome).toEqual({ code: 1, out: '', err: '' });
  const report = await readFile(join(folder, 'r.json'), 'utf8');
  expect((JSON.parse(report) as { results: unknown[] }).results).toHaveLength(8);
  const cache = CacheFile.open(join(folder, '.commslintcache'));
  expect(cache?.index.drafts).toHaveLength(8);
  cache?.close();
  expect(await temporaries(folder)).toEqual([]);
  await built.run(folder, command);
  expect(await readFile(join(folder, 'r.json'), 'utf8')).toBe(report);
});

test('a draft that changes while it is checked is checked again next time; one that disappears is told', async () => {
  // The first three are checked together.
  const folder = await folderWith({ 'a.md': hard, 'b.md': hard, 'c.md': hard, 'd.md': hard, 'e.md': hard });
  const checked: string[] = [];
  const checkFiles = Workspace.prototype.checkFiles;
  const spy = vi.spyOn(Workspace.prototype, 'checkFiles').mockImplementation(async function (this: Workspace, files) {
    const paths = files.map(({ path }) => path);
    checked.push(...paths);
    if (paths.includes('a.md')) {
      await writeFile(join(folder, 'a.md'), 'Hello.\n');
      await rm(join(folder, 'd.md'), { force: true });
    }
    return checkFiles.call(this, files);
  });
  onTestFinished(() => spy.mockRestore());
  const command = ['check', '.', '--rule', 'plain-words', '--cache'];
  const first = await commslint(folder, command);
  expect(first.code).toBe(2);
  expect(first.out).toContain('a.md:1:9: ');
  expect(first.out).toContain('not checked d.md: There is no such file.');
  checked.length = 0;
  const second = await commslint(folder, command);
  expect(checked).toEqual(['a.md']);
  expect(second.code).toBe(1);
  expect(second.out).not.toContain('a.md');
});

test('names with blanks, line ends and bytes that are no UTF-8', async ({ skip }) => {
  skip(process.platform !== 'linux', 'other systems refuse such names');
  const folder = await folderWith({ 'a b.md': hard, 'new\nline.md': hard });
  const odd = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff]), Buffer.from('.md')]);
  await copyFile(join(folder, 'a b.md'), odd);
  const { code, out } = await commslint(folder, ['check', '.', '--rule', 'plain-words', '--cache']);
  expect(code).toBe(2);
  expect(out).toContain('a b.md:1:9: ');
  // One line for each finding, whatever the name.
  expect(out).toContain('new line.md:1:9: ');
  expect(out).toContain('Its name is not valid UTF-8');
});

test('--fix over a folder checks what it cannot change, and refuses only what was named', async () => {
  const folder = await folderWith({ 'a.md': hard, 'b.eml': 'Subject: Visit\n\nWe will utilise it.\n' });
  const all = await commslint(folder, ['check', '.', '--rule', 'plain-words', '--fix']);
  expect(all.code).toBe(1);
  expect(all.out).toMatch(/b\.eml:\d+:\d+: .*utilise/);
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('We will use this form.\n');
  expect((await commslint(folder, ['check', 'b.eml', '--rule', 'plain-words', '--fix'])).code).toBe(2);
});

test.each([
  ['commslint.yaml', 'configuration', ''],
  ['.commslintignore', 'ignore file', ''],
  ['words.csv', 'word list', 'terms:\n  plain-words: ./words.csv\n'],
  ['house.yaml', 'extended configuration', 'extends: ./house.yaml\n'],
  ['known.json', 'baseline', 'baseline: known.json\n'],
])('%s that is a pipe or a device is told at once, as %s', async (name, _, configuration) => {
  for (const make of [
    (path: string) => execFileSync('mkfifo', [path]),
    (path: string) => execFileSync('ln', ['-s', '/dev/zero', path]),
  ]) {
    const folder = await folderWith({ 'a.md': hard, ...(configuration && { 'commslint.yaml': configuration }) });
    make(join(folder, name));
    for (const cache of [[], ['--cache'], ['--cache']]) {
      const { code, out } = await commslint(folder, ['check', '.', ...cache]);
      expect(code).toBe(2);
      expect(out.match(/This is a device or a pipe and not a file\./g)).toHaveLength(1);
      expect(out).toContain(name);
    }
  }
});

test('a draft that is a pipe or a device is told, and the others are checked', async () => {
  const folder = await folderWith({ 'a.md': hard });
  execFileSync('mkfifo', [join(folder, 'b.md')]);
  execFileSync('ln', ['-s', '/dev/zero', join(folder, 'c.md')]);
  const { code, out } = await commslint(folder, ['check', 'a.md', 'b.md', 'c.md', '*.md']);
  expect(code).toBe(2);
  expect(out).toContain('a.md:1:9: ');
  expect(out).toContain('not checked b.md: ');
  expect(out).toContain('not checked c.md: ');
});
