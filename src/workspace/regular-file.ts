import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { DraftProblem } from './problem.ts';

/**
 * What a file holds. Synchronous: promises take several times as long for files of the size of drafts.
 *
 * @throws DraftProblem for a device or a pipe, which may never come to an end; the error of the file system
 */
export function readRegularFile(path: string): Buffer {
  // Without waiting: a pipe that nobody writes to would not even be opened.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const kind = fstatSync(descriptor);
    if (kind.isFile() || kind.isDirectory()) return readFileSync(descriptor);
    throw new DraftProblem('This is a device or a pipe and not a file. Put what it gives into a file, and name that.');
  } finally {
    closeSync(descriptor);
  }
}
