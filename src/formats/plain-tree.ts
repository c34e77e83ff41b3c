import type { Element, ElementContent, ElementData } from 'hast';
import type { Definition, List, ListItem, Nodes, Table, TableRow } from 'mdast';
import type { Position } from 'unist';
import type { SourceMap } from '../draft/source-map.ts';
import { Content } from './markdown-content.ts';
import type { MarkdownPlaces, Placed } from './markdown-places.ts';
import type { Definitions } from './plain-markdown.ts';

type Parent = Extract<Nodes, { children: unknown }>;
type Given = Readonly<Record<string, string | number | string[] | boolean | null | undefined>>;

/** Makes the tree of blocks that are plain, as parsing their HTML would: properties are what attributes say, and everything has its place. */
export class PlainTree {
  constructor(
    private readonly places: MarkdownPlaces,
    private readonly definitions: Definitions,
  ) {}

  /** Blocks with line endings between and around them. */
  private blocks(parent: Parent, content: Content): void {
    content.made('\n');
    let count = 0;
    for (const node of parent.children) {
      if (isUnseen(node)) continue;
      if (count++ > 0) content.made('\n');
      this.node(node, content, false);
    }
    if (count > 0) content.made('\n');
  }

  /** What stands in a line. Blanks after a line break are none; `afterBreak` says that one stands before the first node. */
  private line(parent: Parent, content: Content, afterBreak = false): void {
    let trim = afterBreak;
    for (const node of parent.children) {
      this.node(node, content, trim);
      trim = node.type === 'break';
    }
  }

  /** `trim` says that a line break stands before it. */
  node(node: Nodes, content: Content, trim: boolean): void {
    switch (node.type) {
      case 'text': {
        const value = trim ? node.value.replace(/^[ \t]+/, '') : node.value;
        content.text(value, this.places.text(node, value, content.at));
        content.at = this.places.end(node) ?? content.at;
        return;
      }
      case 'paragraph':
        this.lineElement('p', node, content, false);
        return;
      case 'heading':
        this.lineElement(`h${node.depth}`, node, content, false);
        return;
      case 'emphasis':
        this.lineElement('em', node, content, trim);
        return;
      case 'strong':
        this.lineElement('strong', node, content, trim);
        return;
      case 'delete':
        this.lineElement('del', node, content, trim);
        return;
      case 'link':
        this.lineElement('a', node, content, trim, { href: node.url, title: node.title });
        return;
      case 'image':
        this.element('img', node, content, { src: node.url, alt: node.alt, title: node.title });
        return;
      case 'linkReference': {
        const to = this.definition(node.identifier);
        this.lineElement('a', node, content, trim, { href: to?.url, title: to?.title }, to?.position);
        return;
      }
      case 'imageReference': {
        const to = this.definition(node.identifier);
        const properties = { src: to?.url, alt: node.alt, title: to?.title };
        this.element('img', node, content, properties, undefined, to?.position);
        return;
      }
      case 'break':
        this.element('br', node, content);
        content.made('\n');
        return;
      case 'inlineCode':
        this.element('code', node, content, undefined, (inner) => {
          const value = node.value.replace(/\r?\n|\r/g, ' ');
          const read = trim ? value.replace(/^[ \t]+/, '') : value;
          inner.text(read, this.places.code(node, read, inner.at));
        });
        return;
      case 'code':
        this.element('pre', node, content, undefined, (inner) => {
          const properties = node.lang ? { className: [`language-${node.lang.split(/\s+/)[0]}`] } : undefined;
          this.element('code', node, inner, properties, (code) => {
            if (node.value !== '') code.made(`${node.value}\n`);
          });
        });
        return;
      case 'blockquote':
        this.element('blockquote', node, content, undefined, (inner) => this.blocks(node, inner));
        return;
      case 'thematicBreak':
        this.element('hr', node, content);
        return;
      case 'list':
        this.list(node, content);
        return;
      case 'table':
        this.table(node, content);
        return;
    }
  }

  private lineElement(
    tagName: string,
    node: Parent & Placed,
    content: Content,
    trim: boolean,
    properties?: Given,
    definition?: Position,
  ): void {
    this.element(tagName, node, content, properties, (inner) => this.line(node, inner, trim), definition);
  }

  private list(node: List, content: Content): void {
    const hasBoxes = node.children.some(({ checked }) => typeof checked === 'boolean');
    const properties = {
      start: typeof node.start === 'number' && node.start !== 1 ? node.start : undefined,
      className: hasBoxes ? ['contains-task-list'] : undefined,
    };
    const isLoose = (node.spread ?? false) || node.children.some((item) => item.spread ?? item.children.length > 1);
    this.element(node.ordered ? 'ol' : 'ul', node, content, properties, (inner) => {
      inner.made('\n');
      for (const item of node.children) {
        const isTask = typeof item.checked === 'boolean';
        const own = isTask ? { className: ['task-list-item'] } : undefined;
        this.element('li', item, inner, own, (within) => this.item(item, within, isLoose));
        inner.made('\n');
      }
    });
  }

  /** The paragraphs of an item of a tight list are not set apart. */
  private item(item: ListItem, content: Content, isLoose: boolean): void {
    let box = typeof item.checked === 'boolean' ? { checked: item.checked } : undefined;
    let last: string | undefined;
    const paragraph = (node: ListItem['children'][number] | undefined): void => {
      const own = box;
      box = undefined;
      const fill = (inner: Content) => {
        if (own) this.element('input', {}, inner, { type: 'checkbox', checked: own.checked, disabled: true });
        if (node?.type !== 'paragraph') return;
        if (own && node.children.length > 0) inner.made(' ');
        this.line(node, inner);
      };
      if (isLoose || last !== undefined) content.made('\n');
      if (isLoose) this.element('p', node ?? {}, content, undefined, fill);
      else fill(content);
      last = 'paragraph';
    };
    if (box && item.children.find((node) => !isUnseen(node))?.type !== 'paragraph') paragraph(undefined);
    for (const node of item.children) {
      if (isUnseen(node)) continue;
      if (node.type === 'paragraph') paragraph(node);
      else {
        content.made('\n');
        this.node(node, content, false);
        last = node.type;
      }
    }
    if (last !== undefined && (isLoose || last !== 'paragraph')) content.made('\n');
  }

  private table(node: Table, content: Content): void {
    this.element('table', node, content, undefined, (inner) => {
      const [head, ...body] = node.children;
      inner.made('\n');
      if (head) this.rows('thead', 'th', [head], node, inner);
      if (body.length > 0) this.rows('tbody', 'td', body, node, inner);
    });
  }

  private rows(tagName: string, cell: string, rows: readonly TableRow[], { align }: Table, content: Content): void {
    const start = rows[0]?.position?.start;
    const end = rows.at(-1)?.position?.end;
    const position = start && end ? { start, end } : undefined;
    this.element(tagName, { position }, content, undefined, (inner) => {
      inner.made('\n');
      for (const row of rows) {
        this.element('tr', row, inner, undefined, (within) => {
          within.made('\n');
          const length = align?.length ?? row.children.length;
          for (let index = 0; index < length; index++) {
            const of = row.children[index];
            const properties = { align: align?.[index] };
            this.element(cell, of ?? {}, within, properties, (text) => of && this.line(of, text));
            within.made('\n');
          }
        });
        inner.made('\n');
      }
    });
    content.made('\n');
  }

  /** `fill` adds what stands in it. */
  private element(
    tagName: string,
    node: Placed,
    content: Content,
    given?: Given,
    fill?: (inner: Content) => void,
    definition?: Position,
  ): void {
    const { places } = this;
    const start = places.start(node) ?? content.at;
    const end = places.end(node);
    const properties: Element['properties'] = {};
    let attributes: Map<string, SourceMap> | undefined;
    for (const property in given) {
      const value = given[property];
      if (value === null || value === undefined || value === false) continue;
      const written = value === true ? '' : String(value);
      const map = places.attribute(node, definition, property, written, start);
      const read = places.withLineFeeds(written, map);
      properties[property] = typeof value === 'string' ? read.value : value;
      if (written === '') continue;
      attributes ??= new Map();
      attributes.set(property === 'className' ? 'class' : property, read.map);
    }
    const inner = new Content(places, start);
    fill?.(inner);
    const position = places.position(start, end ?? start);
    const element: Element = {
      type: 'element',
      tagName,
      properties,
      children: inner.finish() as ElementContent[],
      position,
    };
    if (attributes !== undefined) element.data = { attributes } as ElementData;
    content.element(element);
    content.at = end ?? content.at;
  }

  private definition(identifier: string): Definition | undefined {
    return this.definitions.get(identifier.toUpperCase());
  }
}

/** Whether nothing of a node is shown where it stands. */
export function isUnseen({ type }: Nodes): boolean {
  return type === 'definition' || type === 'footnoteDefinition' || type === 'yaml';
}
