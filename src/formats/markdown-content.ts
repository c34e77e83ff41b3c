import type { Element, ElementContent, ElementData, RootContent } from 'hast';
import type { Position } from 'unist';
import { SourceMap } from '../draft/source-map.ts';
import type { MarkdownPlaces, Placed } from './markdown-places.ts';

/** What the attributes of an element say, by property; what is false or nothing is none. */
export type Given = Readonly<Record<string, string | number | string[] | boolean | null | undefined>>;

/** What stands in an element of Markdown, while it is made: neighbouring texts become one. */
export class Content {
  private readonly children: RootContent[] = [];
  private value = '';
  private map: SourceMap | undefined;
  /** Where in the source something without a position of its own belongs. */
  at: number;

  constructor(
    private readonly places: MarkdownPlaces,
    /** Where in the source it begins. */
    readonly start: number,
  ) {
    this.at = start;
  }

  text(value: string, map: SourceMap): void {
    this.value += value;
    if (this.map === undefined) this.map = map;
    else this.map.appendSlice(map, 0, value.length);
  }

  /** A text that nothing in the source stands for. */
  made(value: string): void {
    this.map ??= new SourceMap();
    this.map.append(value.length, this.at, 0);
    this.value += value;
  }

  /** What is to stand in an element of it. */
  begin(node: Placed): Content {
    return new Content(this.places, this.places.start(node) ?? this.at);
  }

  /**
   * Adds an element.
   *
   * @param inner what stands in it
   * @param definition where the definition stands that a reference takes its title from
   */
  end(tagName: string, node: Placed, inner: Content, given?: Given, definition?: Position): void {
    const { places } = this;
    const { start } = inner;
    const end = places.end(node);
    // A literal in a literal has V8 go by way of its slow copy.
    const properties = {};
    const children = inner.finish() as ElementContent[];
    const position = places.position(start, end ?? start);
    const element: Element = { type: 'element', tagName, properties, children, position };
    if (given !== undefined) addProperties(element, node, given, definition, places, start);
    this.finish();
    this.children.push(element);
    this.at = end ?? this.at;
  }

  /** Adds an element in which nothing stands. */
  empty(tagName: string, node: Placed, given?: Given, definition?: Position): void {
    this.end(tagName, node, this.begin(node), given, definition);
  }

  /** What was parsed of a stretch of the source that ends at `end`. */
  parsed(nodes: readonly RootContent[], end: number): void {
    this.finish();
    this.children.push(...nodes);
    this.at = end;
  }

  /** @returns the children, when all are there */
  finish(): RootContent[] {
    const { value, map, places } = this;
    if (map !== undefined && value !== '') {
      const { start, end } = map.toSource(0, value.length);
      const position = places.position(start, end);
      const read = value.includes('\r') ? places.withLineFeeds(value, map) : undefined;
      const data = { map: read?.map ?? map };
      this.children.push({ type: 'text', value: read?.value ?? value, position, data });
    }
    this.value = '';
    this.map = undefined;
    return this.children;
  }
}

function addProperties(
  element: Element,
  node: Placed,
  given: Given,
  definition: Position | undefined,
  places: MarkdownPlaces,
  start: number,
): void {
  let attributes: Map<string, SourceMap> | undefined;
  for (const property in given) {
    const value = given[property];
    if (value === null || value === undefined || value === false) continue;
    const written = value === true ? '' : String(value);
    const map = places.attribute(node, definition, property, written, start);
    const read = places.withLineFeeds(written, map);
    element.properties[property] = typeof value === 'string' ? read.value : value;
    if (written === '') continue;
    attributes ??= new Map();
    attributes.set(property === 'className' ? 'class' : property, read.map);
  }
  if (attributes !== undefined) element.data = { attributes } as ElementData;
}
