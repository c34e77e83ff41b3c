import type { Element, Root, RootContent } from 'hast';
import { breakLines, type FaceRun } from '../language/line-breaks.ts';
import type { Block } from './block.ts';
import type { Draft } from './draft.ts';
import { inlineElements, isHidden } from './elements.ts';
import { Surroundings } from './surroundings.ts';
import { TableShape } from './table-shape.ts';
import type { Margins, OwnStyle, TextStyle, TypeSheet } from './type-sheet.ts';

/** Where a block stands: `top` and `height` from the top of the page, in the unit of the type sheet. */
export class Box {
  constructor(
    readonly block: Block,
    readonly top: number,
    readonly height: number,
    readonly lines: number,
  ) {}
}

/** A draft set in type. */
export interface Layout {
  /** In the unit of the type sheet, from the top of the first line to the bottom of the last. */
  height: number;
  /** Blocks that are seen, in reading order. */
  boxes: readonly Box[];
  /** The box of a block; none for alternative texts, tooltips and what only the head of a page holds. */
  boxOf(block: Block): Box | undefined;
}

/** Sets a draft in type: one pass over its tree, each block's lines broken at their real width. */
export function layOut(draft: Draft, sheet: TypeSheet): Layout {
  return new Setter(draft, sheet).set();
}

/** Elements that take no room; details are laid out as open. */
const unseen = new Set('head title script style template noscript svg math map datalist object rp'.split(' '));

/** Elements that are a paragraph of a document with its own type. */
const paragraphs = new Set('p li h1 h2 h3 h4 h5 h6 figcaption'.split(' '));

const headings: readonly string[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

const embeds = new Set(['iframe', 'video', 'embed', 'canvas']);
const controls = new Set(['input', 'select', 'textarea']);

/** What is nested deeper than this is left out: no reader has seen such a page, and the stack has an end. */
const deepest = 400;

const none: Margins = { before: 0, after: 0 };

class Setter {
  private y = 0;
  /** How many elements stand around what is being read. */
  private depth = 0;
  /** Space that is due before the next thing that takes room. */
  private due = 0;
  private readonly boxes: Box[] = [];
  /** By the place of the block among the draft's. */
  private readonly byPlace: Box[] = [];
  /** Blocks of each element, and how many of them are set. */
  private readonly waiting = new Map<Element | undefined, { blocks: Block[]; next: number }>();
  /** The block being read, and the line breaks met in it. */
  private open: { block: Block; style: TextStyle; breaks: number; ended: boolean } | undefined;
  private readonly tables: TableShape;

  constructor(
    private readonly draft: Draft,
    private readonly sheet: TypeSheet,
  ) {
    for (const block of draft.blocks) {
      if (block.kind === 'alt' || block.kind === 'tooltip' || block.kind === 'attachment') continue;
      if (block.kind === 'title' || block.kind === 'summary' || block.kind === 'subject') continue;
      const of = this.waiting.get(block.node);
      if (of) of.blocks.push(block);
      else this.waiting.set(block.node, { blocks: [block], next: 0 });
    }
    this.tables = new TableShape(sheet, (element) => this.waiting.get(element)?.blocks ?? []);
  }

  set(): Layout {
    const { sheet, byPlace, boxes } = this;
    this.setHead();
    const { width, body } = sheet;
    this.flow(this.draft.tree, new Surroundings(width, body));
    this.close();
    return { height: this.y, boxes, boxOf: ({ index }) => byPlace[index] };
  }

  /** The title and summary of the front matter, which a page shows above its text. */
  private setHead(): void {
    const { headings, lead, width } = this.sheet;
    const first = this.draft.blocks.find((block) => block.kind === 'heading');
    for (const block of this.draft.blocks) {
      if (block.node !== undefined) continue;
      const isTitle = block.kind === 'title' || block.kind === 'subject';
      if (isTitle && first?.level === 1) continue;
      const style = isTitle ? headings[0] : block.kind === 'summary' ? lead : undefined;
      if (style === undefined) continue;
      this.space(style.before);
      this.setText(block, width, style);
      this.space(style.after);
    }
  }

  private flow(parent: Root | Element, around: Surroundings): void {
    this.depth++;
    for (const child of parent.children) {
      if (child.type === 'element') {
        if (this.depth <= deepest) this.element(child, around);
      } else if (child.type === 'text' && !isBlank(child.value)) {
        if (this.open === undefined) this.begin(around);
        else this.open.ended = false;
      }
    }
    this.depth--;
  }

  /** Text begins: the next block of the element around it is set as a whole. */
  private begin(around: Surroundings): void {
    const of = this.waiting.get(around.owner);
    const block = of?.blocks[of.next];
    if (of === undefined || block === undefined) return;
    of.next++;
    this.setText(block, around.width, around.style);
    this.open = { block, style: around.style, breaks: 0, ended: false };
  }

  /** Text ends. Breaks in a row, of which a block keeps one, are lines without text. */
  private close(): void {
    const { open } = this;
    this.open = undefined;
    if (open === undefined || open.breaks < 2) return;
    const kept = open.block.text.split('\n').length - 1;
    // A break after the last word ends a line that has text.
    this.y += Math.max(0, open.breaks - kept - (open.ended ? 1 : 0)) * open.style.lineHeight;
  }

  private element(node: Element, around: Surroundings): void {
    const { tagName } = node;
    if (unseen.has(tagName) || isHidden(node)) return;
    // On paper they stand in the margins.
    if (this.sheet.own !== undefined && (tagName === 'header' || tagName === 'footer')) return;
    if (tagName === 'br') {
      if (this.open) {
        this.open.breaks++;
        this.open.ended = true;
      }
    } else if (tagName === 'img') this.setImage(node, around);
    else if (embeds.has(tagName)) this.setBox(this.sheet.embed, this.sheet.embed.height);
    else if (controls.has(tagName)) {
      if (node.properties.type !== 'hidden') this.setBox(this.sheet.control, this.sheet.control.height);
    } else if (inlineElements.has(tagName)) this.flow(node, around);
    else {
      this.close();
      this.blockElement(node, around);
      this.close();
    }
  }

  private blockElement(node: Element, outer: Surroundings): void {
    const { sheet } = this;
    const { tagName } = node;
    const around = outer.ownedBy(node);
    if (tagName === 'table') this.setTable(node, outer);
    else if (tagName === 'pre') this.setBox(sheet.code, lineCount(node) * sheet.code.lineHeight);
    else if (tagName === 'hr') this.setBox(sheet.rule, sheet.rule.height);
    else if (tagName === 'ul' || tagName === 'ol') {
      const inner = around.narrower(sheet.list.indent, false);
      this.within(node, inner, outer.inItem ? { ...sheet.list, ...sheet.nestedList } : sheet.list);
    } else if (tagName === 'li') this.within(node, around.item(), sheet.item);
    else if (tagName === 'dl') this.within(node, around, sheet.list);
    else if (tagName === 'dt') this.within(node, around.bold(), none);
    else if (tagName === 'dd') this.within(node, around, sheet.definition);
    else if (tagName === 'blockquote') {
      this.within(node, around.narrower(sheet.quotation.indent), sheet.quotation);
    } else if (tagName === 'p') this.within(node, around, outer.inItem ? sheet.item : sheet.paragraph);
    else if (tagName === 'figure' || tagName === 'address') this.within(node, around, sheet.paragraph);
    else {
      const style = sheet.headings[headings.indexOf(tagName)];
      this.within(node, style ? around.styled(style) : around, style ?? none);
    }
  }

  private within(node: Element, around: Surroundings, margins: Margins): void {
    const own = paragraphs.has(node.tagName) ? this.sheet.own?.(node.position?.start.line ?? 0) : undefined;
    if (own !== undefined) {
      this.withinOwn(node, around, own);
      return;
    }
    this.space(margins.before);
    this.flow(node, around);
    this.close();
    this.space(margins.after);
  }

  /** A paragraph of a document with its own type; one that holds nothing is a line high. */
  private withinOwn(node: Element, around: Surroundings, own: OwnStyle): void {
    const { size, lineHeight, letterWidth, indent, before, after, pageBreak } = own;
    this.take(0);
    if (pageBreak === 'before') this.turnPage();
    this.space(before);
    const top = this.y;
    const style = { size, lineHeight, face: around.style.face };
    this.flow(node, around.styled(style, Math.max(size, around.full - indent) / letterWidth));
    this.close();
    if (this.y === top) this.take(lineHeight);
    this.take(0);
    this.space(after);
    if (pageBreak === 'after') this.turnPage();
  }

  private turnPage(): void {
    const { pageHeight } = this.sheet;
    if (pageHeight === undefined) return;
    this.take(0);
    this.y = Math.ceil(this.y / pageHeight) * pageHeight;
  }

  private setTable(node: Element, outer: Surroundings): void {
    const { table } = this.sheet;
    this.space(table.before);
    const shape = this.tables.of(node, outer.width);
    if (shape.caption) {
      this.within(shape.caption, outer.ownedBy(shape.caption).bold(), none);
    }
    this.take(0);
    /** Bottom of cells that reach into a later row, by the row in which they end. */
    const reaching = new Map<number, number>();
    for (const [index, row] of shape.rows.entries()) {
      const top = this.y;
      let bottom = Math.max(top, reaching.get(index) ?? 0);
      for (const cell of row) {
        this.y = top + table.above;
        this.due = 0;
        const around = outer.ownedBy(cell.node).cell(cell.width);
        this.flow(cell.node, cell.node.tagName === 'th' ? around.bold() : around);
        this.close();
        const end = this.y + this.due + table.below + table.line;
        const last = index + cell.rows - 1;
        if (cell.rows === 1) bottom = Math.max(bottom, end);
        else reaching.set(last, Math.max(reaching.get(last) ?? 0, end));
      }
      this.y = bottom;
      this.due = 0;
    }
    this.space(table.after);
  }

  private setImage(node: Element, around: Surroundings): void {
    const { image, own } = this.sheet;
    // Text flows around it, so that it takes no line of its own.
    if (own !== undefined && typeof node.properties.style === 'string' && /\bfloat:/.test(node.properties.style))
      return;
    const { pixel = 1 } = image;
    const width = Number(node.properties.width) * pixel;
    const height = Number(node.properties.height) * pixel;
    const given = width > 0 && height > 0;
    this.setBox(image, given ? height * Math.min(1, around.width / width) : image.height);
  }

  private setText(block: Block, width: number, style: TextStyle): void {
    this.take(0);
    const lines = breakLines(block.text, style, width, faceRuns(block)).length;
    const box = new Box(block, this.y, lines * style.lineHeight, lines);
    this.boxes.push(box);
    this.byPlace[block.index] = box;
    this.take(box.height);
  }

  private setBox(margins: Margins, height: number): void {
    this.space(margins.before);
    this.take(height);
    this.space(margins.after);
  }

  private space(height: number): void {
    if (height > this.due) this.due = height;
  }

  private take(height: number): void {
    this.y += this.due + height;
    this.due = 0;
  }
}

function isBlank(text: string): boolean {
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 9 && code !== 12 && code !== 13) return false;
  }
  return true;
}

const noRuns: readonly FaceRun[] = [];

/** Bold words and code are set in faces of their own. */
function faceRuns(block: Block): readonly FaceRun[] {
  let runs: FaceRun[] | undefined;
  let end = 0;
  for (const span of block.spans) {
    if (span.start < end || (span.kind !== 'strong' && span.kind !== 'code')) continue;
    runs ??= [];
    runs.push({ start: span.start, end: span.end, face: span.kind === 'strong' ? 'bold' : 'mono' });
    end = span.end;
  }
  return runs ?? noRuns;
}

/** Lines of preformatted text; an ending after the last is none. */
function lineCount(node: Element): number {
  let lines = 1;
  let last = '\n';
  const visit = (nodes: readonly RootContent[], depth: number): void => {
    for (const child of nodes) {
      if (child.type === 'text') {
        for (const char of child.value) if (char === '\n') lines++;
        last = child.value.at(-1) ?? last;
      } else if (child.type === 'element' && depth < deepest) visit(child.children, depth + 1);
    }
  };
  visit(node.children, 0);
  return last === '\n' ? Math.max(1, lines - 1) : lines;
}
