import { chmod, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DraftProblem, errorCode } from './problem.ts';
import { temporaries } from './temporaries.ts';

/**
 * Writes a file so that at any moment it holds all of the old or all of the new: into a new file beside it, flushed, then
 * renamed. An existing file keeps its mode; a symbolic link stays and what it points to is replaced. A device or a pipe
 * (`/dev/stdout`) is written into as it is: a file put in its place would take it away from every other program.
 *
 * @throws DraftProblem where the folder that it should stand in does not exist
 */
export async function writeAtomically(
  path: string,
  content: string | Uint8Array | AsyncIterable<string>,
): Promise<void> {
  const existing = await stat(path).catch(() => undefined);
  if (existing !== undefined && !existing.isFile() && !existing.isDirectory()) {
    await writeFile(path, content);
    return;
  }
  const target = await realpath(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return path;
    throw error;
  });
  const mode = existing === undefined ? undefined : existing.mode & 0o7777;
  const temporary = join(dirname(target), `.${basename(target)}.${crypto.randomUUID()}.tmp`);
  temporaries.add(temporary);
  try {
    const file = await open(temporary, 'wx', mode ?? 0o666);
    try {
      await writeFile(file, content);
      await file.sync();
    } finally {
      await file.close();
    }
    // The mode given to open() is cut down by the process's umask.
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    if (errorCode(error) === 'ENOENT') throw new DraftProblem('The folder that it should stand in does not exist.');
    throw error;
  } finally {
    temporaries.delete(temporary);
  }
}
