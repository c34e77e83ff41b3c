import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The text of a file that comes with commslint, by its path in the package: `rules/plain-words/rule.md`. */
export function readPackageFile(path: string): Promise<string> {
  return readFile(join(packageFolder(), path), 'utf8');
}

/** The same where nothing can wait for it. */
export function readPackageFileNow(path: string): string {
  return readFileSync(join(packageFolder(), path), 'utf8');
}

/** Version of this package. */
export async function packageVersion(): Promise<string> {
  const { version } = JSON.parse(await readPackageFile('package.json')) as { version: string };
  return version;
}

/**
 * What tells one build of this package from another: its version and, built, the bytes of the command, which names all
 * other files by what is in them.
 */
export async function packageStamp(): Promise<string> {
  const command = await readPackageFile('dist/cli.cjs').catch(() => '');
  return `${await packageVersion()} ${command}`;
}

/** This module runs from `src/workspace` and, bundled, from `dist`: the package is the first folder up with a manifest. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
