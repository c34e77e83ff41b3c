import type { Element, ElementContent, ElementData, Root as HastRoot, RootContent, Text } from 'hast';
import { find, html as htmlSchema, type Info } from 'property-information';
import { SourceMap } from '../draft/source-map.ts';
import type { MarkdownPlaces } from './markdown-places.ts';

/** Whether a browser would make the very tree of this that it is, were it written as HTML. */
export function isOwnTree(tree: HastRoot | Element, inLink = false): boolean {
  for (const child of tree.children) {
    if (child.type === 'text') continue;
    // A link in a link, which only a footnote's mark makes, closes the one that it stands in.
    if (child.type !== 'element' || (inLink && child.tagName === 'a')) return false;
    if (!isOwnTree(child, inLink || child.tagName === 'a')) return false;
  }
  return true;
}

/**
 * The tree that parsing a Markdown text as HTML would give, without writing and parsing it: neighbouring texts are one, line
 * endings are line feeds, properties are what attributes say, and everything has its place in the source.
 *
 * @param tree of which `isOwnTree` holds
 */
export function settleMarkdown(tree: HastRoot, places: MarkdownPlaces): HastRoot {
  const children = new MarkdownSettler(places).children(tree, places.base);
  return { type: 'root', children, data: { quirksMode: false } };
}

const voidElements = new Set(['br', 'hr', 'img', 'input']);

class MarkdownSettler {
  constructor(private readonly places: MarkdownPlaces) {}

  /** `at` is where in the source something without a position of its own belongs. */
  children(parent: HastRoot | Element, at: number): ElementContent[] {
    const settled: ElementContent[] = [];
    let before = at;
    let text: { value: string; map: SourceMap } | undefined;
    for (const child of parent.children) {
      if (child.type === 'text') {
        const map = this.places.text(child, child.value, parent, before);
        if (text === undefined) text = { value: child.value, map };
        else {
          text.value += child.value;
          text.map.appendSlice(map, 0, child.value.length);
        }
      } else if (child.type === 'element') {
        if (text !== undefined && text.value !== '') settled.push(this.text(text.value, text.map));
        text = undefined;
        settled.push(this.element(child, before));
      }
      before = this.places.end(child) ?? before;
    }
    if (text !== undefined && text.value !== '') settled.push(this.text(text.value, text.map));
    return settled;
  }

  private text(value: string, map: SourceMap): Text {
    const { start, end } = map.toSource(0, value.length);
    const read = value.includes('\r') ? withLineFeeds(value, map) : { value, map };
    return { type: 'text', value: read.value, position: this.position(start, end), data: { map: read.map } };
  }

  private element(node: Element, at: number): Element {
    const { tagName } = node;
    const start = this.places.start(node) ?? at;
    const end = this.places.end(node) ?? start;
    const properties: Element['properties'] = {};
    let attributes: Map<string, SourceMap> | undefined;
    for (const property in node.properties) {
      const given = node.properties[property];
      if (given === null || given === undefined || given === false) continue;
      const info = infoOf(property);
      const written = given === true ? '' : Array.isArray(given) ? given.join(' ') : String(given);
      const map = this.places.attribute(node, property, written, start);
      const read = written.includes('\r') ? withLineFeeds(written, map) : { value: written, map };
      properties[info.property] = propertyValue(info, read.value);
      if (written === '') continue;
      attributes ??= new Map();
      attributes.set(info.attribute, read.map);
    }
    const children = voidElements.has(tagName) ? [] : this.children(node, start);
    const settled: Element = { type: 'element', tagName, properties, children, position: this.position(start, end) };
    if (attributes !== undefined) settled.data = { attributes } as ElementData;
    return settled;
  }

  private position(start: number, end: number): NonNullable<RootContent['position']> {
    const { lines } = this.places;
    return { start: lines.point(start), end: lines.point(end) };
  }
}

const infos = new Map<string, Info>();

function infoOf(property: string): Info {
  let info = infos.get(property);
  if (info === undefined) {
    info = find(htmlSchema, property);
    infos.set(property, info);
  }
  return info;
}

/** What an attribute of this value is read as. */
function propertyValue(info: Info, value: string): NonNullable<Element['properties'][string]> {
  if (info.spaceSeparated) return value.trim() === '' ? [] : value.trim().split(/[ \t\n\r\f]+/);
  if (info.number && value !== '' && !Number.isNaN(Number(value))) return Number(value);
  return (info.boolean || info.overloadedBoolean) && value === '' ? true : value;
}

/** A value whose line endings are line feeds, as a parser of HTML makes them. */
function withLineFeeds(value: string, map: SourceMap): { value: string; map: SourceMap } {
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
