import type { Printed, PrintedParagraph, PrintedRun } from '../../draft/printed.ts';
import type { WordDocument } from './document.ts';
import type { Paragraph } from './flow.ts';
import { twips } from './styles.ts';
import { child } from './xml.ts';

/**
 * Height of a line in sizes of its type, as the fonts themselves give it (ascent, descent and gap of their `hhea` tables):
 * what Word and LibreOffice take as single spacing.
 */
const fontHeights: Readonly<Record<string, number>> = {
  aptos: 1.28,
  arial: 1.15,
  calibri: 1.22,
  cambria: 1.17,
  'courier new': 1.133,
  georgia: 1.136,
  'segoe ui': 1.33,
  tahoma: 1.207,
  'times new roman': 1.15,
  'trebuchet ms': 1.161,
  verdana: 1.215,
};

/** Of a font that is not listed: most are near Arial. */
const usualHeight = 1.17;

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
  const { format, style, pieces, pageBreak, level } = paragraph;
  const lengths = new Map<number, number>();
  let font = style.run.font;
  for (const { kind, text, marks } of pieces) {
    const { size = 10 } = marks.format;
    if (kind === 'text') lengths.set(size, (lengths.get(size) ?? 0) + text.length);
    font = marks.format.font ?? font;
  }
  const [size] = [...lengths].sort(([, a], [, b]) => b - a)[0] ?? [paragraph.size];
  const isSame = (other: Paragraph | undefined) => format.contextual === true && other?.style.id === style.id;
  return {
    size,
    lineHeight: lineHeight(size, font, format.line),
    before: isSame(previous) ? 0 : (format.before ?? 0),
    after: isSame(next) ? 0 : (format.after ?? 0),
    left: Math.max(0, format.left ?? 0),
    right: Math.max(0, format.right ?? 0),
    align: alignments[format.align ?? ''] ?? 'left',
    pageBreak,
    isHeading: level > 0,
  };
}

function lineHeight(size: number, font: string | undefined, line: Paragraph['format']['line']): number {
  const single = size * (fontHeights[font?.toLowerCase() ?? ''] ?? usualHeight);
  if (line === undefined) return single;
  if (line.rule === 'exact') return line.height;
  return line.rule === 'least' ? Math.max(single, line.height) : single * line.height;
}
