import { type Stats, statSync } from 'node:fs';
import { isAbsolute, resolve, sep } from 'node:path';
import { formatOf, knownExtensions } from '../formats/kinds.ts';
import { type Found, shownPath } from './files.ts';
import { errorCode } from './problem.ts';
import { draftsIn, nameProblem } from './walk.ts';

/**
 * Finds the drafts that files, folders and globs stand for, in the order in which they were asked for and by name within
 * each; each file once. Folders and globs skip `node_modules`, `dist` and what is hidden (`.git` with it); a file that
 * is named is taken as it is (`named`).
 *
 * Paths come back as people know them: relative to `folder`, with `/`.
 */
export async function findDrafts(inputs: readonly string[], folder: string): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const input of inputs) {
    for (const each of await findInput(input, folder)) {
      if (!found.has(each.path)) found.set(each.path, each);
    }
  }
  return [...found.values()];
}

async function findInput(input: string, folder: string): Promise<Found[]> {
  const path = shownPath(input, folder);
  if (input === '') return [{ path: '‘’', problem: 'An empty file name was given.' }];
  let kind: Stats;
  try {
    kind = statSync(resolve(folder, input));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      const { isDynamicPattern } = await import('tinyglobby');
      if (isDynamicPattern(input)) return findPattern(input, folder);
    }
    const missing = errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
    return [{ path, problem: missing ? 'There is no such file or folder.' : 'It cannot be read: permission denied.' }];
  }
  if (kind.isDirectory()) return findInFolder(path, resolve(folder, input), folder);
  if (!kind.isFile()) return [{ path, problem: 'This is not a file. For text from a pipe use --stdin.' }];
  if (formatOf(path) === undefined) {
    return [{ path, problem: `commslint does not read this kind of file. It reads ${endingList()}.` }];
  }
  return [{ path, named: true }];
}

function findInFolder(path: string, absolute: string, folder: string): Found[] {
  const found = draftsIn(absolute);
  if (found.length === 0)
    return [{ path, problem: `There are no drafts in this folder. commslint reads ${endingList()}.` }];
  // Only what leads out of the folder may lead back into it: all else is put together, which is faster.
  const isBelow = path !== '..' && !path.startsWith('../') && !isAbsolute(path);
  if (path === '.') return found;
  return found.map((each) => {
    return { ...each, path: isBelow ? `${path}/${each.path}` : shownPath(resolve(absolute, each.path), folder) };
  });
}

async function findPattern(pattern: string, folder: string): Promise<Found[]> {
  const files = await search(sep === '/' ? pattern : pattern.split(sep).join('/'), folder);
  const drafts = files.filter((file) => formatOf(file) !== undefined);
  if (drafts.length === 0) return [{ path: pattern, problem: 'No drafts match this pattern.' }];
  return drafts.map((file) => {
    const problem = nameProblem(folder, file);
    const path = shownPath(file, folder);
    return problem === undefined ? { path, named: false } : { path, problem };
  });
}

async function search(pattern: string, cwd: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob(pattern, {
    cwd,
    absolute: isAbsolute(pattern),
    caseSensitiveMatch: false,
    dot: false,
    expandDirectories: false,
    followSymbolicLinks: false,
    // `~$letter.docx` says who has a letter open in Word.
    ignore: ['**/node_modules/**', '**/dist/**', '**/.*/**', '**/~$*'],
  });
  return files.sort();
}

function endingList(): string {
  return knownExtensions.map((ending) => `.${ending}`).join(', ');
}
