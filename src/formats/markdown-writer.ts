import type { Element, Root as HastRoot, Nodes, Text } from 'hast';
import { find, html as htmlSchema } from 'property-information';
import { HtmlWriter } from './html-writer.ts';
import type { MarkdownPlaces } from './markdown-places.ts';

/**
 * Writes what a Markdown text means as HTML with a map, so that what is HTML in it can be read as the HTML that it is, even
 * where it opens in one block and closes in another.
 */
export function writeMarkdown(tree: HastRoot, places: MarkdownPlaces, at = places.base): HtmlWriter {
  const writer = new MarkdownWriter(places);
  writer.children(tree, at);
  return writer.html;
}

const voidElements = new Set(['br', 'hr', 'img', 'input']);

class MarkdownWriter {
  readonly html = new HtmlWriter();

  constructor(private readonly places: MarkdownPlaces) {}

  /** Writes what a node holds; `at` is where in the source something without a position of its own belongs. */
  children(parent: HastRoot | Element, at: number): void {
    let before = at;
    for (const child of parent.children) {
      this.node(child, parent, before);
      before = this.places.end(child) ?? before;
    }
  }

  private node(node: Nodes, parent: HastRoot | Element, at: number): void {
    if (node.type === 'text') this.text(node, parent, at);
    else if (node.type === 'raw') this.html.raw(node.value, this.places.raw(node, node.value, at));
    else if (node.type === 'element') this.element(node, at);
  }

  private text(node: Text, parent: HastRoot | Element, at: number): void {
    const isCode = 'tagName' in parent && parent.tagName === 'code';
    const map = isCode ? this.places.code(node, node.value, at) : this.places.text(node, node.value, at);
    this.html.text(node.value, map);
  }

  private element(node: Element, at: number): void {
    const start = this.places.start(node) ?? at;
    this.html.markup(`<${node.tagName}`, start);
    for (const [property, value] of Object.entries(node.properties)) {
      if (value === null || value === undefined || value === false) continue;
      const { attribute } = find(htmlSchema, property);
      this.html.markup(` ${attribute}="`, start);
      if (value !== true) {
        const written = Array.isArray(value) ? value.join(' ') : String(value);
        this.html.text(written, this.places.attribute(node, node.data?.definition, property, written, start));
      }
      this.html.markup('"', start);
    }
    const isVoid = voidElements.has(node.tagName);
    this.html.markup('>', isVoid ? (this.places.end(node) ?? start) : start);
    if (isVoid) return;
    this.children(node, start);
    this.html.markup(`</${node.tagName}>`, this.places.end(node) ?? start);
  }
}
