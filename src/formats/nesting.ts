import type { Lines } from '../draft/lines.ts';
import { UnreadableDraft } from './unreadable.ts';

/**
 * Most quotations and lists inside each other that are read (a judgement: nobody writes ten). The time that parsing takes
 * grows with the cube of it, so that a short file of 10,000 would take minutes.
 */
const deepest = 100;

/** The mark of a quotation or of a list item, with the blanks before it. */
const marker = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))/y;

/** `* * *`: a line across the page, not lists in lists. */
const thematicBreak = /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/;

/**
 * Refuses Markdown whose quotations and lists are nested too deeply. It reads each line's marks and where they stand, and
 * not what the text around them means, which is exact enough for the difference between ten and a hundred.
 *
 * @throws UnreadableDraft with the line
 */
export function refuseDeepNesting(source: string, lines: Lines): void {
  if (!mayNestDeeply(source, lines)) return;
  // Columns of the marks that the line is inside of.
  const open: number[] = [];
  let line = 0;
  for (const text of source.split(/\r\n|\r|\n/)) {
    line++;
    marker.lastIndex = 0;
    for (let end = 0; marker.test(text); ) {
      const column = marker.lastIndex - 1;
      if (end === 0) while ((open.at(-1) ?? -1) >= column) open.pop();
      open.push(column);
      end = marker.lastIndex;
    }
    if (open.length <= deepest) continue;
    if (!thematicBreak.test(text)) {
      const message = `Quotations and lists are nested too deeply to be read: more than ${deepest} inside each other.`;
      throw new UnreadableDraft(message, line);
    }
    open.length = 0;
  }
}

/** Whether a mark may stand so far in that as many others stand before it: nearly no draft has such a line. */
function mayNestDeeply(source: string, lines: Lines): boolean {
  for (let line = 1; line <= lines.count; line++) {
    const start = lines.start(line);
    if (lines.start(line + 1) - start > deepest && isMarks(source, start)) return true;
  }
  return false;
}

/** Whether nothing but blanks and marks stands in the first columns. */
function isMarks(source: string, start: number): boolean {
  for (let at = start; at < start + deepest; at++) {
    const code = source.charCodeAt(at);
    // Blanks, `)`, `*`, `+`, `-`, `.`, digits, `>`.
    if (code > 62 || !(code === 32 || code === 9 || (code >= 41 && code <= 57) || code === 62)) return false;
  }
  return true;
}
