import { SourceMap } from '../draft/source-map.ts';

/**
 * Writes HTML and remembers where each piece of it came from. Formats other than HTML are read by writing what they mean
 * as HTML and parsing that, so that there is one way from structure to blocks.
 */
export class HtmlWriter {
  private readonly parts: string[] = [];
  readonly map = new SourceMap();

  /** All that was written. */
  toString(): string {
    return this.parts.join('');
  }

  /** Markup that stands for an empty range of the source: where a tag that nobody wrote would be. */
  markup(html: string, source: number): void {
    this.parts.push(html);
    this.map.append(html.length, source, 0);
  }

  /** HTML that the source holds itself; `aligned` leads from it to the source. */
  raw(html: string, aligned: SourceMap): void {
    this.parts.push(html);
    this.map.appendSlice(aligned, 0, html.length);
  }

  /** Text, or with `quote` the value of an attribute; `aligned` leads from it to the source. */
  text(value: string, aligned: SourceMap): void {
    let from = 0;
    for (const special of value.matchAll(/[&<>"]/g)) {
      const escaped = escapes[special[0]] as string;
      const at = special.index;
      this.raw(value.slice(from, at), slice(aligned, from, at));
      const { start, end } = aligned.toSource(at, at + 1);
      this.parts.push(escaped);
      this.map.append(escaped.length, start, end - start);
      from = at + 1;
    }
    this.raw(value.slice(from), slice(aligned, from, value.length));
  }
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function slice(map: SourceMap, start: number, end: number): SourceMap {
  const result = new SourceMap();
  result.appendSlice(map, start, end);
  return result;
}
