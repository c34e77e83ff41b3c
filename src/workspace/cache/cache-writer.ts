import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { temporaries } from '../temporaries.ts';
import { ending, type Index } from './cache-file.ts';
import type { Extent } from './entry.ts';
import { sumOf } from './hash.ts';

/** After how long a new cache beside the cache was left by a run that was killed, in milliseconds (a judgement). */
const abandoned = 24 * 60 * 60 * 1000;

/** How many bytes a block has at least, if it is not the last (a judgement): one is read, checked and held as a whole. */
const blockSize = 1 << 16;

/**
 * Writes a cache beside the one that is there and puts it in its place when it is whole, so that two runs at once and one
 * that is killed leave a whole cache, of one of them. The first trouble ends the writing; it is told at the end.
 */
export class CacheWriter {
  private descriptor: number | undefined;
  /** Where it is written, once something is. */
  private temporary = '';
  private offset = 0;
  private readonly blocks: Extent[] = [];
  /** The texts of the block that is not full yet, and how many bytes those are. */
  private texts: Uint8Array[] = [];
  private textsLength = 0;
  /** Why nothing more is written. */
  private trouble: unknown;

  /** @param path absolute */
  constructor(private readonly path: string) {}

  /** Writes one record. */
  add(bytes: Uint8Array): Extent {
    const extent = { offset: this.offset, length: bytes.length, sum: sumOf(bytes) };
    this.write(bytes);
    return extent;
  }

  /** Adds a text to a block. A block is written when it is full: what is read together stands together. */
  addText(bytes: Uint8Array): { block: number; start: number; length: number } {
    const place = { block: this.blocks.length, start: this.textsLength, length: bytes.length };
    this.texts.push(bytes);
    this.textsLength += bytes.length;
    if (this.textsLength >= blockSize) this.endBlock();
    return place;
  }

  /** @throws the error of the file system that ended the writing; there is no new file then */
  finish(index: Omit<Index, 'blocks'>): void {
    this.endBlock();
    this.write(ending({ ...index, blocks: this.blocks }, this.offset));
    this.attempt(() => {
      this.close();
      renameSync(this.temporary, this.path);
      temporaries.delete(this.temporary);
    });
    if (this.trouble !== undefined) throw this.trouble;
  }

  /** Leaves everything as it was. */
  discard(): void {
    this.close();
    if (temporaries.delete(this.temporary)) rmSync(this.temporary, { force: true });
  }

  private endBlock(): void {
    if (this.texts.length > 0) this.blocks.push(this.add(Buffer.concat(this.texts)));
    this.texts = [];
    this.textsLength = 0;
  }

  private write(bytes: Uint8Array): void {
    this.attempt(() => {
      this.descriptor ??= this.open();
      for (let at = 0; at < bytes.length; ) at += writeSync(this.descriptor, bytes, at);
      this.offset += bytes.length;
    });
  }

  private open(): number {
    const folder = dirname(this.path);
    mkdirSync(folder, { recursive: true });
    const start = `.${basename(this.path)}.`;
    sweep(folder, start);
    this.temporary = join(folder, `${start}${randomBytes(6).toString('hex')}.tmp`);
    temporaries.add(this.temporary);
    return openSync(this.temporary, 'wx');
  }

  private attempt(work: () => void): void {
    if (this.trouble !== undefined) return;
    try {
      work();
    } catch (error) {
      this.trouble = error;
      this.discard();
    }
  }

  private close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }
}

/** Takes away what runs that were killed left. */
function sweep(folder: string, start: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start) || !name.endsWith('.tmp')) continue;
    const left = statSync(join(folder, name), { throwIfNoEntry: false });
    if (left !== undefined && Date.now() - left.mtimeMs > abandoned) rmSync(join(folder, name), { force: true });
  }
}
