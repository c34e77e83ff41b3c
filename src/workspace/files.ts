import { relative, resolve, sep } from 'node:path';

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
}

/** A path as people know it: relative to `folder`, with `/`. */
export function shownPath(path: string, folder: string): string {
  const shown = relative(folder, resolve(folder, path)) || '.';
  return sep === '/' ? shown : shown.split(sep).join('/');
}
