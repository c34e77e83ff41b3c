import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
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
    if (kind.isFile() && kind.size > 0) return readWhole(descriptor, kind.size);
    if (kind.isFile() || kind.isDirectory()) return readFileSync(descriptor);
    throw new DraftProblem('This is a device or a pipe and not a file. Put what it gives into a file, and name that.');
  } finally {
    closeSync(descriptor);
  }
}

/** Of the size that is known: `readFileSync` would ask for it again. */
function readWhole(descriptor: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  for (let read = -1; read !== 0 && length < size; length += read)
    read = readSync(descriptor, bytes, length, size - length, null);
  // It may be changing: what was added since is not seen, and what was cut off is not there.
  return length === size ? bytes : bytes.subarray(0, length);
}
