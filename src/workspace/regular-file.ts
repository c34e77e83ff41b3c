import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { DraftProblem } from './problem.ts';

/** A pipe that nobody writes to would not even be opened. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** In bytes, so that it is seldom made anew (a judgement). */
const leastRoom = 1 << 17;

/**
 * What a file holds. Synchronous: promises take several times as long for files of the size of drafts.
 *
 * @throws DraftProblem for a device or a pipe, which may never come to an end; the error of the file system
 */
export function readRegularFile(path: string): Buffer {
  const descriptor = openSync(path, withoutWaiting);
  try {
    const kind = fstatSync(descriptor);
    if (kind.isFile() && kind.size > 0) return readWhole(descriptor, kind.size);
    if (kind.isFile() || kind.isDirectory()) return readFileSync(descriptor);
    throw new DraftProblem('This is a device or a pipe and not a file. Put what it gives into a file, and name that.');
  } finally {
    closeSync(descriptor);
  }
}

/** Room for one file after another: to make it anew for each takes longer than to read it. */
let room = Buffer.alloc(0);

/**
 * What a file holds, if that is as much as it was before: else nothing, and whoever still wants it reads it as above. Nothing is
 * asked but what is in it. The bytes are there until the next call.
 *
 * @param size in bytes
 * @throws the error of the file system
 */
export function readIfOfSize(path: string, size: number): Buffer | undefined {
  // One more, in case there is more.
  if (room.length <= size) room = Buffer.allocUnsafe(Math.max(2 * size, leastRoom));
  const descriptor = openSync(path, withoutWaiting);
  try {
    return readSync(descriptor, room, 0, size + 1, null) === size ? room.subarray(0, size) : undefined;
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
