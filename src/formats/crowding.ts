import { UnreadableDraft } from './unreadable.ts';

/**
 * Most marks in one paragraph of Markdown that are read (a judgement: a long page has some hundreds in all). The time that
 * parsing takes grows with their square, so that a line of a million references would take minutes.
 */
const mostMarks = 10_000;

/** What begins a paragraph of its own: a mark of a list, quotation, heading or table. */
const ownLine = /[ \t]*(?:[>#|]|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))/y;

/**
 * Refuses Markdown with a paragraph that holds more marks than can be read: references, emphasis, links.
 *
 * @throws UnreadableDraft with the line that the paragraph begins on
 */
export function refuseCrowding(source: string): void {
  if (!hasLongStretch(source) || !hasManyMarks(source)) return;
  let marks = 0;
  let line = 1;
  let first = 1;
  let isBlank = true;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 10 || (code === 13 && source.charCodeAt(at + 1) !== 10)) {
      line++;
      ownLine.lastIndex = at + 1;
      if (isBlank || ownLine.test(source)) {
        marks = 0;
        first = line;
      }
      isBlank = true;
    } else if (code > 32) {
      isBlank = false;
      if (isMark(code) && ++marks > mostMarks) throw unreadable(first);
    }
  }
}

/** Whether so much stands without an empty line in it: nearly every draft is told by that. */
function hasLongStretch(source: string): boolean {
  for (let start = 0; start + mostMarks < source.length; ) {
    const end = source.indexOf('\n\n', start);
    if ((end < 0 ? source.length : end) - start > mostMarks) return true;
    start = end + 1;
  }
  return false;
}

const mark = /[&*[_~]/g;

function hasManyMarks(source: string): boolean {
  mark.lastIndex = 0;
  for (let marks = 0; mark.test(source); ) if (++marks > mostMarks) return true;
  return false;
}

/** `&`, `*`, `[`, `_`, `~` */
function isMark(code: number): boolean {
  return code === 38 || code === 42 || code === 91 || code === 95 || code === 126;
}

function unreadable(line: number): UnreadableDraft {
  const most = mostMarks.toLocaleString('en-GB');
  const message = `This paragraph holds more than ${most} marks of Markdown (&, *, [, _ or ~), too many to be read. Divide it with blank lines.`;
  return new UnreadableDraft(message, line);
}
