import { type Range, SourceMap } from '../../draft/source-map.ts';
import { UnreadableDraft } from '../unreadable.ts';

type Decoder = InstanceType<typeof TextDecoder>;

/** A text with where each piece of it stands in the file. */
export interface Aligned {
  text: string;
  map: SourceMap;
}

/** Character sets in which a byte below 128 may be something else than ASCII: their text is not followed byte by byte. */
const stateful = /^(?:utf-?16|utf-?7|iso-2022|hz-|csiso2022)/;

/** A file as text, in which every byte can be found again. */
export interface FileText {
  source: string;
  /** Whether it is UTF-8; else each code unit is one byte. */
  isUtf8: boolean;
}

/** Reads bytes as UTF-8 where they are that, else each byte as the character of its number. */
export function readBytes(bytes: Uint8Array): FileText {
  try {
    return { source: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), isUtf8: true };
  } catch {
    const pieces: string[] = [];
    for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
    return { source: pieces.join(''), isUtf8: false };
  }
}

/**
 * Whether a text is to be followed from its bytes in the file: not where base64 stands for it, or a character set in which
 * a byte has no meaning of its own.
 */
export function isFollowed(encoding: string, charset: string): boolean {
  return encoding !== 'base64' && !stateful.test(charset);
}

/**
 * Decodes a body that is written as it is or in quoted-printable.
 *
 * @throws UnreadableDraft for characters of a character set that is not known
 */
export function follow(
  { source, isUtf8 }: FileText,
  { start, end }: Range,
  encoding: string,
  charset: string,
): Aligned {
  const writer = new TextWriter(charset);
  const isQuoted = encoding === 'quoted-printable';
  let at = start;
  while (at < end) {
    const code = source.charCodeAt(at);
    if (isQuoted && code === 61 /* = */) {
      const hex = /^[0-9A-Fa-f]{2}$/.test(source.slice(at + 1, at + 3)) && at + 3 <= end;
      if (hex) {
        writer.byte(Number.parseInt(source.slice(at + 1, at + 3), 16), at, 3);
        at += 3;
        continue;
      }
      const soft = softBreak(source, at, end);
      if (soft > 0) {
        at += soft;
        continue;
      }
    }
    // A file that is UTF-8 throughout is taken for it, whatever a part says of itself.
    if (code < 128 || !isUtf8) writer.byte(code, at, 1);
    else writer.char(source.charAt(at), at);
    at++;
  }
  return writer.finish();
}

/** Length of `=` at the end of a line, the blanks after it and the line ending; 0 where it is none. */
function softBreak(source: string, at: number, end: number): number {
  let next = at + 1;
  while (next < end && (source.charAt(next) === ' ' || source.charAt(next) === '\t')) next++;
  if (next >= end) return next - at;
  if (source.startsWith('\r\n', next)) return next + 2 - at;
  return source.charAt(next) === '\n' ? next + 1 - at : 0;
}

/** Decodes what is in base64, or in a stateful character set: nothing in the file stands for one of its characters. */
export function decodeWhole(
  { source, isUtf8 }: FileText,
  { start, end }: Range,
  encoding: string,
  charset: string,
): string {
  const content = source.slice(start, end);
  const binary = encoding === 'base64' ? fromBase64(content) : fromText(content, isUtf8);
  const decoder = decoderFor(charset);
  if (decoder === undefined) throw unknown(charset);
  return decoder.decode(binary);
}

function fromBase64(content: string): Uint8Array {
  const text = content.replace(/[^A-Za-z0-9+/]/g, '');
  // One character over is no byte.
  const binary = atob(text.slice(0, text.length - (text.length % 4 === 1 ? 1 : 0)));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

function fromText(content: string, isUtf8: boolean): Uint8Array {
  return isUtf8 ? new TextEncoder().encode(content) : Uint8Array.from(content, (char) => char.charCodeAt(0));
}

function decoderFor(charset: string): Decoder | undefined {
  try {
    return new TextDecoder(charset === '' || charset === 'us-ascii' ? 'utf-8' : charset);
  } catch {
    return undefined;
  }
}

function unknown(charset: string): UnreadableDraft {
  return new UnreadableDraft(
    `The text is in ‘${charset}’, a character set that is not known here. Save the email as UTF-8.`,
  );
}

/** Puts a text together from bytes and characters, each with its place. */
export class TextWriter {
  private readonly pieces: string[] = [];
  private readonly map = new SourceMap();
  private readonly decoder: Decoder | undefined;
  /** The bytes of a character that is not whole yet. */
  private waiting: Range | undefined;

  constructor(private readonly charset: string) {
    this.decoder = decoderFor(charset);
  }

  byte(byte: number, at: number, length: number): void {
    if (byte < 128 && this.waiting === undefined) {
      this.put(String.fromCharCode(byte), at, length);
      return;
    }
    if (this.decoder === undefined) throw unknown(this.charset);
    this.waiting = { start: this.waiting?.start ?? at, end: at + length };
    const text = this.decoder.decode(Uint8Array.of(byte), { stream: true });
    if (text === '') return;
    this.put(text, this.waiting.start, this.waiting.end - this.waiting.start);
    this.waiting = undefined;
  }

  char(char: string, at: number): void {
    this.flush();
    this.put(char, at, 1);
  }

  finish(): Aligned {
    this.flush();
    return { text: this.pieces.join(''), map: this.map };
  }

  private flush(): void {
    if (this.waiting === undefined) return;
    this.put(this.decoder?.decode() ?? '', this.waiting.start, this.waiting.end - this.waiting.start);
    this.waiting = undefined;
  }

  private put(text: string, at: number, length: number): void {
    this.pieces.push(text);
    this.map.append(text.length, at, length);
  }
}
