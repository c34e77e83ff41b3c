import type { Nodes, Root, RootContent } from 'mdast';

/** A version of a text, in parts. */
interface Version {
  text: string;
  frontEnd: number;
  parts: readonly RootContent[];
  /** The definitions of links and footnotes; undefined where some stand inside other parts. */
  definitions: readonly RootContent[] | undefined;
}

type Parse = (text: string) => Root;

/**
 * The parts of the version of a Markdown text that was parsed last, so that of the next version only what is around the
 * change is parsed.
 *
 * A paragraph or heading that begins a line after a blank one closes everything before it. So what stands before such a
 * line, if that line did not change, is parsed as it was; and what stands after one, if the parser comes to it again with
 * nothing open. The latter is tried out. Only definitions work at a distance: they are parsed with every piece, and a change
 * near one has the whole text parsed.
 */
export class MarkdownMemory {
  private last: Version | undefined;

  /**
   * The tree of a text. It shares nodes with the tree of the version before, whose positions are then out of date. Lines and
   * columns may be those of another version: only offsets are right.
   *
   * @param frontEnd where the front matter ends; when that moves, the whole text is parsed
   * @param parse parses a whole text
   */
  parse(text: string, frontEnd: number, parse: Parse): Root {
    const last = this.last?.frontEnd === frontEnd ? this.last : undefined;
    const parts = last && around(last, text, parse);
    if (last !== undefined && parts !== undefined) this.last = { ...last, text, parts };
    else {
      const { children } = parse(text);
      this.last = { text, frontEnd, parts: children, definitions: definitionsOf(children) };
    }
    return { type: 'root', children: [...this.last.parts] };
  }
}

/** The definitions of links and footnotes; undefined where some stand inside other parts. */
export function definitionsOf(parts: readonly RootContent[]): RootContent[] | undefined {
  const found: RootContent[] = [];
  for (const part of parts) {
    if (part.type === 'definition' || part.type === 'footnoteDefinition') found.push(part);
    const waiting: Nodes[] = 'children' in part ? [...part.children] : [];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (node.type === 'definition' || node.type === 'footnoteDefinition') return undefined;
      if ('children' in node) waiting.push(...node.children);
    }
  }
  return found;
}

/** The parts of the new text; undefined where it has to be parsed as a whole. */
function around(last: Version, text: string, parse: Parse): readonly RootContent[] | undefined {
  const { text: before, parts, definitions } = last;
  if (definitions === undefined) return undefined;
  const { start, end } = changed(before, text);
  const delta = text.length - before.length;
  const first = parts.findLastIndex((node) => closesBefore(node, before) && endOfLine(before, startOf(node)) <= start);
  const next = parts.findIndex((node) => closesBefore(node, before) && blankBefore(before, startOf(node)) > end);
  const firstPart = parts[first];
  const following = parts[next];
  const from = firstPart === undefined ? 0 : startOf(firstPart);
  const stop = following === undefined ? before.length : endOf(following);
  const piece = text.slice(from, stop + delta);
  if (mayDefine(piece) || mayDefine(before.slice(from, stop))) return undefined;
  const parsed = parsePiece(
    piece,
    from,
    firstPart,
    following,
    definitions.map((node) => sliceOf(before, node)),
    parse,
  );
  if (parsed === undefined) return undefined;
  const head = parts.slice(0, Math.max(0, first));
  if (following === undefined) return [...head, ...parsed];
  const met = parsed.pop();
  const isMet =
    met?.type === following.type && startOf(met) === startOf(following) + delta && endOf(met) === stop + delta;
  if (!isMet) return undefined;
  const rest = parts.slice(next);
  if (delta !== 0) for (const node of rest) shift(node, delta);
  return [...head, ...parsed, ...rest];
}

/** The range of the old text that is not as it was: before it and after it the two are the same. */
function changed(before: string, text: string): { start: number; end: number } {
  const most = Math.min(before.length, text.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === text.charCodeAt(start)) start++;
  let same = 0;
  const isSame = () => before.charCodeAt(before.length - 1 - same) === text.charCodeAt(text.length - 1 - same);
  while (same < most - start && isSame()) same++;
  return { start, end: before.length - same };
}

/**
 * Parses a piece of a text as a part of the whole.
 *
 * @param from where in the text it begins
 * @param firstPart the part that it begins with; none at the start of the text
 * @param following the part that it ends with; none at the end of the text
 * @param definitions what the rest of the text defines
 */
function parsePiece(
  piece: string,
  from: number,
  firstPart: RootContent | undefined,
  following: RootContent | undefined,
  definitions: readonly string[],
  parse: Parse,
): RootContent[] | undefined {
  const extra = definitions.join('\n\n');
  if (extra === '' || following !== undefined) {
    // What is open at the end of the piece takes the definitions in, and then the following part is not met.
    const parsed = parse(extra === '' ? piece : `${piece}\n\n${extra}`).children;
    const own = parsed.filter((node) => startOf(node) < piece.length);
    for (const node of own) shift(node, from);
    return own;
  }
  // At the start of the text may stand what must not be moved from there: front matter.
  if (firstPart === undefined) return undefined;
  const lead = `${extra}\n\n`;
  const own = parse(lead + piece).children.filter((node) => endOf(node) > lead.length);
  if (own[0] === undefined || startOf(own[0]) !== lead.length) return undefined;
  for (const node of own) shift(node, from - lead.length);
  return own;
}

/** Whether a text may define a link or a footnote. */
function mayDefine(text: string): boolean {
  return text.includes(']:');
}

/** Whether nothing that was open before a node is open after its first line. */
function closesBefore(node: RootContent, text: string): boolean {
  return (node.type === 'paragraph' || node.type === 'heading') && blankBefore(text, startOf(node)) > 0;
}

/** Offset of the blank line right before the line that begins at an offset; 0 where that is the first or there is none. */
function blankBefore(text: string, offset: number): number {
  const end = lineBreakBefore(text, offset);
  if (end === offset) return 0;
  let start = end;
  while (start > 0 && (text.charAt(start - 1) === ' ' || text.charAt(start - 1) === '\t')) start--;
  return lineBreakBefore(text, start) === start ? 0 : start;
}

/** Offset of the line break that ends right before an offset; that offset itself where there is none. */
function lineBreakBefore(text: string, offset: number): number {
  const last = text.charCodeAt(offset - 1);
  if (last === 10) return text.charCodeAt(offset - 2) === 13 ? offset - 2 : offset - 1;
  return last === 13 ? offset - 1 : offset;
}

/** Offset after the line break of the line that an offset is in; past the end for the last line. */
function endOfLine(text: string, offset: number): number {
  const lineBreak = /\r\n|\r|\n/g;
  lineBreak.lastIndex = offset;
  const found = lineBreak.exec(text);
  return found === null ? text.length + 1 : found.index + found[0].length;
}

function startOf(node: RootContent): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: RootContent): number {
  return node.position?.end.offset ?? 0;
}

function sliceOf(text: string, node: RootContent): string {
  return text.slice(startOf(node), endOf(node));
}

/** Moves a node and all that it holds. */
function shift(node: Nodes, by: number): void {
  const waiting: Nodes[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.position?.start.offset !== undefined) next.position.start.offset += by;
    if (next.position?.end.offset !== undefined) next.position.end.offset += by;
    if ('children' in next) waiting.push(...next.children);
  }
}
