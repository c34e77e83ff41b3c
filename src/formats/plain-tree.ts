import type { Code, Definition, InlineCode, List, ListItem, Nodes, Paragraph, Table, TableRow } from 'mdast';
import type { Position } from 'unist';
import type { Content, Given } from './markdown-content.ts';
import type { MarkdownPlaces, Placed } from './markdown-places.ts';
import type { Definitions } from './plain-markdown.ts';

type Parent = Extract<Nodes, { children: unknown }>;

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
        content.empty('img', node, { src: node.url, alt: node.alt, title: node.title });
        return;
      case 'linkReference': {
        const to = this.definition(node.identifier);
        this.lineElement('a', node, content, trim, { href: to?.url, title: to?.title }, to?.position);
        return;
      }
      case 'imageReference': {
        const to = this.definition(node.identifier);
        const properties = { src: to?.url, alt: node.alt, title: to?.title };
        content.empty('img', node, properties, to?.position);
        return;
      }
      case 'break':
        content.empty('br', node);
        content.made('\n');
        return;
      case 'inlineCode':
        this.inlineCode(node, content, trim);
        return;
      case 'code':
        this.code(node, content);
        return;
      case 'blockquote': {
        const inner = content.begin(node);
        this.blocks(node, inner);
        content.end('blockquote', node, inner);
        return;
      }
      case 'thematicBreak':
        content.empty('hr', node);
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
    given?: Given,
    definition?: Position,
  ): void {
    const inner = content.begin(node);
    this.line(node, inner, trim);
    content.end(tagName, node, inner, given, definition);
  }

  private inlineCode(node: InlineCode, content: Content, trim: boolean): void {
    const inner = content.begin(node);
    const value = node.value.replace(/\r?\n|\r/g, ' ');
    const read = trim ? value.replace(/^[ \t]+/, '') : value;
    inner.text(read, this.places.code(node, read, inner.at));
    content.end('code', node, inner);
  }

  private code(node: Code, content: Content): void {
    const given = node.lang ? { className: [`language-${node.lang.split(/\s+/)[0]}`] } : undefined;
    const inner = content.begin(node);
    const code = inner.begin(node);
    if (node.value !== '') code.made(`${node.value}\n`);
    inner.end('code', node, code, given);
    content.end('pre', node, inner);
  }

  private list(node: List, content: Content): void {
    const hasBoxes = node.children.some(({ checked }) => typeof checked === 'boolean');
    const given = {
      start: typeof node.start === 'number' && node.start !== 1 ? node.start : undefined,
      className: hasBoxes ? ['contains-task-list'] : undefined,
    };
    const isLoose = (node.spread ?? false) || node.children.some((item) => item.spread ?? item.children.length > 1);
    const inner = content.begin(node);
    inner.made('\n');
    for (const item of node.children) {
      const own = typeof item.checked === 'boolean' ? { className: ['task-list-item'] } : undefined;
      const within = inner.begin(item);
      this.item(item, within, isLoose);
      inner.end('li', item, within, own);
      inner.made('\n');
    }
    content.end(node.ordered ? 'ol' : 'ul', node, inner, given);
  }

  /** The paragraphs of an item of a tight list are not set apart. */
  private item(item: ListItem, content: Content, isLoose: boolean): void {
    let { checked } = item;
    let last: string | undefined;
    const isTask = typeof checked === 'boolean';
    if (isTask && item.children.find((node) => !isUnseen(node))?.type !== 'paragraph') {
      this.itemParagraph(undefined, checked, content, isLoose, false);
      checked = undefined;
      last = 'paragraph';
    }
    for (const node of item.children) {
      if (isUnseen(node)) continue;
      if (node.type === 'paragraph') {
        this.itemParagraph(node, checked, content, isLoose, last !== undefined);
        checked = undefined;
      } else {
        content.made('\n');
        this.node(node, content, false);
      }
      last = node.type;
    }
    if (last !== undefined && (isLoose || last !== 'paragraph')) content.made('\n');
  }

  /** `checked` says what is in the box before it, if one is. */
  private itemParagraph(
    node: Paragraph | undefined,
    checked: boolean | null | undefined,
    content: Content,
    isLoose: boolean,
    isLater: boolean,
  ): void {
    if (isLoose || isLater) content.made('\n');
    const inner = isLoose ? content.begin(node ?? {}) : content;
    if (typeof checked === 'boolean') {
      inner.empty('input', {}, { type: 'checkbox', checked, disabled: true });
      if (node && node.children.length > 0) inner.made(' ');
    }
    if (node) this.line(node, inner);
    if (isLoose) content.end('p', node ?? {}, inner);
  }

  private table(node: Table, content: Content): void {
    const inner = content.begin(node);
    const [head, ...body] = node.children;
    inner.made('\n');
    if (head) this.rows('thead', 'th', [head], node, inner);
    if (body.length > 0) this.rows('tbody', 'td', body, node, inner);
    content.end('table', node, inner);
  }

  private rows(tagName: string, cell: string, rows: readonly TableRow[], { align }: Table, content: Content): void {
    const start = rows[0]?.position?.start;
    const end = rows.at(-1)?.position?.end;
    const placed = { position: start && end ? { start, end } : undefined };
    const inner = content.begin(placed);
    inner.made('\n');
    for (const row of rows) {
      const within = inner.begin(row);
      within.made('\n');
      const length = align?.length ?? row.children.length;
      for (let index = 0; index < length; index++) {
        const of = row.children[index];
        const text = within.begin(of ?? {});
        if (of) this.line(of, text);
        within.end(cell, of ?? {}, text, { align: align?.[index] });
        within.made('\n');
      }
      inner.end('tr', row, within);
      inner.made('\n');
    }
    content.end(tagName, placed, inner);
    content.made('\n');
  }

  private definition(identifier: string): Definition | undefined {
    return this.definitions.get(identifier.toUpperCase());
  }
}

/** Whether nothing of a node is shown where it stands. */
export function isUnseen({ type }: Nodes): boolean {
  return type === 'definition' || type === 'footnoteDefinition' || type === 'yaml';
}
