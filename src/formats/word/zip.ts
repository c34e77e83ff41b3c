import { Inflate } from 'fflate';
import { UnreadableDraft } from '../unreadable.ts';
import { crc32 } from './crc32.ts';

/** One file in an archive, as the archive's directory has it. Sizes in bytes. */
export interface Entry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  flags: number;
  /** DOS time and date, as written. */
  stamp: number;
  crc: number;
  packedSize: number;
  size: number;
  /** Where its local header stands. */
  offset: number;
}

const megabyte = 1024 * 1024;

/**
 * What is unpacked at most, in bytes: judgements. The XML of a 500-page book is some 20 MB; pictures are not unpacked, but a
 * file that says it is larger than the second figure is no letter.
 */
export const mostUnpacked = { part: 50 * megabyte, file: 1024 * megabyte };

/** Files in an archive at most: a judgement; a letter has some twenty. */
const mostEntries = 10_000;

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 };

const truncated = 'The file is damaged: it is cut short or is not a Word file. Open it in Word and save it again.';

/**
 * Reads the directory of a ZIP archive and unpacks files on request. Nothing is believed: a file is unpacked only up to
 * the size that its directory gives, and that size has a limit.
 */
export class Archive {
  readonly entries: ReadonlyMap<string, Entry>;

  /** @throws UnreadableDraft for what is no archive, is cut short, or would unpack to too much */
  constructor(readonly bytes: Uint8Array) {
    const entries = new Map<string, Entry>();
    let total = 0;
    for (const entry of readDirectory(bytes)) {
      entries.set(entry.name, entry);
      total += entry.size;
      if (total > mostUnpacked.file) throw tooLarge('The file', mostUnpacked.file);
      if (entries.size > mostEntries) {
        throw new UnreadableDraft(
          `The file holds more than ${mostEntries} parts, so it is not a letter. It was not unpacked.`,
        );
      }
    }
    this.entries = entries;
  }

  /**
   * The content of a file; undefined when there is none of that name.
   *
   * @throws UnreadableDraft
   */
  read(name: string): Uint8Array | undefined {
    const entry = this.entries.get(name);
    if (entry === undefined) return undefined;
    if ((entry.flags & 1) !== 0) throw new UnreadableDraft('The file is locked with a password. Save it without one.');
    if (entry.size > mostUnpacked.part) throw tooLarge(`Its part ${name}`, mostUnpacked.part);
    const packed = this.packed(entry);
    let content: Uint8Array;
    if (entry.method === 0) content = packed;
    else if (entry.method === 8) content = inflate(packed, entry);
    else
      throw new UnreadableDraft(
        `Its part ${name} is packed in a way that Word files are not (method ${entry.method}).`,
      );
    if (content.length !== entry.size || crc32(content) !== entry.crc) throw new UnreadableDraft(truncated);
    return content;
  }

  /** The bytes of a file as they stand in the archive. */
  packed({ offset, packedSize }: Entry): Uint8Array {
    const view = viewOf(this.bytes);
    if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== signatures.local)
      throw new UnreadableDraft(truncated);
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + packedSize > this.bytes.length) throw new UnreadableDraft(truncated);
    return this.bytes.subarray(start, start + packedSize);
  }
}

function tooLarge(what: string, limit: number): UnreadableDraft {
  const size = `${limit / megabyte} MB`;
  return new UnreadableDraft(
    `${what} would unpack to more than ${size}, the most that commslint unpacks. It was not read.`,
  );
}

function readDirectory(bytes: Uint8Array): Entry[] {
  if (bytes.length === 0) throw new UnreadableDraft('The file is empty.');
  refuseOtherKinds(bytes);
  const view = viewOf(bytes);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== signatures.central) throw new UnreadableDraft(truncated);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw new UnreadableDraft(truncated);
    entries.push({
      // Names of parts are ASCII; one that is not is never asked for, and is copied as it reads.
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      stamp: view.getUint32(at + 12, true),
      crc: view.getUint32(at + 16, true),
      // A size of 0xffffffff means that it is given in 64 bits: far above the limit either way.
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** Says what a file is that is no archive at all. */
function refuseOtherKinds(bytes: Uint8Array): void {
  const starts = (...values: number[]) => values.every((value, index) => bytes[index] === value);
  if (starts(0x50, 0x4b)) return;
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    // The name of a stream in such a container is UTF-16; that of an encrypted package stands near its beginning or end.
    throw new UnreadableDraft(
      holds(bytes, 'EncryptedPackage')
        ? 'The file is locked with a password. Open it in Word, take the password off, and save it.'
        : 'This is a Word 97 file (.doc) whatever its name says. Open it in Word and save it as .docx.',
    );
  }
  if (starts(0x7b, 0x5c, 0x72, 0x74, 0x66)) {
    throw new UnreadableDraft(
      'This is a rich text file (.rtf) whatever its name says. Open it in Word and save it as .docx.',
    );
  }
  throw new UnreadableDraft('This is not a Word file, whatever its name says. Open it in Word and save it as .docx.');
}

function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((value, index) => bytes[at + index] === value)) return true;
  }
  return false;
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === signatures.end) return at;
  }
  throw new UnreadableDraft(truncated);
}

/** How much is handed to the inflater at a time: 16 KB can become 16 MB at most. */
const portion = 16 * 1024;

function inflate(packed: Uint8Array, { size }: Entry): Uint8Array {
  const content = new Uint8Array(size);
  let length = 0;
  let isTooLong = false;
  const inflater = new Inflate((chunk) => {
    isTooLong ||= length + chunk.length > size;
    if (!isTooLong) content.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && !isTooLong; at += portion) {
      inflater.push(packed.subarray(at, at + portion), at + portion >= packed.length);
    }
  } catch {
    throw new UnreadableDraft(truncated);
  }
  if (isTooLong || length !== size) throw new UnreadableDraft(truncated);
  return content;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
