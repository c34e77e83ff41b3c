import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The text of a file that comes with commslint, by its path in the package: `rules/plain-words/rule.md`. */
export function readPackageFile(path: string): string {
  return readFileSync(join(packageFolder(), path), 'utf8');
}

/** The command, where it is built. */
const built = 'dist/cli.cjs';

/** Version of this package. */
export function packageVersion(): string {
  const { version } = JSON.parse(readPackageFile('package.json')) as { version: string };
  return version;
}

/**
 * What tells one build of this package from another: its version and, built, the bytes of the command, which names all
 * other files by what is in them.
 */
export function packageStamp(): string {
  return `${packageVersion()} ${existsSync(join(packageFolder(), built)) ? readPackageFile(built) : ''}`;
}

/** This module runs from `src/workspace` and, bundled, from `dist`: the package is the first folder up with a manifest. */
function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
