import { DraftProblem } from './problem.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** A file's text and how to turn it into bytes again. */
export interface Decoded {
  /** The text; a byte order mark is its first code unit where the file has one, so that every offset counts it. */
  text: string;
  encoding: Encoding;
}

/** Bytes in UTF-8 as text, a byte order mark with it; undefined where they are not valid in it. */
export type ReadUtf8 = (bytes: Uint8Array) => string | undefined;

/**
 * Reads bytes as text: UTF-16 where a byte order mark says so, else UTF-8.
 *
 * @param readUtf8 a faster way than `TextDecoder`, where the machine has one
 * @throws DraftProblem for what is not text: binary data, or bytes that are not valid in the encoding.
 */
export function decode(bytes: Uint8Array, readUtf8?: ReadUtf8): Decoded {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) {
    throw new DraftProblem('This is not a text file (it holds NUL bytes). If it is text, save it as UTF-8.');
  }
  const known = encoding === 'utf-8' ? readUtf8?.(bytes) : undefined;
  if (known !== undefined) return { text: known, encoding };
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch {
    const offset = firstInvalid(bytes, encoding);
    const line = new TextDecoder(encoding).decode(bytes.subarray(0, offset)).split(/\r\n|\r|\n/).length;
    const name = encoding === 'utf-8' ? 'UTF-8' : 'UTF-16';
    throw new DraftProblem(`The text is not valid ${name}: see byte ${offset} (line ${line}). Save the file as UTF-8.`);
  }
}

/** The bytes of a text in an encoding. The text's own byte order mark is kept and none is added. */
export function encode({ text, encoding }: Decoded): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** 0-based offset of the first byte that is not part of a whole character. */
function firstInvalid(bytes: Uint8Array, encoding: Encoding): number {
  const decodes = (length: number, stream: boolean) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle, true)) good = middle;
    else bad = middle;
  }
  // A stream may still wait for the rest of its last character.
  while (!decodes(good, false)) good--;
  return good;
}
