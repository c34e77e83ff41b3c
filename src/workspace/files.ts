import { isAbsolute, relative, resolve, sep } from 'node:path';
import { formatOf } from '../formats/kinds.ts';
import type { NativeParser } from '../formats/native-markdown.ts';
import type { ReadUtf8 } from './bytes.ts';

/** A file to check, or why what was asked for gives none. */
export type Found = { path: string; named: boolean } | { path: string; problem: string };

/** The files that a workspace sees: those of the machine (`nodeFiles`), or those that an editor hands over. */
export interface Files {
  /**
   * What a file holds.
   *
   * @param path absolute
   * @throws an Error with the `code` of Node's file system: `ENOENT` for a file that is not there
   */
  read(path: string): Promise<Uint8Array>;
  /**
   * The drafts that files, folders and globs stand for, each once: see `findDrafts`.
   *
   * @param folder absolute; inputs and what comes back are relative to it
   */
  find(inputs: readonly string[], folder: string): Promise<Found[]>;
  /** A native parser of Markdown, where the machine has one. */
  markdownParser?(): Promise<NativeParser | undefined>;
  /** A fast way to read UTF-8, where the machine has one. */
  readUtf8?: ReadUtf8;
}

/** Name of a project's configuration. */
export const configName = 'commslint.yaml';

/** A path as people know it: relative to `folder`, with `/`. */
export function shownPath(path: string, folder: string): string {
  const shown = relative(folder, resolve(folder, path)) || '.';
  return slashed(shown);
}

/** The absolute path of what has this name for people (`shownPath`): `resolve` goes through each letter, and of drafts there are many. */
export function placeOf(shown: string, folder: string): string {
  const isBelow = !shown.startsWith('.') && !isAbsolute(shown);
  return isBelow && sep === '/' ? `${folder}/${shown}` : resolve(folder, shown);
}

/** A path with `/` on every system. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** A folder's path with `/`, and one at its end. */
export function slashedFolder(path: string): string {
  const folder = slashed(path);
  return folder.endsWith('/') ? folder : `${folder}/`;
}

/** Folders, in lower case, that hold what others made; what is hidden (`.git`) is passed by its full stop. */
const passed = new Set(['node_modules', 'dist']);

/** Whether a search of a folder goes past something in it by its name: no draft is in it, or none that people write. */
export function isPassed(name: string, isFolder: boolean): boolean {
  // `~$letter.docx` says who has a letter open in Word.
  if (name.startsWith('.') || name.startsWith('~$')) return true;
  return isFolder ? passed.has(name.toLowerCase()) : formatOf(name) === undefined;
}
