import type { Files } from './files.ts';
import { findDrafts } from './find.ts';
import { nativeParser } from './native-markdown.ts';
import { readRegularFile } from './regular-file.ts';

/** The files of the machine that this runs on. */
export const nodeFiles: Files = {
  read: async (path) => readRegularFile(path),
  find: findDrafts,
  markdownParser: nativeParser,
};
