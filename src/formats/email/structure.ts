import type { Range } from '../../draft/source-map.ts';
import { UnreadableDraft } from '../unreadable.ts';

/** One field of a header: `value` is its range without the line ending, folded lines included. */
export interface HeaderField {
  /** In lower case. */
  name: string;
  value: Range;
}

/** A part of an email that holds no other parts: where its header fields and its content stand in the file. */
export interface Part {
  headers: readonly HeaderField[];
  /** "text/html" */
  type: string;
  /** In lower case; empty when none is given. */
  charset: string;
  /** "base64", "quoted-printable", "7bit" … */
  encoding: string;
  /** Whether it is a file of its own and not part of the message. */
  isAttached: boolean;
  body: Range;
  /** The innermost `multipart/alternative` that it is in, by its place; one of these is shown. */
  alternativeOf: number | undefined;
}

/** The header fields of the message itself, and its parts in order. */
export interface Structure {
  headers: readonly HeaderField[];
  parts: readonly Part[];
}

/** Deeper and more than any mail program writes: judgements. */
const deepest = 30;
const mostParts = 2000;

/**
 * Finds the header fields and parts of an email (RFC 5322, RFC 2045 and 2046) and where they stand. What they say is for
 * others to decode.
 *
 * @throws UnreadableDraft for what is no email, is cut off, or nested too deeply
 */
export function readStructure(source: string): Structure {
  const reader = new StructureReader(source);
  const start = /^(?:\ufeff)?(?:From [^\r\n]*\r?\n)?/.exec(source)?.[0].length ?? 0;
  const { headers } = reader.headers(start, source.length);
  if (!headers.some(({ name }) => /^(?:from|to|subject|date|message-id|received|mime-version)$/.test(name))) {
    throw new UnreadableDraft(
      'This is no email: it has none of the lines that one begins with (From:, To:, Subject:).',
      1,
    );
  }
  reader.part(start, source.length, undefined, 0, '');
  return { headers, parts: reader.parts };
}

/** A parameter of a header field: `charset` in `text/plain; charset="utf-8"`. */
export function parameter(value: string, name: string): string | undefined {
  const found = new Map<string, string>();
  for (const [, key = '', quoted, bare] of value.matchAll(
    /;\s*([\w*-]{1,40})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/gs,
  )) {
    found.set(key.toLowerCase(), quoted ?? bare ?? '');
  }
  return found.get(name);
}

class StructureReader {
  readonly parts: Part[] = [];

  constructor(private readonly source: string) {}

  /** Reads the header that begins at `start`; the body begins after the blank line. */
  headers(start: number, end: number): { headers: HeaderField[]; body: number } {
    const { source } = this;
    const headers: HeaderField[] = [];
    let at = start;
    while (at < end) {
      const line = this.line(at, end);
      if (line.end === at) return { headers, body: line.next };
      const last = headers.at(-1);
      const isFolded = source.charAt(at) === ' ' || source.charAt(at) === '\t';
      const colon = isFolded ? -1 : source.slice(at, Math.min(line.end, at + 100)).indexOf(':');
      if (isFolded && last !== undefined) last.value.end = line.end;
      else if (colon > 0) {
        const name = source
          .slice(at, at + colon)
          .trim()
          .toLowerCase();
        const from = at + colon + 1;
        const blanks = source.slice(from, line.end).length - source.slice(from, line.end).trimStart().length;
        headers.push({ name, value: { start: from + blanks, end: line.end } });
      } else return { headers, body: at };
      at = line.next;
    }
    return { headers, body: end };
  }

  /** Reads the part in `[start, end)` and what it holds. */
  part(start: number, end: number, alternativeOf: number | undefined, depth: number, within: string): void {
    if (depth > deepest || this.parts.length > mostParts) {
      throw new UnreadableDraft(
        `This email is not read: its parts are nested too deeply, or there are more than ${mostParts}.`,
      );
    }
    const { headers, body } = this.headers(start, end);
    const of = (name: string) => {
      const field = headers.find((each) => each.name === name);
      return field === undefined ? '' : this.source.slice(field.value.start, field.value.end);
    };
    const contentType = of('content-type');
    const type =
      /^\s*([\w.+-]+\/[\w.+-]+)/.exec(contentType)?.[1]?.toLowerCase() ??
      (within === 'multipart/digest' ? 'message/rfc822' : 'text/plain');
    const boundary = parameter(contentType, 'boundary');
    if (type === 'multipart/encrypted' || /^application\/(?:x-)?pkcs7-mime$/.test(type)) {
      throw new UnreadableDraft(
        'This email is encrypted. Save it from your mail program as plain text or as an unencrypted .eml file.',
      );
    }
    if (type.startsWith('multipart/') && boundary !== undefined && boundary !== '') {
      const alternative = type === 'multipart/alternative' ? start : alternativeOf;
      for (const each of this.between(boundary, body, end))
        this.part(each.start, each.end, alternative, depth + 1, type);
      return;
    }
    const isAttached = /^\s*attachment/i.test(of('content-disposition')) || type === 'message/rfc822';
    const encoding = of('content-transfer-encoding').trim().toLowerCase();
    const charset = (parameter(contentType, 'charset') ?? '').trim().toLowerCase();
    this.parts.push({ headers, type, charset, encoding, isAttached, alternativeOf, body: { start: body, end } });
  }

  /** The ranges between the lines of a boundary. */
  private between(boundary: string, start: number, end: number): Range[] {
    const own = this.source.slice(start, end);
    const mark = `--${boundary}`;
    const found: Range[] = [];
    let from = -1;
    for (let at = own.indexOf(mark); at >= 0; at = own.indexOf(mark, at + mark.length)) {
      if (at > 0 && own.charAt(at - 1) !== '\n') continue;
      const after = start + at + mark.length;
      const isLast = own.startsWith('--', at + mark.length);
      // A boundary that this one begins is another's.
      if (!isLast && !/^[ \t]*(?:\r?\n|$)/.test(own.slice(at + mark.length, at + mark.length + 80))) continue;
      if (from >= 0) found.push({ start: from, end: Math.max(from, this.beforeLineEnd(start + at)) });
      from = this.line(after, end).next;
      if (isLast) return found;
    }
    if (end === this.source.length) {
      const line = this.source.split(/\r\n|\n|\r/).length;
      throw new UnreadableDraft(
        'The email is cut off: it ends before its last part does. Save or export it again.',
        line,
      );
    }
    // The end of the part around it ended it too.
    if (from >= 0) found.push({ start: from, end });
    return found;
  }

  private beforeLineEnd(at: number): number {
    if (this.source.charAt(at - 1) !== '\n') return at;
    return this.source.charAt(at - 2) === '\r' ? at - 2 : at - 1;
  }

  private line(at: number, end: number): { end: number; next: number } {
    const found = this.source.indexOf('\n', at);
    if (found < 0 || found >= end) return { end, next: end };
    return { end: this.source.charAt(found - 1) === '\r' && found > at ? found - 1 : found, next: found + 1 };
  }
}
