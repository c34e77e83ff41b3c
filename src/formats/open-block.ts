import type { Element } from 'hast';
import type { BlockKind, BlockParts, Span } from '../draft/block.ts';
import { SourceMap } from '../draft/source-map.ts';

/** What the elements around a piece of text make of it. */
export interface Surroundings {
  kind: BlockKind;
  element: Element | undefined;
  level: number;
  listDepth: number;
  quoted: boolean;
  language: string;
}

/** A block while its text is being read: white space is collapsed here. */
export class OpenBlock {
  private written = '';
  private readonly map = new SourceMap();
  private spans: Span[] | undefined;
  private openSpans: OpenSpan[] | undefined;
  private space: Space | undefined;
  readonly parts: Surroundings;

  constructor(parts: Surroundings) {
    this.parts = parts;
  }

  /** Adds the text of one node; what nothing in the source stands for is left out. */
  text(value: string, map: SourceMap): void {
    for (let at = 0; at < value.length; ) {
      const start = at;
      if (isSpace(value.charCodeAt(at))) {
        while (at < value.length && isSpace(value.charCodeAt(at))) at++;
        this.blank(map, start, at);
        continue;
      }
      at = endOfWords(value, at);
      const source = map.contiguousSource(start, at);
      if (source < 0) this.words(value, start, at, map);
      else {
        this.add(value.slice(start, at));
        this.map.append(at - start, source, at - start);
      }
    }
  }

  lineBreak({ start, end }: { start: number; end: number }): void {
    this.space = { text: '\n', start, end };
  }

  openSpan(kind: Span['kind'], node: Element): void {
    const span = { kind, node, start: this.written.length, waiting: true };
    if (this.openSpans === undefined) this.openSpans = [span];
    else this.openSpans.push(span);
  }

  closeSpan(): void {
    const open = this.openSpans?.pop();
    if (open === undefined || open.waiting) return;
    const span = { kind: open.kind, node: open.node, start: open.start, end: this.written.length };
    if (this.spans === undefined) this.spans = [span];
    else this.spans.push(span);
  }

  finish(): BlockParts | undefined {
    if (this.openSpans !== undefined) while (this.openSpans.length > 0) this.closeSpan();
    const { written: text, map, spans = none } = this;
    if (text === '') return undefined;
    const { kind, element: node, level, listDepth, quoted, language } = this.parts;
    if (this.spans !== undefined && spans.length > 1) this.spans.sort((a, b) => a.start - b.start || b.end - a.end);
    return { kind, text, map, spans, node, level, listDepth, quoted, language };
  }

  /** Adds words that one piece of the source does not stand for as a whole, with single spaces between them. */
  private words(value: string, start: number, end: number, map: SourceMap): void {
    for (let at = start; at < end; at++) {
      const from = at;
      while (at < end && value.charCodeAt(at) !== 32) at++;
      for (const part of map.present(from, at)) {
        this.add(value.slice(part.start, part.end));
        this.map.appendSlice(map, part.start, part.end);
      }
      if (at < end) this.blank(map, at, at + 1);
    }
  }

  /** White space, which one space stands for. */
  private blank(map: SourceMap, from: number, to: number): void {
    if (this.space !== undefined) return;
    const { start, end } = map.toSource(from, to);
    this.space = { text: ' ', start, end };
  }

  private add(text: string): void {
    if (this.space !== undefined) this.flushSpace(this.space);
    if (this.openSpans !== undefined) this.settleSpans(this.openSpans);
    this.written += text;
  }

  /** A span starts at its first visible character, not at the space before it. */
  private settleSpans(open: readonly OpenSpan[]): void {
    for (let index = open.length - 1; index >= 0; index--) {
      const span = open[index];
      if (!span?.waiting) return;
      span.start = this.written.length;
      span.waiting = false;
    }
  }

  private flushSpace({ text, start, end }: Space): void {
    this.space = undefined;
    if (this.written === '') return;
    this.written += text;
    this.map.append(1, start, end - start);
  }
}

/** A span that is not closed yet; `waiting` for its first visible character. */
interface OpenSpan {
  kind: Span['kind'];
  node: Element;
  start: number;
  waiting: boolean;
}

/** White space that was read and is not written yet. */
interface Space {
  text: ' ' | '\n';
  start: number;
  end: number;
}

const none: readonly Span[] = [];

/** White space of HTML, which is collapsed. */
function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
}

/** White space that is more than one space between words. */
const uneven = /[\t\n\f\r]| (?=[\t\n\f\r ]|$)/g;

/** Where words end that have nothing but single spaces between them. A pattern is quicker here than a loop. */
function endOfWords(value: string, start: number): number {
  uneven.lastIndex = start + 1;
  return uneven.test(value) ? uneven.lastIndex - 1 : value.length;
}
