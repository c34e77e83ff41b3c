import { describe, expect, it } from 'vitest';
import { builtCommand } from './built.ts';
import { folderWith } from './command.ts';

const built = builtCommand();

/** zod makes itself known under this name as soon as it is evaluated. */
const sign = '__zod_globalRegistry';
const tell = `process.on('exit', () => process._rawDebug(globalThis.${sign} ? 'with zod' : 'without zod'))`;

/** What `check` says on stderr of a folder of files: whether it evaluated zod. */
async function startOf(files: Readonly<Record<string, string>>): Promise<string> {
  const NODE_OPTIONS = `--import "data:text/javascript,${encodeURIComponent(tell)}"`;
  const folder = await folderWith(files);
  const { err } = await built.run(folder, ['check', 'page.md'], { env: { PATH: process.env.PATH, NODE_OPTIONS } });
  return err.trim();
}

describe('what a check does not evaluate', () => {
  const page = '---\naudience: families, police\n---\n# Page\n\nWe will utilise this form.\n';

  it('is zod, where no configuration speaks of the draft', async () => {
    expect(await startOf({ 'page.md': page })).toBe('without zod');
  });

  it('and is zod no more where one does', async () => {
    expect(await startOf({ 'page.md': page, 'commslint.yaml': 'channel: email\n' })).toBe('with zod');
  });
});
