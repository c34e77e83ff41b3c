import { Draft } from '../draft/draft.ts';
import { Lines } from '../draft/lines.ts';
import { SourceMap } from '../draft/source-map.ts';
import { collectBlocks } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { parseHtml } from './html-tree.ts';
import { HtmlWriter } from './html-writer.ts';

/** A line shorter than this ends because its writer ended it; a longer one may have been wrapped. A judgement. */
const wrapped = 50;

const listMark = /^[ \t]*(?:[-*•–‣·]|\d{1,3}[.)]|[a-z][.)])[ \t]+/;

/**
 * Reads plain text: paragraphs apart by blank lines, list items by their marks, and lines that were meant as lines (an
 * address, a sign-off) kept apart. Front matter may stand at the top, as in Markdown.
 *
 * @param source decoded text, with its byte order mark if it has one
 * @param path how the user knows the file
 * @throws UnreadableDraft for front matter that is not YAML
 */
export function readText(source: string, path: string): Draft {
  const front = readFrontMatter(source);
  const writer = new HtmlWriter();
  for (const group of groups(source, front.end)) writeGroup(group, source, writer);
  const tree = parseHtml(writer.toString(), writer.map, new Lines(source));
  const { blocks, comments } = collectBlocks(tree, front.language);
  return new Draft(
    { format: 'text', source, tree, blocks: [...front.blocks, ...blocks], comments, fields: front.fields },
    path,
  );
}

/** A line of the source without its indentation, trailing blanks and ending. */
interface Line {
  start: number;
  end: number;
  /** Length of the list mark that it begins with. */
  mark: number;
}

/** Lines between blank lines; a list mark begins a new group. */
function* groups(source: string, from: number): Iterable<Line[]> {
  let group: Line[] = [];
  let at = from;
  while (at < source.length) {
    const next = /\r\n|\n|\r/g;
    next.lastIndex = at;
    const ending = next.exec(source);
    const end = ending ? ending.index : source.length;
    const text = source.slice(at, end);
    const start = at + (text.length - text.trimStart().length);
    const mark = listMark.exec(text)?.[0].trimStart().length ?? 0;
    if (text.trim() === '') {
      if (group.length > 0) yield group;
      group = [];
    } else {
      if (mark > 0 && group.length > 0) {
        yield group;
        group = [];
      }
      group.push({ start, end: at + text.trimEnd().length, mark });
    }
    at = ending ? end + ending[0].length : source.length;
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
