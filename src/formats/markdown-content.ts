import type { Element, RootContent } from 'hast';
import { SourceMap } from '../draft/source-map.ts';
import type { MarkdownPlaces } from './markdown-places.ts';

/** What stands in an element of Markdown, while it is made: neighbouring texts become one. */
export class Content {
  private readonly children: RootContent[] = [];
  private value = '';
  private map: SourceMap | undefined;

  constructor(
    private readonly places: MarkdownPlaces,
    /** Where in the source something without a position of its own belongs. */
    public at: number,
  ) {}

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

  element(element: Element): void {
    this.finish();
    this.children.push(element);
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
      const read = places.withLineFeeds(value, map);
      this.children.push({
        type: 'text',
        value: read.value,
        position: places.position(start, end),
        data: { map: read.map },
      });
    }
    this.value = '';
    this.map = undefined;
    return this.children;
  }
}
