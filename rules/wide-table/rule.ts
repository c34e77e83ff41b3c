import type { Element } from 'hast';
import { z } from 'zod';
import { defineRule } from '../../src/rule/rule.ts';
import { tablesOf } from '../../src/rule/tables.ts';

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
    for (const { element, rows } of tablesOf(draft)) {
      // What is laid out in one row is no table either.
      if (rows.length < 2) continue;
      const columns = rows.reduce((most, row) => Math.max(most, widthOf(row)), 0);
      if (columns <= max) continue;
      const actual = (rows[0] ?? []).map(textOf).join(' | ');
      yield { message: 'wide', at: { node: element }, data: { columns, max }, actual, group: `table of ${columns}` };
    }
  },
});

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
