import type { Element } from 'hast';
import { z } from 'zod';
import { attribute, elementsNamed, elementsWithin } from '../../src/rule/elements.ts';
import { defineRule } from '../../src/rule/rule.ts';

/** A slip of the pen in `colspan` makes no table wider than this. */
const widestSpan = 100;

export default defineRule({
  category: 'mobile',
  summary: 'Columns of a table on a phone',
  severity: 'warning',
  channels: ['web', 'email'],
  sources: [
    { title: 'GOV.UK content and publishing guidance, tables', says: 'a computer shows 4 or 5 columns at once' },
    { title: 'Judgement, for 3 columns: with four, a column of a phone’s 330 px holds one long word' },
  ],
  options: () =>
    z.strictObject({
      max: z.int().positive().default(3).describe('columns that a table may have'),
    }),
  messages: {
    wide: {
      what: 'This table has {columns} columns; {readers} see {max} or fewer on a phone without scrolling sideways.',
      do: 'Leave out columns, swap rows and columns, or make a short list for each row.',
    },
  },

  *checkDraft(draft, { options: { max } }) {
    for (const { element } of elementsNamed(draft, tables)) {
      if (isLayout(element)) continue;
      const rows = rowsOf(element);
      const columns = rows.reduce((most, row) => Math.max(most, widthOf(row)), 0);
      if (columns <= max) continue;
      const actual = (rows[0] ?? []).map(textOf).join(' | ');
      yield { message: 'wide', at: { node: element }, data: { columns, max }, actual, group: `table of ${columns}` };
    }
  },
});

const tables = new Set(['table']);
const controls = new Set(['table', 'form', 'input', 'select']);
const rowNames = new Set(['tr']);
const partsOfRows = new Set(['tr', 'td', 'th']);

/** Said to be there for the looks, or used so: tables within it, a form, or one row. */
function isLayout(table: Element): boolean {
  if (/^(?:none|presentation)$/.test(attribute(table, 'role') ?? '')) return true;
  return elementsWithin(table, controls).length > 0 || elementsWithin(table, rowNames).length < 2;
}

function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  for (const { element } of elementsWithin(table, partsOfRows)) {
    if (element.tagName === 'tr') rows.push([]);
    else rows.at(-1)?.push(element);
  }
  return rows;
}

/** Columns of a row, those that one cell spans counted. Cells that reach down from above are not: no row is widest by them alone. */
function widthOf(row: readonly Element[]): number {
  return row.reduce((total, cell) => {
    const span = Math.floor(Number(cell.properties.colSpan));
    return total + (span >= 1 ? Math.min(span, widestSpan) : 1);
  }, 0);
}

function textOf(cell: Element): string {
  let text = '';
  const read = (nodes: Element['children']): void => {
    for (const node of nodes) {
      if (node.type === 'text') text += node.value;
      else if (node.type === 'element') read(node.children);
    }
  };
  read(cell.children);
  return text.replace(/\s+/g, ' ').trim();
}
