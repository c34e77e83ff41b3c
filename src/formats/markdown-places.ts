import type { Position } from 'unist';
import type { Lines } from '../draft/lines.ts';
import { SourceMap } from '../draft/source-map.ts';
import { alignCode, alignLiteral, alignMarkdown } from './align.ts';

declare module 'hast' {
  interface ElementData {
    /** Where the definition of a link or image by reference stands, in the text that was parsed. */
    definition?: Position;
  }
}

/** A node of Markdown, or of what it means. */
export interface Placed {
  /** In the text that was parsed. */
  position?: Position | undefined;
}

/** Where in the source things stand that were read from Markdown. */
export class MarkdownPlaces {
  constructor(
    readonly source: string,
    /** How many code units of the source stand before the text that is parsed: 1 for a byte order mark. */
    readonly base: number,
    readonly lines: Lines,
  ) {}

  start(node: Placed): number | undefined {
    const offset = node.position?.start.offset;
    return offset === undefined ? undefined : offset + this.base;
  }

  end(node: Placed): number | undefined {
    const offset = node.position?.end.offset;
    return offset === undefined ? undefined : offset + this.base;
  }

  /** The place from one offset of the source to another. */
  position(start: number, end: number): Position {
    return { start: this.lines.point(start), end: this.lines.point(end) };
  }

  /**
   * Where the text of a node stands.
   *
   * @param at where in the source something without a position of its own belongs
   */
  text(node: Placed, value: string, at: number): SourceMap {
    return this.aligned(node, value, at, alignMarkdown);
  }

  /** Where code in a line stands. */
  code(node: Placed, value: string, at: number): SourceMap {
    return this.aligned(node, value, at, alignCode);
  }

  raw(node: Placed, value: string, at: number): SourceMap {
    return this.aligned(node, value, at, alignLiteral);
  }

  /**
   * Where an attribute's value stands: the alternative text and title of an image or link are the writer's own words.
   *
   * @param definition where the definition stands that a reference takes its title from
   */
  attribute(node: Placed, definition: Position | undefined, property: string, value: string, at: number): SourceMap {
    const map = new SourceMap();
    const start = this.start(node);
    const end = this.end(node);
    if (start !== undefined && end !== undefined) {
      if (property === 'alt') alignAlt(value, this.source, start, end, map);
      else if (property === 'title') {
        const titled = definition?.end.offset;
        alignTitle(value, this.source, titled === undefined ? end - 1 : titled + this.base, map);
      }
    }
    map.append(value.length - map.length, at, 0);
    return map;
  }

  /** A value whose line endings are line feeds, as a parser of HTML makes them. */
  withLineFeeds(value: string, map: SourceMap): { value: string; map: SourceMap } {
    if (!value.includes('\r')) return { value, map };
    const made = new SourceMap();
    let from = 0;
    for (const { 0: ending, index } of value.matchAll(/\r\n?/g)) {
      made.appendSlice(map, from, index);
      const { start, end } = map.toSource(index, index + ending.length);
      made.append(1, start, end - start);
      from = index + ending.length;
    }
    made.appendSlice(map, from, value.length);
    return { value: value.replace(/\r\n?/g, '\n'), map: made };
  }

  private aligned(node: Placed, value: string, at: number, align: typeof alignMarkdown): SourceMap {
    const map = new SourceMap();
    const start = this.start(node);
    const end = this.end(node);
    if (start === undefined || end === undefined) map.append(value.length, at, 0);
    else align(value, this.source, start, end, map);
    return map;
  }
}

/** The alternative text in `![alt](…)` or `![alt][…]`: its markup is not in the value. */
function alignAlt(value: string, source: string, start: number, end: number, map: SourceMap): void {
  alignMarkdown(value, source, start + 2, end, map);
}

/** The title in `(url "title")` or `[label]: url "title"`: the last quoted thing before `end`. */
function alignTitle(value: string, source: string, end: number, map: SourceMap): void {
  let close = end - 1;
  while (close > 0 && /\s/.test(source.charAt(close))) close--;
  const mark = source.charAt(close);
  if (!/["')]/.test(mark)) return;
  const opening = mark === ')' ? '(' : mark;
  let open = close - 1;
  while (open > 0 && (source.charAt(open) !== opening || source.charAt(open - 1) === '\\')) open--;
  alignMarkdown(value, source, open + 1, close, map);
}
