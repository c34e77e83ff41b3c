import { readFile } from 'node:fs/promises';
import type { Files } from './files.ts';
import { findDrafts } from './find.ts';
import { nativeParser } from './native-markdown.ts';

/** The files of the machine that this runs on. */
export const nodeFiles: Files = { read: (path) => readFile(path), find: findDrafts, markdownParser: nativeParser };
