/** Where in a YAML text something is being written. */
export interface YamlPlace {
  /** Keys, and 0 for an item of a list, from the top. */
  path: (string | number)[];
  /** Whether a key, a value or either can stand there. */
  wants: 'key' | 'value' | 'either';
  /** Keys that stand above the place in the same mapping. */
  written: readonly string[];
}

/** A key or list item that is open at a line. */
interface Open {
  column: number;
  step: string | number;
  /** The keys of its mapping so far, itself included. */
  written: readonly string[];
}

/**
 * Where the end of a text stands in the YAML that it will be. It goes by lines and indentation alone, because what is
 * being typed is seldom valid yet.
 *
 * @param before the text up to the cursor
 * @returns nothing in a comment
 */
export function placeIn(before: string): YamlPlace | undefined {
  const lines = before.split(/\r\n|\r|\n/);
  const current = lines.pop() ?? '';
  if (/(?:^|\s)#/.test(current)) return undefined;
  const open: Open[] = [];
  for (const line of lines) {
    if (!/^\s*(?:#|$)/.test(line)) enter(open, line);
  }
  const { items, key, written } = enter(open, current);
  const path = open.map(({ step }) => step);
  if (key !== undefined) return { path, wants: 'value', written };
  return { path, wants: items > 0 ? 'either' : 'key', written };
}

/** Closes what a line closes and opens what it opens. */
function enter(open: Open[], line: string): { items: number; key: string | undefined; written: readonly string[] } {
  const { marks, column, key } = readLine(line);
  const first = marks[0] ?? column;
  let written: readonly string[] = [];
  for (let last = open.at(-1); last !== undefined && last.column >= first; last = open.at(-1)) {
    // A list may stand at the column of its key.
    if (last.column === first && typeof last.step === 'string' && marks.length > 0) break;
    if (last.column === first) written = last.written;
    open.pop();
  }
  for (const mark of marks) open.push({ column: mark, step: 0, written: [] });
  if (marks.length > 0) written = [];
  if (key !== undefined) open.push({ column, step: key, written: [...written, key] });
  return { items: marks.length, key, written };
}

/** The columns of the `-` marks of a line, that of what follows them, and its key if it has one. */
function readLine(text: string): { marks: number[]; column: number; key: string | undefined } {
  const marks: number[] = [];
  let column = /^ */.exec(text)?.[0].length ?? 0;
  for (let mark = /^-(?: +|$)/.exec(text.slice(column)); mark; mark = /^-(?: +|$)/.exec(text.slice(column))) {
    marks.push(column);
    column += mark[0].length;
  }
  return { marks, column, key: /^["']?([\w-]+)["']?\s*:(?:\s|$)/.exec(text.slice(column))?.[1] };
}
