import type { Element } from 'hast';
import { textWidths } from '../language/line-breaks.ts';
import type { Block } from './block.ts';
import type { TypeSheet } from './type-sheet.ts';

/** A cell with room for its text, in the unit of the type sheet. */
export interface Cell {
  node: Element;
  width: number;
  columns: number;
  /** Rows that it stands in, its own included. */
  rows: number;
}

export interface Shape {
  caption: Element | undefined;
  rows: readonly (readonly Cell[])[];
}

/** Most columns or rows that one cell is taken to span, so that a slip of the pen costs nothing. */
const widestSpan = 100;

/** The least and the most room that a cell, column or table asks for. */
interface Room {
  least: number;
  most: number;
}

interface PlacedCell extends Omit<Cell, 'width'> {
  column: number;
}

/** Finds the widths of columns as CSS has it: each gets what it needs and a share of the rest. */
export class TableShape {
  private readonly rooms = new Map<Element, Room>();

  constructor(
    private readonly sheet: TypeSheet,
    private readonly blocksOf: (element: Element) => readonly Block[],
  ) {}

  /** The cells of a table that is set `width` wide. */
  of(table: Element, width: number): Shape {
    const rows = readRows(table);
    const columns = this.columns(rows);
    const widths = share(columns, width);
    const { gap } = this.sheet.table;
    return {
      caption: childrenOf(table).find((child) => child.tagName === 'caption'),
      rows: rows.map((row) =>
        row.map((cell) => {
          const end = cell.column + cell.columns;
          const room = sum(widths.slice(cell.column, end)) - (end < columns.length ? gap : 0);
          const { node, columns: across, rows: down } = cell;
          return { node, width: room, columns: across, rows: down };
        }),
      ),
    };
  }

  private columns(rows: readonly (readonly PlacedCell[])[]): Room[] {
    const { gap } = this.sheet.table;
    const count = rows.flat().reduce((most, cell) => Math.max(most, cell.column + cell.columns), 0);
    const columns = Array.from({ length: count }, () => ({ least: 0, most: 0 }));
    const wide: { cell: PlacedCell; room: Room }[] = [];
    for (const cell of rows.flat()) {
      const padding = cell.column + cell.columns < count ? gap : 0;
      const { least, most } = this.roomOf(cell.node);
      const room = { least: least + padding, most: most + padding };
      const column = columns[cell.column];
      if (cell.columns > 1) wide.push({ cell, room });
      else if (column) grow(column, room);
    }
    for (const { cell, room } of wide) {
      const spanned = columns.slice(cell.column, cell.column + cell.columns);
      const least = (room.least - sum(spanned.map((column) => column.least))) / spanned.length;
      const most = (room.most - sum(spanned.map((column) => column.most))) / spanned.length;
      for (const column of spanned) {
        grow(column, { least: column.least + Math.max(0, least), most: column.most + Math.max(0, most) });
      }
    }
    return columns;
  }

  /** What a cell, or anything in it, asks for. A table within is asked once. */
  private roomOf(element: Element, depth = 0): Room {
    const before = this.rooms.get(element);
    if (before) return before;
    const room = { least: 0, most: 0 };
    this.rooms.set(element, room);
    if (element.tagName === 'table') {
      const columns = this.columns(readRows(element));
      room.least = sum(columns.map(({ least }) => least));
      room.most = sum(columns.map(({ most }) => most));
      return room;
    }
    const { size } = this.sheet.body;
    const indent = element.tagName === 'li' ? this.sheet.list.indent : 0;
    for (const block of this.blocksOf(element)) {
      const face = element.tagName === 'th' || block.spans.some(isWholly(block)) ? 'bold' : 'regular';
      const { least, most } = textWidths(block.text, { size, face });
      grow(room, { least: least + indent, most: most + indent });
    }
    if (element.tagName === 'img') {
      const width = Math.min(Number(element.properties.width) || this.sheet.width, this.sheet.width);
      grow(room, { least: 0, most: width });
    }
    // Deeper than this nobody nests what is in a cell.
    if (depth < 50) for (const child of childrenOf(element)) grow(room, this.roomOf(child, depth + 1));
    return room;
  }
}

function isWholly(block: Block) {
  return ({ kind, start, end }: { kind: string; start: number; end: number }) =>
    kind === 'strong' && start === 0 && end === block.text.length;
}

/** Shares a width among columns: what each needs first, then in proportion to what each would like. */
function share(columns: readonly Room[], width: number): number[] {
  const least = sum(columns.map((column) => column.least));
  const most = sum(columns.map((column) => column.most));
  if (most <= width) return columns.map((column) => (most > 0 ? (column.most * width) / most : width / columns.length));
  if (least >= width) return columns.map((column) => column.least);
  const part = (width - least) / (most - least);
  return columns.map((column) => column.least + (column.most - column.least) * part);
}

/** Rows of a table with the column that each cell begins in. */
function readRows(table: Element): PlacedCell[][] {
  const rows: PlacedCell[][] = [];
  /** Rows for which each column is still taken by a cell above. */
  const taken: number[] = [];
  for (const row of rowsOf(table)) {
    const cells: PlacedCell[] = [];
    let column = 0;
    for (const node of childrenOf(row)) {
      if (node.tagName !== 'td' && node.tagName !== 'th') continue;
      while ((taken[column] ?? 0) > 0) column++;
      const columns = span(node.properties.colSpan);
      const reach = span(node.properties.rowSpan);
      for (let each = column; each < column + columns; each++) taken[each] = reach;
      cells.push({ node, column, columns, rows: reach });
      column += columns;
    }
    for (const [index, left] of taken.entries()) taken[index] = Math.max(0, (left ?? 0) - 1);
    rows.push(cells);
  }
  return rows;
}

function* rowsOf(table: Element): Iterable<Element> {
  for (const child of childrenOf(table)) {
    if (child.tagName === 'tr') yield child;
    else if (/^t(?:head|body|foot)$/.test(child.tagName)) {
      for (const row of childrenOf(child)) if (row.tagName === 'tr') yield row;
    }
  }
}

function span(value: unknown): number {
  const count = Math.floor(Number(value));
  return count >= 1 ? Math.min(count, widestSpan) : 1;
}

function childrenOf(element: Element): Element[] {
  return element.children.filter((child): child is Element => child.type === 'element');
}

function grow(room: Room, by: Room): void {
  room.least = Math.max(room.least, by.least);
  room.most = Math.max(room.most, by.most);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
