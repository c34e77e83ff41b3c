import { dirname, join, resolve, sep } from 'node:path';
import { errorCode } from './problem.ts';

/** Reads a file; undefined where there is none. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** Where the configuration of a package is, or why it is nowhere. */
export type PackageConfiguration = { path: string } | { problem: string };

/**
 * Finds a package of data as Node finds packages, in the `node_modules` folders from a folder upwards, and in it the
 * configuration: what `commslint` in its package.json names, else its `commslint.yaml`. Nothing of it is executed.
 *
 * @param name a valid name of a package
 * @param folder absolute
 * @returns undefined where no such package is installed
 */
export async function findPackage(
  name: string,
  folder: string,
  read: ReadText,
): Promise<PackageConfiguration | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    const home = join(at, 'node_modules', ...name.split('/'));
    const manifest = await read(join(home, 'package.json'));
    if (manifest !== undefined) return inPackage(name, home, manifest, read);
    if (dirname(at) === at) return undefined;
  }
}

async function inPackage(name: string, home: string, manifest: string, read: ReadText): Promise<PackageConfiguration> {
  let named: unknown;
  try {
    named = (JSON.parse(manifest) as { commslint?: unknown } | null)?.commslint;
  } catch {
    return { problem: `The package.json of the package ‘${name}’ is not JSON.` };
  }
  if (named !== undefined && typeof named !== 'string') {
    return { problem: `‘commslint’ in the package.json of ‘${name}’ must be the path of a file in it.` };
  }
  const path = resolve(home, named ?? 'commslint.yaml');
  if (!path.startsWith(home + sep) || !/\.ya?ml$/i.test(path)) {
    return { problem: `‘commslint’ in the package.json of ‘${name}’ must name a .yaml file inside the package.` };
  }
  if ((await read(path)) !== undefined) return { path };
  const where = named === undefined ? 'a commslint.yaml, nor does its package.json name one' : `‘${named}’`;
  return { problem: `The package ‘${name}’ does not hold ${where}.` };
}

/** Whether an error says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
}
