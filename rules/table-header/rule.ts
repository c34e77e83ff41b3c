import type { Element } from 'hast';
import { z } from 'zod';
import { attribute, nameOf } from '../../src/rule/elements.ts';
import { defineRule } from '../../src/rule/rule.ts';
import { tablesOf } from '../../src/rule/tables.ts';

export default defineRule({
  category: 'accessibility',
  summary: 'Tables have headers for their columns or rows',
  severity: 'warning',
  channels: ['web', 'email'],
  sources: [
    {
      title: 'WCAG 2.2, 1.3.1 Info and relationships (level A), failure F91',
      says: 'the cells of a table of data are tied to their headers in the code',
      url: 'https://www.w3.org/TR/WCAG22/#info-and-relationships',
    },
    {
      title: 'GOV.UK content and publishing guidance, tables',
      says: 'no blank cells but the first; a list for what has one column',
    },
  ],
  options: () => z.strictObject({}),
  messages: {
    none: {
      what: 'This table has no header cells, so a screen reader can’t tell {readers} what each number or word in it is.',
      do: 'Give each column a header in the first row.',
    },
    blank: {
      what: 'The headers of this table are all blank, so a screen reader can’t tell {readers} what each cell is.',
      do: 'Name each column in the first row.',
    },
    oneBlank: {
      what: 'Column {column} of this table has a blank header.',
      do: 'Name what stands in the column.',
    },
  },

  *checkDraft(draft) {
    for (const { element, rows } of tablesOf(draft)) {
      const at = { node: element };
      const headers = rows.flat().filter(isHeader);
      if (headers.length === 0) {
        // One row or one column is laid out, not tabulated: nothing in it needs a header.
        if (rows.length > 1 && rows.some((row) => row.length > 1)) yield { message: 'none', at };
        continue;
      }
      if (headers.every((cell) => nameOf(cell) === '')) {
        yield { message: 'blank', at };
        continue;
      }
      const [first = []] = rows;
      if (!first.every(isHeader)) continue;
      for (const [index, cell] of first.entries()) {
        // The cell above the row headers may be blank.
        if (index === 0 || nameOf(cell) !== '') continue;
        yield { message: 'oneBlank', at: { node: cell }, data: { column: index + 1 }, severity: 'info' };
      }
    }
  },
});

function isHeader(cell: Element): boolean {
  return cell.tagName === 'th' || /^(?:column|row)header$/.test(attribute(cell, 'role') ?? '');
}
