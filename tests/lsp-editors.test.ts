import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { folderWith } from './command.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
/** The command as it would be installed: a file of its name in the PATH. */
const command = `#!/bin/sh
exec '${process.execPath}' --import '${join(root, 'node_modules/tsx/dist/esm/index.mjs')}' '${join(root, 'src/cli/main.ts')}' "$@"
`;

const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** What stands before the words in question must not move them: emoji, character references, an accent. */
const draft = '# Café 😀\n\nTom &amp; Zoë 👩‍👧 utilise it, and we utilise that.\n';

/** An editor's program, and how it runs a script. */
interface Editor {
  name: string;
  program: string;
  args: readonly string[];
  /** The beginning of what the README says to set up, in this language. */
  setup: string;
  isReady: () => boolean;
}

const editors: readonly Editor[] = [
  {
    name: 'Neovim',
    program: 'nvim',
    args: ['--headless', '-n', '-u', 'NONE', '-S', join(import.meta.dirname, 'editors/neovim.lua')],
    setup: '```lua\nlocal client\n',
    isReady: () => succeeds('nvim', ['--version']),
  },
  {
    name: 'Emacs',
    program: 'emacs',
    args: ['--batch', '-l', join(import.meta.dirname, 'editors/emacs.el')],
    setup: '```elisp\n',
    isReady: () =>
      succeeds('emacs', ['--batch', '--eval', "(progn (require 'package) (package-initialize) (require 'eglot))"]),
  },
];

function succeeds(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

for (const { name, program, args, setup, isReady } of editors) {
  const ready = isReady();
  if (!ready) console.info(`${name} is not installed here: skipped.`);
  test.skipIf(!ready)(
    `${name} shows what is found on the right words, and a fix taken there is in the file`,
    async () => {
      const start = readme.indexOf(setup) + setup.indexOf('\n') + 1;
      expect(readme).toContain(setup);
      const folder = await folderWith({
        'a.md': draft,
        'commslint.yaml': '',
        'setup/setup': readme.slice(start, readme.indexOf('```', start)),
        'bin/commslint': command,
      });
      await chmod(join(folder, 'bin/commslint'), 0o755);
      const { stdout } = await run(program, args, {
        cwd: folder,
        timeout: 100_000,
        env: {
          ...process.env,
          HOME: folder,
          PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
          COMMSLINT_SETUP: join(folder, 'setup/setup'),
          COMMSLINT_DRAFT: join(folder, 'a.md'),
        },
      });
      const { seen, offered } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { seen: unknown[]; offered: string[] };
      expect(JSON.stringify(seen).match(/"utilise"/g)).toHaveLength(2);
      expect(offered[0]).toBe('Write ‘use’ instead of ‘utilise’');
      expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe(draft.replace('utilise', 'use'));
    },
  );
}
