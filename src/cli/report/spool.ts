import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaries } from '../../workspace/temporaries.ts';

/** How much of a report is kept in memory, in UTF-16 code units, before it goes to a file: most reports need none. */
const mostInMemory = 1 << 20;

/**
 * Holds a report until all of it is known, however long it gets: what is more than fits in memory is in a temporary file
 * that only this user can read.
 */
export class Spool {
  private pieces: string[] = [];
  private length = 0;
  private folder: string | undefined;
  private overflow: FileHandle | undefined;

  /**
   * @throws the error of the file system where the temporary folder is full
   */
  async write(text: string): Promise<void> {
    this.pieces.push(text);
    this.length += text.length;
    if (this.length < mostInMemory) return;
    const held = this.take();
    if (this.overflow === undefined) {
      this.folder = await mkdtemp(join(tmpdir(), 'commslint-report-'));
      temporaries.add(this.folder);
      this.overflow = await open(join(this.folder, 'report'), 'wx', 0o600);
    }
    await this.overflow.writeFile(held);
  }

  /** All that was written, in order. */
  async *read(): AsyncGenerator<string> {
    if (this.folder !== undefined) {
      yield* createReadStream(join(this.folder, 'report'), { encoding: 'utf8' }) as AsyncIterable<string>;
    }
    yield this.take();
  }

  /** Lets go of everything. */
  async remove(): Promise<void> {
    this.take();
    await this.overflow?.close();
    this.overflow = undefined;
    if (this.folder !== undefined) {
      await rm(this.folder, { recursive: true, force: true });
      temporaries.delete(this.folder);
    }
    this.folder = undefined;
  }

  private take(): string {
    const held = this.pieces.join('');
    this.pieces = [];
    this.length = 0;
    return held;
  }
}
