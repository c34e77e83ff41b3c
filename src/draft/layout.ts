import type { Element, Root, RootContent } from 'hast';
import type { Block } from './block.ts';
import type { Draft } from './draft.ts';
import { isHidden } from './elements.ts';
import { block, type Way, waysOf } from './layout-ways.ts';
import { isBlank, lineCount, linesOf } from './set-text.ts';
import { bold, Surroundings } from './surroundings.ts';
import { TableShape } from './table-shape.ts';
import type { Margins, OwnStyle, TextStyle, TypeSheet } from './type-sheet.ts';
import { WaitingBlocks } from './waiting-blocks.ts';

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

/** What is nested deeper than this is left out: no reader has seen such a page, and the stack has an end. */
const deepest = 400;

class Setter {
  private y = 0;
  /** How many elements stand around what is being read. */
  private depth = 0;
  /** Space that is due before the next thing that takes room. */
  private due = 0;
  private readonly boxes: Box[] = [];
  /** By the place of the block among the draft's. */
  private readonly byPlace: Box[] = [];
  private readonly waiting: WaitingBlocks;
  /** The block being read, its style, the line breaks met in it, and whether one stands after its last word. */
  private open: Block | undefined;
  private style: TextStyle;
  private breaks = 0;
  private isBroken = false;
  private readonly tables: TableShape;
  private readonly ways: ReadonlyMap<string, Way>;

  constructor(
    private readonly draft: Draft,
    private readonly sheet: TypeSheet,
  ) {
    this.style = sheet.body;
    this.ways = waysOf(sheet);
    this.waiting = new WaitingBlocks(draft.blocks);
    this.tables = new TableShape(sheet, (element) => this.waiting.all(element));
  }

  set(): Layout {
    const { sheet, byPlace, boxes } = this;
    this.setHead();
    const { width, body } = sheet;
    this.flow(this.draft.tree, new Surroundings(width, body, width, undefined, false, false));
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

  private flow({ children }: Root | Element, around: Surroundings): void {
    this.depth++;
    for (let at = 0; at < children.length; at++) {
      const child = children[at] as RootContent;
      if (child.type === 'text') {
        if (isBlank(child.value)) continue;
        if (this.open === undefined) this.begin(around);
        else this.isBroken = false;
      }
      if (child.type !== 'element' || this.depth > deepest) continue;
      const way = this.ways.get(child.tagName) ?? block;
      const { role } = way;
      if (role === 'unseen' || isHidden(child)) continue;
      if (role === 'inline') this.flow(child, around);
      else if (role === 'block') {
        this.close();
        const margins = around.inItem ? way.inItem : way.margins;
        const only = child.children[0];
        if (child.children.length !== 1 || only?.type !== 'text' || this.sheet.own !== undefined) {
          this.block(child, around.within(child, way), margins, way);
          continue;
        }
        // The same for what holds one text, as most do.
        this.space(margins.before);
        const of = isBlank(only.value) ? undefined : this.waiting.next(around.ownerIn(child, way));
        if (of !== undefined) this.setText(of, around.width - way.indent, around.styleIn(way));
        this.space(margins.after);
      } else this.special(child, way, around);
    }
    this.depth--;
  }

  /** Text begins: the next block of the element around it is set as a whole. */
  private begin({ owner, width, style }: Surroundings): void {
    const block = this.waiting.next(owner);
    if (block === undefined) return;
    this.setText(block, width, style);
    this.open = block;
    this.style = style;
    this.breaks = 0;
    this.isBroken = false;
  }

  /** Text ends. Breaks in a row, of which a block keeps one, are lines without text. */
  private close(): void {
    const { open, breaks } = this;
    this.open = undefined;
    if (open === undefined || breaks < 2) return;
    const kept = open.text.split('\n').length - 1;
    // A break after the last word ends a line that has text.
    this.y += Math.max(0, breaks - kept - (this.isBroken ? 1 : 0)) * this.style.lineHeight;
  }

  /** A block element, all of it. */
  private block(node: Element, around: Surroundings, margins: Margins, { isParagraph }: Way): void {
    const own = isParagraph ? this.sheet.own?.(node.position?.start.line ?? 0) : undefined;
    if (own !== undefined) {
      this.withinOwn(node, around, own);
      return;
    }
    this.space(margins.before);
    this.flow(node, around);
    this.close();
    this.space(margins.after);
  }

  /** What is neither text in a line nor a block of text. */
  private special(node: Element, way: Way, around: Surroundings): void {
    switch (way.role) {
      case 'break':
        this.breaks++;
        this.isBroken = true;
        return;
      case 'image':
        this.setImage(node, way, around);
        return;
      case 'embed':
        this.setBox(way.margins, way.height);
        return;
      case 'control':
        if (node.properties.type !== 'hidden') this.setBox(way.margins, way.height);
        return;
    }
    if (way.role === 'margin' && this.sheet.own !== undefined) return;
    this.close();
    if (way.role === 'table') this.setTable(node, around);
    else if (way.role === 'rule') this.setBox(way.margins, way.height);
    else if (way.role === 'code') this.setBox(way.margins, lineCount(node, deepest) * way.height);
    else this.block(node, around.within(node, way), way.margins, way);
    this.close();
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
      const { caption } = shape;
      const way = this.ways.get('caption') ?? block;
      this.block(caption, outer.within(caption, way).styled(bold(outer.style)), way.margins, way);
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
        const style = cell.node.tagName === 'th' ? bold(outer.style) : outer.style;
        this.flow(cell.node, outer.cell(cell.node, style, cell.width));
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

  private setImage(node: Element, { margins, height: usual }: Way, around: Surroundings): void {
    const { image, own } = this.sheet;
    // Text flows around it, so that it takes no line of its own.
    if (own !== undefined && typeof node.properties.style === 'string' && /\bfloat:/.test(node.properties.style))
      return;
    const { pixel = 1 } = image;
    const width = Number(node.properties.width) * pixel;
    const height = Number(node.properties.height) * pixel;
    const given = width > 0 && height > 0;
    this.setBox(margins, given ? height * Math.min(1, around.width / width) : usual);
  }

  private setText(block: Block, width: number, style: TextStyle): void {
    this.take(0);
    const lines = linesOf(block, style, width);
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
