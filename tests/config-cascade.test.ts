import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles } from '../src/workspace/node-files.ts';
import { Workspace } from '../src/workspace/workspace.ts';
import { folderWith } from './command.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

test('a configuration says which files it was read from, and what they held', async () => {
  const text = 'root: true\naudience: police\n';
  const folder = await folderWith({ 'commslint.yaml': text, 'letters/a.md': '' });
  const { sources } = await new Workspace({ folder, files: nodeFiles }).configuration('letters/a.md');
  expect(sources).toEqual([{ path: join(folder, 'commslint.yaml'), hash: hash(text) }]);
});
