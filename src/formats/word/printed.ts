import type { Printed, PrintedParagraph, PrintedRun } from '../../draft/printed.ts';
import type { WordDocument } from './document.ts';
import type { Paragraph } from './flow.ts';
import { twips } from './styles.ts';
import { child } from './xml.ts';

/**
 * Of each font the height of a line in sizes of its type, ascent, descent and gap of the `hhea` table together, which Word
 * and LibreOffice take as single spacing; and the width of its letters in a sentence of a letter, those of Arial being 1.
 * Arial, Times New Roman and Courier New as read from the Liberation fonts, which were drawn to their measures; the others
 * are our judgement, to about 3 in 100.
 */
const fonts: Readonly<Record<string, { height: number; width: number }>> = {
  aptos: { height: 1.28, width: 1.02 },
  arial: { height: 1.15, width: 1 },
  calibri: { height: 1.22, width: 0.92 },
  cambria: { height: 1.17, width: 0.95 },
  'courier new': { height: 1.133, width: 1.4 },
  georgia: { height: 1.136, width: 1.02 },
  'liberation serif': { height: 1.15, width: 0.915 },
  'segoe ui': { height: 1.33, width: 1.02 },
  tahoma: { height: 1.207, width: 1.01 },
  'times new roman': { height: 1.15, width: 0.915 },
  'trebuchet ms': { height: 1.161, width: 0.99 },
  verdana: { height: 1.215, width: 1.17 },
};

/** Of a font that is not listed: most are near Arial. */
const usualFont = { height: 1.15, width: 1 };

/** A4 with margins of an inch, in points: what a document that says nothing is printed on here. */
const usualPage = { width: 595.3, height: 841.9, top: 72, right: 72, bottom: 72, left: 72 };

/** How a document is set, from its own styles. */
export function readPrinted({ paragraphs, sections }: WordDocument): Printed {
  const runs: PrintedRun[] = [];
  for (const paragraph of paragraphs) addRuns(paragraph, runs);
  const size = child(sections[0], 'w:pgSz')?.attributes ?? {};
  const margins = child(sections[0], 'w:pgMar')?.attributes ?? {};
  const length = (text: string | undefined, usual: number) => Math.abs(twips(text) ?? usual);
  return {
    page: {
      width: length(size['w:w'], usualPage.width),
      height: length(size['w:h'], usualPage.height),
      top: length(margins['w:top'], usualPage.top),
      right: length(margins['w:right'], usualPage.right),
      bottom: length(margins['w:bottom'], usualPage.bottom),
      left: length(margins['w:left'], usualPage.left),
    },
    paragraphs: paragraphs.map((paragraph, index) =>
      readParagraph(paragraph, paragraphs[index - 1], paragraphs[index + 1]),
    ),
    runs,
  };
}

function addRuns({ pieces, start }: Paragraph, runs: PrintedRun[]): void {
  for (const piece of pieces) {
    const { format } = piece.marks;
    if (format.hidden || (piece.kind !== 'text' && piece.kind !== 'tab')) continue;
    const at = start + piece.start;
    const run = { start: at, end: at + piece.text.length, size: format.size ?? 10, caps: format.caps ?? false };
    const last = runs.at(-1);
    if (last !== undefined && last.end === at && last.size === run.size && last.caps === run.caps) last.end = run.end;
    else runs.push(run);
  }
}

const alignments: Readonly<Record<string, PrintedParagraph['align']>> = {
  right: 'right',
  end: 'right',
  center: 'centre',
  both: 'justified',
  distribute: 'justified',
};

function readParagraph(paragraph: Paragraph, previous?: Paragraph, next?: Paragraph): PrintedParagraph {
  const { format, style, pieces, pageBreak } = paragraph;
  const lengths = new Map<number, number>();
  let font = style.run.font;
  for (const { kind, text, marks } of pieces) {
    const { size = 10 } = marks.format;
    if (kind === 'text') lengths.set(size, (lengths.get(size) ?? 0) + text.length);
    font = marks.format.font ?? font;
  }
  const [size] = [...lengths].sort(([, a], [, b]) => b - a)[0] ?? [paragraph.size];
  const isSame = (other: Paragraph | undefined) => format.contextual === true && other?.style.id === style.id;
  const { height, width } = fonts[font?.toLowerCase() ?? ''] ?? usualFont;
  return {
    size,
    lineHeight: lineHeight(size * height, format.line),
    letterWidth: width,
    before: isSame(previous) ? 0 : (format.before ?? 0),
    after: isSame(next) ? 0 : (format.after ?? 0),
    left: Math.max(0, format.left ?? 0),
    right: Math.max(0, format.right ?? 0),
    align: alignments[format.align ?? ''] ?? 'left',
    pageBreak,
  };
}

function lineHeight(single: number, line: Paragraph['format']['line']): number {
  if (line === undefined) return single;
  if (line.rule === 'exact') return line.height;
  return line.rule === 'least' ? Math.max(single, line.height) : single * line.height;
}
