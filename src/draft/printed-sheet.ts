import type { Printed } from './printed.ts';
import type { TypeSheet } from './type-sheet.ts';

/** In points: what Word leaves in a cell on either side of its text, and between cells. */
const cellGap = 10.8;

/** Type and page of a document as a sheet to lay it out by, in points. */
export function printedSheet({ page, paragraphs }: Printed): TypeSheet {
  const none = { before: 0, after: 0 };
  const body = { size: 12, lineHeight: 14, face: 'regular' as const };
  return {
    width: Math.max(1, page.width - page.left - page.right),
    pageHeight: Math.max(1, page.height - page.top - page.bottom),
    own(line) {
      const paragraph = paragraphs[line - 1];
      return paragraph === undefined ? undefined : { ...paragraph, indent: paragraph.left + paragraph.right };
    },
    body,
    headings: [1, 2, 3, 4, 5, 6].map(() => ({ ...body, ...none, face: 'bold' as const })),
    lead: { ...body, ...none },
    paragraph: none,
    list: { ...none, indent: 0 },
    nestedList: none,
    item: none,
    definition: none,
    quotation: { ...none, indent: 0 },
    rule: { ...none, height: 0 },
    code: { ...body, ...none, face: 'mono' },
    table: { ...none, above: 0, below: 0, gap: cellGap, line: 0.5 },
    image: { ...none, height: 200, pixel: 0.75 },
    embed: { ...none, height: 0 },
    control: { ...none, height: body.lineHeight },
  };
}
