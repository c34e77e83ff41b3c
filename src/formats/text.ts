import { Draft } from '../draft/draft.ts';
import { Lines } from '../draft/lines.ts';
import { SourceMap } from '../draft/source-map.ts';
import { isGreeting, isReference } from '../language/letter-lines.ts';
import { collectBlocks } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { parseHtml } from './html-tree.ts';
import { HtmlWriter } from './html-writer.ts';

/** A line shorter than this ends because its writer ended it; a longer one may have been wrapped. A judgement. */
const wrapped = 50;

const listMark = /^[ \t]*(?:[-*•–‣·]|\d{1,3}[.)]|[a-z][.)])[ \t]+/;

/** A line of nothing but these under a line of text makes that a heading; alone it is a line across the page. */
const underline = /^(?:={3,}|-{3,}|_{3,}|\*{3,})$/;

/** Longest line that is taken for a heading. A judgement. */
const longestTitle = 80;

/**
 * Reads plain text: paragraphs apart by blank lines, list items by their marks, and lines that were meant as lines (an
 * address, a sign-off) kept apart. An underlined line is a heading, and so is a short line after the greeting of a letter
 * ("Your application for a bus pass"). Front matter may stand at the top, as in Markdown.
 *
 * @param source decoded text, with its byte order mark if it has one
 * @param path how the user knows the file
 * @throws UnreadableDraft for front matter that is not YAML
 */
export function readText(source: string, path: string): Draft {
  const front = readFrontMatter(source);
  const writer = new HtmlWriter();
  writeText(source, front.end, source.length, writer);
  const tree = parseHtml(writer.toString(), writer.map, new Lines(source));
  const { blocks, comments } = collectBlocks(tree, front.language);
  return new Draft(
    { format: 'text', source, tree, blocks: [...front.blocks, ...blocks], comments, fields: front.fields },
    path,
  );
}

/** Writes the lines of `[from, end)` of the source as the HTML that they mean. */
export function writeText(source: string, from: number, end: number, writer: HtmlWriter): void {
  let isAfterGreeting = false;
  for (const group of groups(source, from, end)) {
    const [first] = group;
    if (first === undefined) continue;
    const text = source.slice(first.start, first.end);
    if (group.length === 1 && underline.test(text)) writer.markup('<hr>', first.end);
    else if (group.length === 2 && isUnderlined(group, source)) {
      writeLine(first, text.length, source.charAt(group[1]?.start ?? 0) === '=' ? 'h1' : 'h2', source, writer);
    } else if (isAfterGreeting && group.length === 1 && isSubject(text))
      writeLine(first, text.length, 'h1', source, writer);
    else writeGroup(group, source, writer);
    isAfterGreeting = group.length === 1 && isGreeting(text);
  }
}

function isUnderlined(group: readonly Line[], source: string): boolean {
  const [first, last] = group;
  return first?.mark === 0 && last !== undefined && underline.test(source.slice(last.start, last.end));
}

function canBeTitle(line: Line | undefined, source: string): boolean {
  if (line === undefined || line.mark > 0 || line.end - line.start > longestTitle) return false;
  return !/[.!,;:]$/.test(source.slice(line.start, line.end));
}

function isSubject(text: string): boolean {
  if (text.length > longestTitle || /[.!?,;:]$/.test(text) || listMark.test(text)) return false;
  return /^(?:re|subject) ?:/i.test(text) || !isReference(text);
}

function writeLine({ start }: Line, length: number, tag: string, source: string, writer: HtmlWriter): void {
  writer.markup(`<${tag}>`, start);
  writer.text(source.slice(start, start + length), SourceMap.identity(length, start));
  writer.markup(`</${tag}>`, start + length);
}

/** A line of the source without its indentation, trailing blanks and ending. */
interface Line {
  start: number;
  end: number;
  /** Length of the list mark that it begins with. */
  mark: number;
}

/** Lines between blank lines; a list mark begins a new group, and an underline ends one that holds its line alone. */
function* groups(source: string, from: number, to: number): Iterable<Line[]> {
  let group: Line[] = [];
  let at = from;
  while (at < to) {
    const next = /\r\n|\n|\r/g;
    next.lastIndex = at;
    const ending = next.exec(source);
    const end = Math.min(ending ? ending.index : to, to);
    const text = source.slice(at, end);
    const start = at + (text.length - text.trimStart().length);
    const mark = listMark.exec(text)?.[0].trimStart().length ?? 0;
    if (text.trim() === '') {
      if (group.length > 0) yield group;
      group = [];
    } else {
      const line = { start, end: at + text.trimEnd().length, mark };
      const isUnder = underline.test(text.trim());
      const title = isUnder && canBeTitle(group.at(-1), source) ? group.pop() : undefined;
      if ((mark > 0 || isUnder) && group.length > 0) {
        yield group;
        group = [];
      }
      group.push(...(title === undefined ? [] : [title]), line);
      if (isUnder) {
        yield group;
        group = [];
      }
    }
    at = ending ? end + ending[0].length : to;
  }
  if (group.length > 0) yield group;
}

function writeGroup(lines: readonly Line[], source: string, writer: HtmlWriter): void {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return;
  const isItem = first.mark > 0;
  writer.markup(isItem ? '<ul><li>' : '<p>', first.start);
  for (const [index, line] of lines.entries()) {
    const start = line.start + line.mark;
    if (index > 0) {
      const before = lines[index - 1] as Line;
      const meant = before.end - before.start < wrapped;
      writer.raw(meant ? '<br>' : '\n', gap(meant ? 4 : 1, before.end, start));
    }
    writer.text(source.slice(start, line.end), SourceMap.identity(line.end - start, start));
  }
  writer.markup(isItem ? '</li></ul>' : '</p>', last.end);
}

/** A map of `length` code units that stand for the source range `[start, end)` as a whole. */
function gap(length: number, start: number, end: number): SourceMap {
  const map = new SourceMap();
  map.append(length, start, end - start);
  return map;
}
