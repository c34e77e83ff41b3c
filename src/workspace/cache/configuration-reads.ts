import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Files } from '../files.ts';
import { errorCode } from '../problem.ts';
import { readRegularFile } from '../regular-file.ts';
import { sha256 } from './hash.ts';

/** Files of these names hold for all that is below them, so that a new one further down counts as well. */
const lookedForUpwards = ['commslint.yaml', '.commslintignore'];

/** Stands for a file that is not there; one that appears changes the configuration as one that changes does. */
const missing = '';

/** What the files of configurations held when they were first looked at in this run, and which of them hold for a draft. */
export class ConfigurationReads implements Pick<Files, 'read'> {
  /** By absolute path. */
  private readonly hashes = new Map<string, string>();
  private hasChanged = false;

  /** The hash of a file, or nothing where there is none; undefined where it cannot be read. */
  hash(path: string): string | undefined {
    const known = this.hashes.get(path);
    if (known !== undefined) return known;
    const now = hashNow(path);
    if (now !== undefined) this.hashes.set(path, now);
    return now;
  }

  /** Reads a file for a configuration, and remembers what it held. */
  async read(path: string): Promise<Uint8Array> {
    try {
      const bytes = readRegularFile(path);
      this.remember(path, sha256(bytes));
      return bytes;
    } catch (error) {
      if (isMissing(error)) this.remember(path, missing);
      throw error;
    }
  }

  /**
   * The files that the settings of drafts in a folder come from. Those that are named in a configuration (word lists, what
   * it extends) count for all drafts.
   *
   * @param folder absolute
   * @param sources absolute paths of the files that the configuration was read from
   */
  holdingFor(folder: string, sources: readonly string[]): string[] {
    const files = new Set(sources);
    for (let above = folder; ; above = dirname(above)) {
      for (const name of lookedForUpwards) if (this.hashes.has(join(above, name))) files.add(join(above, name));
      if (dirname(above) === above) break;
    }
    for (const path of this.hashes.keys()) if (!lookedForUpwards.includes(basename(path))) files.add(path);
    return [...files].filter((path) => this.hash(path) !== undefined);
  }

  /** Whether none has changed since it was first looked at: else what was found may be of the old or of the new. */
  areUnchanged(): boolean {
    return !this.hasChanged && [...this.hashes].every(([path, hash]) => hashNow(path) === hash);
  }

  private remember(path: string, hash: string): void {
    const known = this.hashes.get(path);
    if (known === undefined) this.hashes.set(path, hash);
    else if (known !== hash) this.hasChanged = true;
  }
}

function hashNow(path: string): string | undefined {
  try {
    // Most are not there, and an error takes longer than to ask.
    return statSync(path, { throwIfNoEntry: false }) === undefined ? missing : sha256(readRegularFile(path));
  } catch (error) {
    return isMissing(error) ? missing : undefined;
  }
}

function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
}
