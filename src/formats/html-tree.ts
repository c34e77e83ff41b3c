import type { Element, ElementData, Nodes, Root, RootContent, Text } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { type DefaultTreeAdapterMap, defaultTreeAdapter, html } from 'parse5';
import type { Lines } from '../draft/lines.ts';
import { SourceMap } from '../draft/source-map.ts';
import { remembered } from '../language/remembered.ts';
import { alignHtml } from './align.ts';
import { LocatingParser, type Parse5Node, type Parse5Text, type Piece, parserOptions } from './locating-parser.ts';

/** Most parts of pages that are remembered. A judgement: few kilobytes each. */
const mostParts = 200;

declare module 'hast' {
  interface TextData {
    /** Where each code unit of the value stands in the draft's source. */
    map?: SourceMap;
  }
  interface ElementData {
    /** Where the value of each attribute stands in the draft's source, by attribute name. */
    attributes?: Map<string, SourceMap>;
  }
}

/**
 * Parses HTML as a browser does and gives hast whose positions, text maps and attribute maps are in the source that
 * `map` leads to. For a page or fragment of HTML that is the text itself; other formats write HTML with a map first.
 *
 * @throws RangeError when elements are nested too deeply for the stack.
 */
export function parseHtml(text: string, map: SourceMap, lines: Lines): Root {
  const isPage = /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype|html|head|body)\b/i.test(
    text.replace(/^\ufeff/, ''),
  );
  const parser = isPage ? new LocatingParser(parserOptions) : fragmentParser(null);
  parser.tokenizer.write(text, true);
  const root = isPage ? parser.document : (parser.getFragment() as Part['root']);
  const tree = fromParse5(root) as Root;
  new Locator(text, map, lines, parser.pieces).locate(root, tree);
  return tree;
}

/**
 * Parses a part of a fragment, if nothing that stands in it reaches beyond it: then what comes after is read as if it was not there.
 *
 * @param isFirst whether nothing stands before it
 * @returns undefined when something does, or when the whole may be a page
 */
export function parseHtmlPart(text: string, map: SourceMap, lines: Lines, isFirst: boolean): RootContent[] | undefined {
  const parsed = isFirst ? parseFirstPart(text) : parseLaterPart(text);
  if (parsed === 'reaching far') return undefined;
  const tree = fromParse5(parsed.root) as Root;
  new Locator(text, map, lines, parsed.pieces).locate(parsed.root, tree);
  return tree.children;
}

/** What the parser made of a part. Nobody changes it. */
interface Part {
  root: DefaultTreeAdapterMap['documentFragment'];
  pieces: Map<Parse5Text, Piece[]>;
}

/** Pages of a site share lines, pictures and notes in HTML. */
const parseFirstPart = remembered((text) => parsePart(text, null), mostParts);
const parseLaterPart = remembered(
  (text) => parsePart(text, defaultTreeAdapter.createElement('body', html.NS.HTML, [])),
  mostParts,
);

function parsePart(text: string, context: DefaultTreeAdapterMap['element'] | null): Part | 'reaching far' {
  if (reachingFar.test(text)) return 'reaching far';
  const parser = fragmentParser(context);
  parser.tokenizer.write(text, false);
  const { isSettled } = parser;
  parser.tokenizer.write('', true);
  if (!isSettled) return 'reaching far';
  return { root: parser.getFragment() as Part['root'], pieces: parser.pieces };
}

function fragmentParser(context: DefaultTreeAdapterMap['element'] | null): LocatingParser {
  return LocatingParser.getFragmentParser(context, parserOptions) as LocatingParser;
}

/** Elements that change what is around them, or what comes after they are closed. */
const reachingFar = /<\/?(?:!doctype|html|head|body|frame|form|template|plaintext|object|applet|marquee)/i;

/** Walks the parser's tree and the hast made of it side by side, and gives each hast node its place. */
class Locator {
  constructor(
    private readonly text: string,
    private readonly map: SourceMap,
    private readonly lines: Lines,
    private readonly pieces: Map<Parse5Text, Piece[]>,
  ) {}

  locate(from: Parse5Node, to: Nodes): void {
    const location = 'sourceCodeLocation' in from ? from.sourceCodeLocation : undefined;
    if (location) {
      const range = this.map.toSource(location.startOffset, location.endOffset);
      to.position = { start: this.lines.point(range.start), end: this.lines.point(range.end) };
    }
    if (to.type === 'text') this.locateText(from as Parse5Text, to);
    else if (to.type === 'element') this.locateAttributes(from as DefaultTreeAdapterMap['element'], to);
    if (!('childNodes' in from) || !('children' in to)) return;
    // hast keeps what is in a <template> apart; nothing of it is shown to a reader.
    if (to.type === 'element' && to.tagName === 'template') return;
    const children = to.children as RootContent[];
    for (let index = 0; index < children.length; index++) {
      this.locate(from.childNodes[index] as Parse5Node, children[index] as RootContent);
    }
  }

  private locateText(from: Parse5Text, to: Text): void {
    const aligned = new SourceMap();
    let index = 0;
    for (const piece of this.pieces.get(from) ?? []) {
      alignHtml(to.value.slice(index, index + piece.length), this.text, piece.start, piece.end, aligned);
      index += piece.length;
    }
    to.data = { map: aligned.through(this.map) };
  }

  private locateAttributes(from: DefaultTreeAdapterMap['element'], to: Element): void {
    const locations = from.sourceCodeLocation?.attrs;
    if (!locations) return;
    const attributes = new Map<string, SourceMap>();
    for (const { name, value } of from.attrs) {
      const location = locations[name];
      if (!location || value === '') continue;
      const { start, end } = valueRange(this.text, location.startOffset, location.endOffset);
      const aligned = new SourceMap();
      alignHtml(value, this.text, start, end, aligned, 'attribute');
      attributes.set(name, aligned.through(this.map));
    }
    if (attributes.size > 0) to.data = { attributes } as ElementData;
  }
}

/** The range of the value in `name = "value"`, without its quotes. */
function valueRange(text: string, start: number, end: number): { start: number; end: number } {
  let from = text.indexOf('=', start) + 1;
  while (/\s/.test(text.charAt(from)) && from < end) from++;
  const quote = text.charAt(from);
  return quote === '"' || quote === "'" ? { start: from + 1, end: end - 1 } : { start: from, end };
}
