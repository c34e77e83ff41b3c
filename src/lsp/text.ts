import type { Position, TextDocumentContentChangeEvent, Range as WireRange } from 'vscode-languageserver';
import { Lines } from '../draft/lines.ts';
import type { Range } from '../draft/source-map.ts';

/** What the client counts the columns of a position in. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

/**
 * The first that this server knows of the encodings that a client offers, in the client's order; UTF-16, which every
 * client knows, where it offers none.
 */
export function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  return offered?.find((name): name is Encoding => name in units) ?? 'utf-16';
}

/** How many units one character (code point) takes. */
const units: Readonly<Record<Encoding, (codePoint: number) => number>> = {
  'utf-8': (codePoint) => (codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4),
  'utf-16': (codePoint) => (codePoint < 0x10000 ? 1 : 2),
  'utf-32': () => 1,
};

/**
 * A text as a client and this server both hold it: turns positions of the protocol (0-based line and column in the
 * client's encoding) into offsets in UTF-16 code units and back. A position outside the text means the nearest in it.
 */
export class Text {
  private index: Lines | undefined;

  constructor(
    readonly value: string,
    readonly encoding: Encoding,
  ) {}

  /** The text after changes that the client made to it, one after another. */
  after(changes: readonly TextDocumentContentChangeEvent[]): Text {
    let text: Text = this;
    for (const change of changes) {
      if (!('range' in change)) {
        text = new Text(change.text, this.encoding);
        continue;
      }
      const { start, end } = text.offsets(change.range);
      text = new Text(text.value.slice(0, start) + change.text + text.value.slice(end), this.encoding);
    }
    return text;
  }

  offsets({ start, end }: WireRange): Range {
    const from = this.offset(start);
    return { start: from, end: Math.max(from, this.offset(end)) };
  }

  offset({ line, character }: Position): number {
    if (line >= this.lines.count) return this.value.length;
    const start = this.lines.start(line + 1);
    const end = this.lineEnd(line);
    if (this.encoding === 'utf-16') return Math.min(start + character, end);
    const size = units[this.encoding];
    let left = character;
    let at = start;
    while (at < end) {
      const codePoint = this.value.codePointAt(at) ?? 0;
      left -= size(codePoint);
      if (left < 0) break;
      at += codePoint > 0xffff ? 2 : 1;
    }
    return Math.min(at, end);
  }

  position(offset: number): Position {
    const { line, column } = this.lines.point(Math.min(offset, this.value.length));
    if (this.encoding === 'utf-16') return { line: line - 1, character: column - 1 };
    const size = units[this.encoding];
    const before = this.value.slice(this.lines.start(line), offset);
    let character = 0;
    for (const letter of before) character += size(letter.codePointAt(0) ?? 0);
    return { line: line - 1, character };
  }

  range({ start, end }: Range): WireRange {
    return { start: this.position(start), end: this.position(end) };
  }

  /** From an offset to the end of its line: for what has a place and no extent. */
  restOfLine(offset: number): WireRange {
    const { line } = this.lines.point(offset);
    return this.range({ start: offset, end: Math.max(offset, this.lineEnd(line - 1)) });
  }

  get lines(): Lines {
    this.index ??= new Lines(this.value);
    return this.index;
  }

  /** Offset of the end of a 0-based line, before its line break. */
  lineEnd(line: number): number {
    let end = this.lines.start(line + 2);
    if (line + 1 >= this.lines.count) return this.value.length;
    if (this.value.charCodeAt(end - 1) === 10) end--;
    if (this.value.charCodeAt(end - 1) === 13 && end > this.lines.start(line + 1)) end--;
    return end;
  }
}
