import { Lines } from '../../draft/lines.ts';
import { severities } from '../../rule/category.ts';
import type { Finding } from '../../rule/finding.ts';
import { htmlText } from './text.ts';

/** A finding in the text, and the number of the note that belongs to it. */
export interface Marked {
  finding: Finding;
  note: number;
}

/** One line of a draft with what is found in it marked. */
export interface MarkedLine {
  /** From 1. */
  line: number;
  html: string;
}

/** How many lines of one finding are shown: a table may be reported from end to end (a judgement). */
const mostLines = 6;

/** From how many UTF-16 code units on a stretch in which nothing begins or ends is cut short, and what is left at each end. */
const longStretch = 320;
const keptAtEnds = 120;

/**
 * The lines of a draft in which something was found, with the words in question marked and the number of the note after them.
 * What overlaps is marked once, as the worst of it.
 *
 * @param text the draft as it may be shown
 * @param marked in the order of the text
 * @param draft id of the draft in the report, which links to notes begin with
 */
export function markedLines(text: string, marked: readonly Marked[], draft: string): MarkedLine[] {
  const lines = new Lines(text);
  const shown = new Set<number>();
  for (const { finding } of marked) {
    const { start, end } = finding.place;
    // What ends where a line begins is not on that line.
    const last = end.column === 1 ? Math.max(start.line, end.line - 1) : end.line;
    for (let line = start.line; line <= Math.min(last, start.line + mostLines - 1); line++) shown.add(line);
  }
  const turns = turnsOf(marked, lines, text);
  const open = severities.map(() => 0);
  const found: MarkedLine[] = [];
  let turn = 0;
  for (const line of [...shown].sort((a, b) => a - b)) {
    const start = lines.start(line);
    const end = lineEnd(text, lines, line);
    // What opened or closed on lines that are not shown still counts.
    for (; (turns[turn]?.at ?? Number.POSITIVE_INFINITY) < start; turn++) take(turns[turn], open);
    let html = '';
    let from = start;
    for (;;) {
      const next = turns[turn];
      if (next === undefined || next.at > end) break;
      html += stretch(text, from, next.at, open, from === start, false);
      from = next.at;
      html += reference(next, draft);
      take(next, open);
      turn++;
    }
    html += stretch(text, from, end, open, from === start, true);
    found.push({ line, html });
  }
  return found;
}

/** Where a mark begins or ends, or a note is referred to. */
interface Turn {
  at: number;
  /** At one place what ends comes first, then references, then what begins. */
  order: number;
  severity: number;
  change: 1 | -1 | 0;
  note: number | undefined;
}

function turnsOf(marked: readonly Marked[], lines: Lines, text: string): Turn[] {
  const turns = marked.flatMap(({ finding, note }): Turn[] => {
    const severity = severities.indexOf(finding.severity);
    const { start, end } = finding.place;
    const referred = Math.max(start.offset, Math.min(end.offset, lineEnd(text, lines, start.line)));
    const refers: Turn = { at: referred, order: 1, severity, change: 0, note };
    if (end.offset <= start.offset) return [refers];
    return [
      { at: start.offset, order: 2, severity, change: 1, note: undefined },
      refers,
      { at: end.offset, order: 0, severity, change: -1, note: undefined },
    ];
  });
  return turns.sort((a, b) => a.at - b.at || a.order - b.order);
}

function take(turn: Turn | undefined, open: number[]): void {
  if (turn !== undefined) open[turn.severity] = (open[turn.severity] ?? 0) + turn.change;
}

function reference({ note }: Turn, draft: string): string {
  return note === undefined ? '' : `<sup><a href="#${draft}n${note}" aria-label="Finding ${note}">${note}</a></sup>`;
}

/** The text between two turns, marked where something is open. */
function stretch(text: string, from: number, to: number, open: readonly number[], isFirst: boolean, isLast: boolean) {
  if (to <= from) return '';
  const shown = htmlText(cut(text.slice(from, to), isFirst, isLast));
  const worst = severities[open.findIndex((number) => number > 0)];
  return worst === undefined ? shown : `<mark class="${worst}">${shown}</mark>`;
}

function cut(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= longStretch) return text;
  const head = isFirst ? '' : text.slice(0, keptAtEnds);
  const tail = isLast ? '' : text.slice(text.length - keptAtEnds);
  return isFirst && isLast ? `${text.slice(0, longStretch)}…` : `${head} … ${tail}`;
}

/** Offset after the last character of a line, its line end not counted. */
function lineEnd(text: string, lines: Lines, line: number): number {
  let end = line < lines.count ? lines.start(line + 1) : text.length;
  while (end > lines.start(line) && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return end;
}
