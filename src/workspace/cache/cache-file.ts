import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/**
 * A cache is one file: records, then an index that says what each is of, then a foot of fixed length that says where the
 * index is. So one draft is found without reading those of the others, and memory does not grow with what is kept.
 */
const name = 'commslint-cache';
/** Changes with the shape of the file, of the index or of a record. A cache of another version is no cache. */
const version = '2';
const footLength = 64;

/** Where something stands in the file, in bytes, and the CRC-32 of those bytes. */
export interface Extent {
  offset: number;
  length: number;
  sum: number;
}

/** What a cache knows of one draft. */
export interface Entry {
  /** SHA-256 of the draft's bytes; empty for a draft that the configuration ignores, whatever it holds. */
  hash: string;
  /** Which of the index's `configurations` held for it. */
  configuration: number;
  /** The only day that the result holds for, `YYYY-MM-DD`; empty where it holds for any. */
  day: string;
  record: Extent;
  /** What the index's `report` says of it; absent where it has not said anything. */
  digest?: Extent | undefined;
}

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
  drafts: [path: string, entry: Entry][];
}

/** The CRC-32 and the length of bytes that stand at an offset. */
export function extentOf(bytes: Uint8Array, offset: number): Extent {
  return { offset, length: bytes.length, sum: crc32(bytes) };
}

/** The end of a cache: its index, and the foot that says where that is. */
export function ending(index: Index, offset: number): Buffer {
  const bytes = Buffer.from(JSON.stringify(index));
  const { length, sum } = extentOf(bytes, offset);
  const foot = `\n${name} ${version} ${offset} ${length} ${sum}`;
  return Buffer.concat([bytes, Buffer.from(foot.padEnd(footLength))]);
}

/** A cache that is open for reading. What replaces the file meanwhile does not change it. */
export class CacheFile {
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
        const [offset = 0, length = 0, sum = 0] = foot.slice(2).map(Number);
        const index = checked(descriptor, { offset, length, sum });
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

  close(): void {
    closeSync(this.descriptor);
  }
}

function checked(descriptor: number, { offset, length, sum }: Extent): Buffer | undefined {
  const bytes = bytesAt(descriptor, offset, length);
  return crc32(bytes) === sum ? bytes : undefined;
}

function bytesAt(descriptor: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  const read = readSync(descriptor, bytes, 0, length, offset);
  return read === length ? bytes : bytes.subarray(0, read);
}
