import type { TypeSheet } from '../../src/draft/type-sheet.ts';

/** A4 in points. */
const page = { width: 595, height: 842 };

/** 20 mm, what printers and folding leave. A judgement. */
const margin = 57;

/** What a page holds from top to bottom, in points. */
export const pageHeight = page.height - 2 * margin;

/** What GOV.UK Notify keeps for the address and the date above the text on the first page: about 75 mm, a judgement. */
export const addressHeight = 213;

/**
 * A letter in Arial on A4. Sizes follow the size of its text; lines are 1.2 times as high, as in Word, and a blank line
 * stands between paragraphs (judgements).
 *
 * @param size of the text, in points
 */
export function letterSheet(size: number): TypeSheet {
  const lineHeight = size * 1.2;
  const gap = { before: 0, after: lineHeight };
  const text = { size, lineHeight, face: 'regular' } as const;
  const heading = (times: number) => ({
    size: size * times,
    lineHeight: lineHeight * times,
    face: 'bold' as const,
    before: lineHeight,
    after: lineHeight / 2,
  });
  return {
    width: page.width - 2 * margin,
    body: text,
    headings: [1.5, 1.2, 1, 1, 1, 1].map(heading),
    lead: { ...text, ...gap },
    paragraph: gap,
    list: { ...gap, indent: 18 },
    nestedList: { before: 0, after: 0 },
    item: { before: 0, after: lineHeight / 4 },
    definition: gap,
    quotation: { ...gap, indent: 28 },
    rule: { ...gap, height: 1 },
    code: { ...text, face: 'mono', ...gap },
    table: { ...gap, above: 4, below: 4, gap: 10, line: 1 },
    image: { ...gap, height: 200 },
    embed: { before: 0, after: 0, height: 0 },
    control: { ...gap, height: lineHeight },
  };
}
