import type { Range } from './source-map.ts';

/** How a document that brings its own page and type is set. Lengths in points. */
export interface Printed {
  /** The page of its first section. */
  page: { width: number; height: number; top: number; right: number; bottom: number; left: number };
  /** Each paragraph of the draft, that of line 1 first. */
  paragraphs: readonly PrintedParagraph[];
  /** All of its text that is shown, in source order and apart. */
  runs: readonly PrintedRun[];
}

export interface PrintedParagraph {
  /** Size of most of its text, or of its mark where it has none. */
  size: number;
  /** From one line to the next. */
  lineHeight: number;
  /** How wide its letters are, those of Arial being 1. */
  letterWidth: number;
  before: number;
  after: number;
  /** From the margins. */
  left: number;
  right: number;
  align: 'left' | 'right' | 'centre' | 'justified';
  /** Whether a page ends before or after it. */
  pageBreak: 'before' | 'after' | undefined;
}

export interface PrintedRun extends Range {
  size: number;
  /** Whether its letters are shown as capitals, whatever they are. */
  caps: boolean;
}

/** The size that most of a document's text has, in points. */
export function sizeOf({ runs }: Printed): number {
  const lengths = new Map<number, number>();
  for (const { start, end, size } of runs) lengths.set(size, (lengths.get(size) ?? 0) + end - start);
  const [most] = [...lengths].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 12;
}
