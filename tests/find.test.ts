import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { findDrafts } from '../src/workspace/find.ts';
import { folderWith } from './command.ts';

/** Bytes that no UTF-8 text holds. Some systems refuse such names. */
function oddName(folder: string, end: string): Buffer {
  return Buffer.concat([Buffer.from(folder + sep), Buffer.from([0x62, 0xff]), Buffer.from(end)]);
}

test('a folder stands for its drafts and those of its folders, by path; not for what is hidden or made by others', async () => {
  const draft = 'We will visit you.\n';
  const kept = ['B.md', 'a b.md', 'a.TXT', 'a/c.html', 'a/new\nline.md', 'é.md'];
  const left = ['.git/x.md', 'Dist/x.md', 'a/node_modules/x.md', '~$a.md', '.a.md', 'a.pdf', 'md'];
  const folder = await folderWith(Object.fromEntries([...kept, ...left].map((path) => [path, draft])));
  expect(await findDrafts(['.'], folder)).toEqual(kept.map((path) => ({ path, named: false })));
  expect((await findDrafts(['a'], folder)).map(({ path }) => path)).toEqual(['a/c.html', 'a/new\nline.md']);
});

test('links to files are followed and those to folders are not; one that leads nowhere is told', async () => {
  const folder = await folderWith({ 'real/a.md': 'Hello.\n' });
  await symlink('real/a.md', join(folder, 'file.md'));
  await symlink('.', join(folder, 'real', 'again'));
  await symlink('real', join(folder, 'folder.md'));
  await symlink('nowhere.md', join(folder, 'broken.md'));
  await symlink('circle.md', join(folder, 'circle.md'));
  expect(await findDrafts(['.'], folder)).toEqual([
    { path: 'broken.md', problem: 'This is a symbolic link that leads to no file. There is no such file.' },
    {
      path: 'circle.md',
      problem: 'This is a symbolic link that leads to no file. Its symbolic links go round in a circle.',
    },
    { path: 'file.md', named: false },
    { path: 'real/a.md', named: false },
  ]);
});

test.skipIf(process.platform !== 'linux')('names that are not UTF-8 are told, of files and of folders', async () => {
  const folder = await folderWith({ 'a.md': 'Hello.\n', '\ufffd.md': 'Hello.\n' });
  await writeFile(oddName(folder, '.md'), 'Hello.\n');
  await mkdir(oddName(folder, ''));
  const problem = expect.stringContaining('not valid UTF-8');
  expect(await findDrafts(['.'], folder)).toEqual([
    { path: 'a.md', named: false },
    { path: 'b\ufffd', problem },
    { path: 'b\ufffd.md', problem },
    { path: '\ufffd.md', named: false },
  ]);
  expect(await findDrafts(['b*.md'], folder)).toEqual([{ path: 'b\ufffd.md', problem }]);
});
