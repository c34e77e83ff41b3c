import type { Element, Root as HastRoot, Nodes } from 'hast';
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

/** Where in the source things stand that were read from Markdown. */
export class MarkdownPlaces {
  constructor(
    private readonly source: string,
    /** How many code units of the source stand before the text that is parsed: 1 for a byte order mark. */
    readonly base: number,
    readonly lines: Lines,
  ) {}

  start(node: Nodes): number | undefined {
    const offset = node.position?.start.offset;
    return offset === undefined ? undefined : offset + this.base;
  }

  end(node: Nodes): number | undefined {
    const offset = node.position?.end.offset;
    return offset === undefined ? undefined : offset + this.base;
  }

  /**
   * Where the text of a node stands, in what it stands in.
   *
   * @param at where in the source something without a position of its own belongs
   */
  text(node: Nodes, value: string, parent: HastRoot | Element, at: number): SourceMap {
    const align = 'tagName' in parent && parent.tagName === 'code' ? alignCode : alignMarkdown;
    return this.aligned(node, value, at, align);
  }

  raw(node: Nodes, value: string, at: number): SourceMap {
    return this.aligned(node, value, at, alignLiteral);
  }

  /** Where an attribute's value stands: the alternative text and title of an image or link are the writer's own words. */
  attribute(node: Element, property: string, value: string, at: number): SourceMap {
    const map = new SourceMap();
    const start = this.start(node);
    const end = this.end(node);
    if (start !== undefined && end !== undefined) {
      if (property === 'alt') alignAlt(value, this.source, start, end, map);
      else if (property === 'title') {
        const titled = node.data?.definition?.end.offset;
        alignTitle(value, this.source, titled === undefined ? end - 1 : titled + this.base, map);
      }
    }
    map.append(value.length - map.length, at, 0);
    return map;
  }

  private aligned(node: Nodes, value: string, at: number, align: typeof alignMarkdown): SourceMap {
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
