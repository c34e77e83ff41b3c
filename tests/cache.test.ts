import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { reportFormats } from '../src/cli/choices.ts';
import { Workspace } from '../src/workspace/workspace.ts';
import { commslint, folderWith, type Outcome } from './command.ts';

const plain = 'We will visit you on Monday.\n';
const hard = 'We will utilise this form.\n';

/** Paths of the drafts that were checked and not taken from a cache. */
const checked: string[] = [];
const checkFiles = Workspace.prototype.checkFiles;
vi.spyOn(Workspace.prototype, 'checkFiles').mockImplementation(function (this: Workspace, files) {
  checked.push(...files.map(({ path }) => path));
  return checkFiles.call(this, files);
});
beforeEach(() => {
  checked.length = 0;
});

/** A run with a cache: what it says, and which drafts it had to check. */
async function run(folder: string, ...args: string[]): Promise<{ outcome: Outcome; checked: string[] }> {
  checked.length = 0;
  const outcome = await commslint(folder, ['check', '.', '--workers', 'off', '--cache', ...args]);
  return { outcome, checked: [...checked] };
}

test('a second run checks nothing and says the same in every format, as one without a cache does', async () => {
  const folder = await folderWith({
    'a.md': hard.repeat(3),
    'b/c.html': `<h1>Visit</h1><p>${hard}</p>`,
    'b/d.txt': plain,
    'broken.md': '---\nowner: "\n---\n\nHello.\n',
    'e.md': 'Her NHS number is 999 000 0018.\n',
  });
  await rename(join(folder, 'a.md'), join(folder, 'ä b.md'));
  // The first run of a format finds what another one left; the second, what it said itself.
  for (const format of reportFormats) {
    const asked = ['--format', format, '--info', '--all', '--audience', 'families,police'];
    const fresh = await commslint(folder, ['check', '.', ...asked]);
    const first = await run(folder, ...asked);
    const second = await run(folder, ...asked);
    expect(first.outcome, format).toEqual(fresh);
    expect(second.outcome, format).toEqual(fresh);
    expect([...(format === reportFormats[0] ? [] : first.checked), ...second.checked], format).toEqual([]);
  }
});

test('what a report said before is repeated only in a report that says the same', async () => {
  const folder = await folderWith({ 'a.md': hard.repeat(2), 'b.md': `${hard}\nSee the web site, eg the list.\n` });
  const cases = [
    [],
    ['--quiet'],
    ['--info'],
    ['--all'],
    ['--max-warnings', '9'],
    ['--format', 'json'],
    ['--format', 'compact'],
    ['--format', 'json', '--shard', '1/1'],
    ['--format', 'compact', '--output-file', 'r.txt'],
  ];
  for (const before of cases) {
    await run(folder, ...before);
    for (const after of cases) {
      const outcome = await commslint(folder, ['check', '.', ...after]);
      expect((await run(folder, ...after)).outcome, `${before.join(' ')} then ${after.join(' ')}`).toEqual(outcome);
      await run(folder, ...before);
    }
  }
  const coloured = await commslint(folder, ['check', '.', '--cache'], { colour: true });
  expect(coloured.out).toContain('\u001b[');
  expect((await run(folder)).outcome.out).not.toContain('\u001b[');
});

test('a report is repeated from what the cache says of it, and not made again from what was found', async () => {
  const folder = await folderWith({ 'a.md': hard });
  const { outcome } = await run(folder);
  const path = join(folder, '.commslintcache');
  const bytes = await readFile(path);
  // The record stands first and tells the finding; without it there is only what the report said.
  bytes.write('#', 40);
  await writeFile(path, bytes);
  expect(await run(folder)).toEqual({ outcome, checked: [] });
  expect((await run(folder, '--format', 'compact')).checked).toEqual(['a.md']);
});

test('beside a baseline no report is repeated', async () => {
  const folder = await folderWith({ 'a.md': hard });
  const only = ['--rule', 'plain-words'];
  await run(folder, ...only);
  await commslint(folder, ['check', '.', ...only, '--baseline', 'known.json', '--update-baseline']);
  expect((await run(folder, ...only, '--baseline', 'known.json')).outcome.code).toBe(0);
  expect((await run(folder, ...only)).outcome.code).toBe(1);
});

test('in a terminal the words are shown in their sentence, also from the cache', async () => {
  const folder = await folderWith({ 'a.md': `Hello there. ${hard}` });
  const command = ['check', '.', '--cache', '--rule', 'plain-words'];
  const first = await commslint(folder, command, { interactive: true });
  checked.length = 0;
  expect(await commslint(folder, command, { interactive: true })).toEqual(first);
  expect(first.out).toContain('We will utilise this form.\n');
  expect(checked).toEqual([]);
});

test('only what has changed is checked; what is gone is forgotten; what is new is checked', async () => {
  const folder = await folderWith({ 'a.md': plain, 'b.md': plain, 'c.md': plain });
  await run(folder);
  await writeFile(join(folder, 'b.md'), hard);
  const second = await run(folder, '--rule', 'plain-words');
  expect(second.checked).toEqual(['a.md', 'b.md', 'c.md']);
  await writeFile(join(folder, 'b.md'), plain);
  expect((await run(folder, '--rule', 'plain-words')).checked).toEqual(['b.md']);
  const size = (await stat(join(folder, '.commslintcache'))).size;
  await rm(join(folder, 'c.md'));
  expect((await run(folder, '--rule', 'plain-words')).checked).toEqual([]);
  expect((await stat(join(folder, '.commslintcache'))).size).toBeLessThan(size);
  await writeFile(join(folder, 'd.md'), plain);
  expect((await run(folder, '--rule', 'plain-words')).checked).toEqual(['d.md']);
});

test('the bytes count and not the times of a file', async () => {
  const folder = await folderWith({ 'a.md': hard });
  const { atime, mtime } = await stat(join(folder, 'a.md'));
  const first = await run(folder, '--rule', 'plain-words');
  await utimes(join(folder, 'a.md'), new Date(), new Date());
  expect((await run(folder, '--rule', 'plain-words')).checked).toEqual([]);
  await writeFile(join(folder, 'a.md'), hard.replace('utilise', 'reuse it'));
  await utimes(join(folder, 'a.md'), atime, mtime);
  const third = await run(folder, '--rule', 'plain-words');
  expect(third.checked).toEqual(['a.md']);
  expect(third.outcome.out).not.toBe(first.outcome.out);
});

test('a run over some drafts keeps what is known of the others', async () => {
  const folder = await folderWith({ 'a.md': plain, 'b.md': plain, 'c.md': plain });
  await run(folder);
  await writeFile(join(folder, 'a.md'), hard);
  await commslint(folder, ['check', 'a.md', '--cache']);
  expect((await run(folder)).checked).toEqual([]);
});

test('every file that a configuration is made of counts, and one that appears further down', async () => {
  const folder = await folderWith({ 'a.md': hard, 'b/c.md': hard, 'b/d/e.md': hard, 'commslint.yaml': '' });
  const only = ['--rule', 'plain-words'];
  await run(folder, ...only);
  expect((await run(folder, ...only)).checked).toEqual([]);
  await writeFile(join(folder, 'commslint.yaml'), 'accept:\n  - utilise\n');
  const accepted = await run(folder, ...only);
  expect(accepted.checked).toEqual(['a.md', 'b/c.md', 'b/d/e.md']);
  expect(accepted.outcome.code).toBe(0);
  await writeFile(join(folder, 'b/commslint.yaml'), 'root: true\n');
  const below = await run(folder, ...only);
  expect(below.checked).toEqual(['b/c.md', 'b/d/e.md']);
  expect(below.outcome.code).toBe(1);
  await rm(join(folder, 'b/commslint.yaml'));
  expect((await run(folder, ...only)).checked).toEqual(['b/c.md', 'b/d/e.md']);
});

test('a configuration that is wrong is told in every run, and one draft that the configuration ignores stays ignored', async () => {
  const folder = await folderWith({ 'a.md': hard, 'b/c.md': hard, 'b/commslint.yaml': 'acept: []\n' });
  const first = await run(folder);
  expect((await run(folder)).outcome).toEqual(first.outcome);
  expect(first.outcome.code).toBe(2);
  await writeFile(join(folder, 'b/commslint.yaml'), 'ignore: [c.md]\n');
  const ignoring = await run(folder);
  expect(ignoring.outcome.out).not.toContain('c.md');
  await writeFile(join(folder, 'b/c.md'), plain);
  expect(await run(folder)).toEqual({ outcome: ignoring.outcome, checked: [] });
});

test('audiences, channel and rules count, and a slip in them is told as without a cache', async () => {
  const folder = await folderWith({ 'a.md': hard });
  await run(folder, '--audience', 'families');
  expect((await run(folder, '--audience', 'families')).checked).toEqual([]);
  expect((await run(folder, '--audience', 'police')).checked).toEqual(['a.md']);
  expect((await run(folder, '--audience', 'police', '--channel', 'letter')).checked).toEqual(['a.md']);
  for (const slip of [
    ['--audience', 'familes'],
    ['--rule', 'plain-word'],
  ]) {
    const { outcome } = await run(folder, ...slip);
    expect(outcome.code).toBe(2);
    expect(outcome.err).toContain('Did you mean');
  }
});

test('what a rule said of the day holds for that day', async () => {
  const folder = await folderWith({
    'a.md': '---\nowner: Team\nreview_by: 2026-06-04\n---\n\nHello there.\n',
    'b.md': plain,
    'commslint.yaml': 'rules:\n  content-owner: warning\n',
  });
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T12:00') });
  try {
    const before = await run(folder);
    expect(before.outcome.out).not.toContain('content-owner');
    expect((await run(folder)).checked).toEqual([]);
    vi.setSystemTime(new Date('2026-07-01T12:00'));
    const after = await run(folder);
    expect(after.outcome.out).toContain('[content-owner]');
    expect(after.checked).toEqual(['a.md']);
  } finally {
    vi.useRealTimers();
  }
});

test('a cache that is broken, of another kind or of another version is as none, and is replaced', async () => {
  const folder = await folderWith({ 'a.md': hard, 'b.md': plain });
  const path = join(folder, '.commslintcache');
  const { outcome } = await run(folder);
  const whole = await readFile(path);
  const foot = whole.toString('latin1').lastIndexOf('commslint-cache');
  const spoilt: [string, (bytes: Buffer) => Buffer][] = [
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('{"version":1}\n'.repeat(20))],
    ['cut short', (bytes) => bytes.subarray(0, bytes.length - 10)],
    ['of another version', (bytes) => bytes.fill('9', foot + 16, foot + 17)],
    ['with another index', (bytes) => bytes.fill('#', foot - 30, foot - 29)],
  ];
  for (const [how, spoil] of spoilt) {
    await writeFile(path, spoil(Buffer.from(whole)));
    expect(await run(folder), how).toEqual({ outcome, checked: ['a.md', 'b.md'] });
    expect((await run(folder)).checked, how).toEqual([]);
  }
  // One record alone: the other is still good.
  const bytes = Buffer.from(whole);
  bytes.write('#', 40);
  await writeFile(path, bytes);
  const compact = await commslint(folder, ['check', '.', '--format', 'compact']);
  expect(await run(folder, '--format', 'compact')).toEqual({ outcome: compact, checked: ['a.md'] });
  // What the report said alone: it is said again from the records, and kept again.
  const compactCache = await readFile(path);
  compactCache.write('#', compactCache.indexOf('a.md:1:'));
  await writeFile(path, compactCache);
  expect(await run(folder, '--format', 'compact')).toEqual({ outcome: compact, checked: [] });
  expect((await readFile(path)).includes('a.md:1:')).toBe(true);
});

test('another build of commslint, here one with other settings, makes the cache anew and leaves no other file', async () => {
  const folder = await folderWith({ 'a.md': hard });
  await run(folder);
  await run(folder, '--rule', 'plain-words');
  expect((await readdir(folder)).sort()).toEqual(['.commslintcache', 'a.md']);
});

test('a cache stands where it was asked for: in a file, or in a folder that need not be there yet', async () => {
  const folder = await folderWith({ 'a.md': plain });
  await mkdir(join(folder, 'there'));
  for (const [location, path] of [
    ['x/y.cache', 'x/y.cache'],
    ['there', 'there/.commslintcache'],
    ['new/', 'new/.commslintcache'],
  ] as const) {
    await run(folder, '--cache-location', location);
    expect(existsSync(join(folder, path)), location).toBe(true);
    expect((await run(folder, '--cache-location', location)).checked).toEqual([]);
  }
});

test('what changes files uses no cache', async () => {
  const folder = await folderWith({ 'a.md': hard });
  await run(folder, '--rule', 'plain-words');
  await run(folder, '--rule', 'plain-words', '--fix');
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('We will use this form.\n');
  expect((await run(folder, '--rule', 'plain-words')).outcome.code).toBe(0);
});

test('a baseline is asked also of what comes from the cache', async () => {
  const folder = await folderWith({ 'a.md': hard, 'commslint.yaml': 'baseline: known.json\n' });
  const only = ['--rule', 'plain-words'];
  await commslint(folder, ['check', '.', ...only, '--baseline', 'known.json', '--update-baseline']);
  const first = await run(folder, ...only);
  const second = await run(folder, ...only);
  expect(first.outcome.code).toBe(0);
  expect(second).toEqual({ outcome: first.outcome, checked: [] });
  await writeFile(join(folder, 'a.md'), `${hard}\nYou must commence now.\n`);
  expect((await run(folder, ...only)).outcome.out).toContain('commence');
  expect((await run(folder, ...only)).outcome.out).not.toContain('utilise');
});

test('a cache holds no personal identifier and no text that no report shows', async () => {
  const folder = await folderWith({
    'a.md': 'Her NHS number is 999 000 0018.\n\nA sentence that nobody minds.\n',
    'b.txt': 'Tom was born on 4 June 2015. His UPN is A123456789012.\n',
  });
  const { outcome } = await run(folder, '--info', '--audience', 'families,police');
  expect(outcome.out).toContain('NHS number');
  const kept = await readFile(join(folder, '.commslintcache'), 'latin1');
  for (const part of ['999 000', '0018', 'June', '23456', 'nobody minds']) expect(kept).not.toContain(part);
  expect(kept).toContain('personal-data');
});

test('a cache that is cut short between two runs changes nothing of what is found', async () => {
  const folder = await folderWith({ 'a.md': hard, 'b.md': plain });
  const { outcome } = await run(folder);
  const path = join(folder, '.commslintcache');
  for (let size = (await stat(path)).size - 1; size > 0; size = Math.floor(size / 2)) {
    await truncate(path, size);
    expect((await run(folder)).outcome).toEqual(outcome);
    await appendFile(path, '');
  }
});
