import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtCommand } from './built.ts';
import { folderWith } from './command.ts';

const built = builtCommand();
const hasTerminal = (() => {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8' }).includes('util-linux');
  } catch {
    return false;
  }
})();

/** What a terminal shows, with ‘⌫’ for what takes a line of progress away. */
async function shown(...command: Parameters<typeof built.inTerminal>): Promise<string> {
  return (await built.inTerminal(...command)).out.replaceAll('\r\u001b[2K', '⌫');
}

/** A line of progress that is gone before anything else is written. */
const progress = /\d+ of 3[^⌫\r\n]*⌫/g;

function drafts(): Promise<string> {
  const text = 'We will utilise this form.\n';
  // The name of the second is longer than a line.
  return folderWith({ 'a.md': text, [`${'b'.repeat(90)}.md`]: text, 'c.md': '---\nowner: "\n---\n' });
}

describe.skipIf(!hasTerminal)('progress', () => {
  test.each([[[]], [['--cache']], [['--workers', '2']]])(
    'is shown in a terminal and gone before each line of a report %j',
    async (more) => {
      const folder = await drafts();
      const out = await shown(folder, ['check', '.', ...more]);
      expect(out).toMatch(/^1 of 3 · a\.md⌫/);
      const left = out.replace(progress, '');
      expect(left).not.toContain('\u001b');
      expect(left).not.toMatch(/⌫| of 3/);
      expect(left).toMatch(/^a\.md \(for families/);
      expect(left).toContain('not checked c.md');
      for (const line of out.match(progress) ?? []) expect(line.length - 1).toBeLessThan(80);
    },
  );

  test('is shown where only the report goes elsewhere, which has nothing of it', async () => {
    const folder = await drafts();
    const plain = await built.run(folder, ['check', '.']);
    const out = await shown(folder, ['check', '.'], '> report');
    expect(out.replace(progress, '')).toBe('');
    expect(out).toContain('1 of 3 · a.md');
    expect(await readFile(join(folder, 'report'), 'utf8')).toBe(plain.out);
  });

  test('is not shown in a pipe, nor where nobody watches', async () => {
    const folder = await drafts();
    expect((await built.run(folder, ['check', '.'])).err).toBe('');
    const out = await shown(folder, ['check', '.'], '2> errors');
    expect(out).not.toContain(' of 3');
    expect(await readFile(join(folder, 'errors'), 'utf8')).toBe('');
  });

  test('is taken away when the run is ended', async () => {
    const text = 'We will utilise this form.\n\n'.repeat(400);
    const folder = await folderWith(Object.fromEntries([1, 2, 3].map((number) => [`${number}.md`, text])));
    const out = await shown(folder, ['check', '.'], '& sleep 0.6; kill -TERM $!; wait $!');
    expect(out).toContain('1 of 3');
    expect(out.replace(progress, '')).not.toMatch(/ of 3/);
  });
});
