import { deflateSync } from 'fflate';
import { crc32 } from './crc32.ts';
import type { Archive, Entry } from './zip.ts';

/** The date of a file that is added: 1 January 1980, the first that the format knows, so that copies of one draft are equal. */
const noDate = 0x00210000;

/**
 * Writes an archive again with some of its files replaced or added. All others are copied as they are packed, with their
 * dates and in their order, so that not one of their bytes changes.
 */
export function copyArchive(archive: Archive, replaced: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const files: { entry: Entry; packed: Uint8Array }[] = [];
  for (const entry of archive.entries.values()) {
    const content = replaced.get(entry.name);
    files.push(
      content === undefined ? { entry, packed: archive.packed(entry) } : pack(entry.name, entry.stamp, content),
    );
  }
  for (const [name, content] of replaced) {
    if (!archive.entries.has(name)) files.push(pack(name, noDate, content));
  }
  const names = files.map(({ entry }) => new TextEncoder().encode(entry.name));
  const size = files.reduce((sum, { packed }, index) => sum + packed.length + 76 + 2 * (names[index]?.length ?? 0), 22);
  const out = new Writer(size);
  const offsets: number[] = [];
  for (const [index, { entry, packed }] of files.entries()) {
    offsets.push(out.length);
    out.u32(0x04034b50);
    header(out, entry, names[index] as Uint8Array);
    out.bytes(packed);
  }
  const directory = out.length;
  for (const [index, { entry }] of files.entries()) {
    out.u32(0x02014b50);
    out.u16(20);
    header(out, entry, names[index] as Uint8Array, offsets[index]);
  }
  const end = out.length;
  out.u32(0x06054b50);
  out.u32(0);
  out.u16(files.length);
  out.u16(files.length);
  out.u32(end - directory);
  out.u32(directory);
  out.u16(0);
  return out.content;
}

function pack(name: string, stamp: number, content: Uint8Array): { entry: Entry; packed: Uint8Array } {
  const packed = deflateSync(content, { level: 6 });
  const sizes = { packedSize: packed.length, size: content.length };
  return { entry: { name, method: 8, flags: 0x0800, stamp, crc: crc32(content), ...sizes, offset: 0 }, packed };
}

/** What a local header and an entry of the directory have in common; with `offset`, what the latter has more. */
function header(out: Writer, entry: Entry, name: Uint8Array, offset?: number): void {
  out.u16(20);
  // Sizes are known, so that none follows the data (bit 3).
  out.u16(entry.flags & ~8);
  out.u16(entry.method);
  out.u32(entry.stamp);
  out.u32(entry.crc);
  out.u32(entry.packedSize);
  out.u32(entry.size);
  out.u16(name.length);
  out.u16(0);
  if (offset !== undefined) {
    out.u16(0);
    out.u32(0);
    out.u32(0);
    out.u32(offset);
  }
  out.bytes(name);
}

class Writer {
  readonly content: Uint8Array;
  private readonly view: DataView;
  length = 0;

  constructor(size: number) {
    this.content = new Uint8Array(size);
    this.view = new DataView(this.content.buffer);
  }

  u16(value: number): void {
    this.view.setUint16(this.length, value, true);
    this.length += 2;
  }

  u32(value: number): void {
    this.view.setUint32(this.length, value, true);
    this.length += 4;
  }

  bytes(bytes: Uint8Array): void {
    this.content.set(bytes, this.length);
    this.length += bytes.length;
  }
}
