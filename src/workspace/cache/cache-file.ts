import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Extent, KeptDigest, Row } from './entry.ts';
import { sumOf } from './hash.ts';

/**
 * A cache is one file: records, and between them blocks of what the report said of drafts; then an index that says what each is
 * of, then a foot of fixed length that says where the index is. So one draft is found without reading those of the others,
 * memory does not grow with what is kept, and a run that finds nothing new reads the index and the blocks alone.
 */
const name = 'commslint-cache';
/** Changes with the shape of the file, of the index or of a record. A cache of another version is no cache. */
const version = '3';
const footLength = 64;

/** How many blocks are held at once. They are read in turn, but for what was found in the last run: that is in blocks of its own. */
const mostBlocks = 2;

/** What is known of a configuration without reading it. */
export interface KeptConfiguration {
  /** The numbers of the files that it is made of. */
  files: number[];
  /** The path of the baseline that it names, or nothing. */
  baseline: string;
}

/** What stands at the end of a cache. Paths are relative to the folder of the run. */
export interface Index {
  /** What all results depend on besides drafts and configuration. */
  settings: string;
  /** The report that digests are of, by its key; empty where there are none. */
  report: string;
  /** Files that configurations were looked for in: SHA-256 of their bytes, or nothing where there was no file. */
  files: [path: string, hash: string][];
  configurations: KeptConfiguration[];
  drafts: Row[];
  /** The texts of digests, many in each. */
  blocks: Extent[];
}

/** The end of a cache: its index, and the foot that says where that is. */
export function ending(index: Index, offset: number): Buffer {
  const bytes = Buffer.from(JSON.stringify(index));
  const foot = `\n${name} ${version} ${offset} ${bytes.length} ${sumOf(bytes)}`;
  return Buffer.concat([bytes, Buffer.from(foot.padEnd(footLength))]);
}

/** A cache that is open for reading. What replaces the file meanwhile does not change it. */
export class CacheFile {
  private readonly blocks = new Map<number, Buffer | undefined>();

  private constructor(
    private readonly descriptor: number,
    readonly index: Index,
  ) {}

  /** Opens a cache; undefined where there is none that is whole and of this version. */
  static open(path: string): CacheFile | undefined {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(path, 'r');
      const { size } = fstatSync(descriptor);
      const foot = bytesAt(descriptor, size - footLength, footLength)
        .toString('latin1')
        .trim()
        .split(' ');
      if (foot[0] === name && foot[1] === version) {
        const [offset, length, sum = ''] = foot.slice(2);
        const index = checked(descriptor, { offset: Number(offset), length: Number(length), sum });
        if (index !== undefined) return new CacheFile(descriptor, JSON.parse(index.toString()) as Index);
      }
    } catch {
      // No cache yet, or not one of ours: it costs time and nothing else.
    }
    if (descriptor !== undefined) closeSync(descriptor);
    return undefined;
  }

  /** The bytes of a record; undefined where they are not those that were written. */
  read(record: Extent): Buffer | undefined {
    try {
      return checked(this.descriptor, record);
    } catch {
      return undefined;
    }
  }

  /** What the report said of a draft; undefined where it is not what was written. */
  text({ block, start, length }: KeptDigest): Buffer | undefined {
    if (!this.blocks.has(block)) {
      const extent = this.index.blocks[block];
      this.blocks.set(block, extent && this.read(extent));
      const [first] = this.blocks.keys();
      if (first !== undefined && this.blocks.size > mostBlocks) this.blocks.delete(first);
    }
    return this.blocks.get(block)?.subarray(start, start + length);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

function checked(descriptor: number, { offset, length, sum }: Extent): Buffer | undefined {
  const bytes = bytesAt(descriptor, offset, length);
  return sumOf(bytes) === sum ? bytes : undefined;
}

function bytesAt(descriptor: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  const read = readSync(descriptor, bytes, 0, length, offset);
  return read === length ? bytes : bytes.subarray(0, read);
}
