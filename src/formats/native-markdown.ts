import type { Nodes, Root, RootContent } from 'mdast';
import type { Point } from 'unist';
import { remembered } from '../language/remembered.ts';
import { markdownDoubts } from './markdown-doubts.ts';
import { definitionsOf } from './markdown-memory.ts';
import { parseMarkdown } from './markdown-syntax.ts';
import { Agreement } from './native-agreement.ts';

/** Most stretches in doubt that are remembered. A judgement: few kilobytes each. */
const mostStretches = 100;

/** Parses Markdown with GFM many times faster than `parseMarkdown`, and not always alike. */
export type NativeParser = (text: string, options: { features: { gfm: true; frontmatter: boolean } }) => Root;

/**
 * What a Markdown text means, by a native parser, and by the reference where the native parser may see something else. Only
 * offsets are right of the positions of nodes.
 *
 * @param hasFrontMatter whether the text begins with front matter
 * @returns undefined where the parser fails, or where only the whole can be left to the reference
 */
export function parseNatively(native: NativeParser, text: string, hasFrontMatter: boolean): Root | undefined {
  const found = markdownDoubts(text);
  if (found === undefined) return undefined;
  let root: Root;
  try {
    root = native(text, { features: { gfm: true, frontmatter: hasFrontMatter } });
  } catch {
    return undefined;
  }
  const hasNotes = root.children.some(({ type }) => type === 'footnoteDefinition');
  const agreement = new Agreement(text, hasNotes);
  const doubts = found.length === 0 ? found : outsideHtml(found, root.children, text);
  // Nearly every text is told here.
  if (doubts.length === 0 && root.children.every((block) => agreement.holds(block, 0, text.length))) return root;
  const stretches = stretchesOf(root.children, text);
  if (!markDoubtful(stretches, doubts, agreement)) return root;
  const definitions = definitionsApart(root, stretches, text);
  const children = definitions === undefined ? undefined : mended(stretches, text, definitions, hasFrontMatter);
  return children && { type: 'root', children };
}

/** Leaves out tabs before what stands in a line of HTML that nothing holds: there every character is taken as it stands. */
function outsideHtml(doubts: readonly number[], blocks: readonly RootContent[], text: string): number[] {
  let next = 0;
  return doubts.filter((at) => {
    while (endOf(blocks[next]) <= at) next++;
    const block = blocks[next];
    indentation.lastIndex = at;
    return block?.type !== 'html' || startOf(block) >= at || !indentation.test(text);
  });
}

const indentation = /\t[\t ]*\S/y;

/**
 * A part of a text that means the same whatever stands around it, if nothing in it works at a distance: it begins where a
 * line after a blank one begins with a letter or as a heading does, which closes everything that was open before but code
 * between fences and some HTML.
 */
interface Stretch {
  start: number;
  end: number;
  blocks: RootContent[];
  isDoubtful: boolean;
}

function stretchesOf(blocks: readonly RootContent[], text: string): Stretch[] {
  let last: Stretch = { start: 0, end: text.length, blocks: [], isDoubtful: false };
  const stretches = [last];
  for (const block of blocks) {
    const start = startOf(block);
    if (last.blocks.length > 0 && closesBefore(text, start)) {
      last.end = start;
      last = { start, end: text.length, blocks: [], isDoubtful: false };
      stretches.push(last);
    }
    last.blocks.push(block);
  }
  return stretches;
}

function closesBefore(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  if (first !== 35 && ((first | 32) < 97 || (first | 32) > 122)) return false;
  if (text.charCodeAt(start - 1) !== 10) return false;
  let at = start - 2;
  while (isBlank(text.charCodeAt(at))) at--;
  return text.charCodeAt(at) === 10;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}

/** Marks the stretches that may be read in two ways; false where there are none. */
function markDoubtful(stretches: readonly Stretch[], doubts: readonly number[], agreement: Agreement): boolean {
  let next = 0;
  let any = false;
  for (const stretch of stretches) {
    const { start, end, blocks } = stretch;
    const isOdd = next < doubts.length && (doubts[next] as number) < end;
    while (next < doubts.length && (doubts[next] as number) < end) next++;
    if (!isOdd && blocks.every((block) => agreement.holds(block, start, end))) continue;
    stretch.isDoubtful = true;
    any = true;
  }
  return any;
}

/** What is defined for all stretches, as text; undefined where it is not known, because a stretch in doubt may define more. */
function definitionsApart(root: Root, stretches: readonly Stretch[], text: string): string | undefined {
  if (!text.includes(']:')) return '';
  for (const { start, end, isDoubtful } of stretches) {
    if (isDoubtful && text.slice(start, end).includes(']:')) return undefined;
  }
  const definitions = definitionsOf(root.children);
  if (!definitions?.every(({ type }) => type === 'definition')) return undefined;
  return definitions.map(({ position }) => text.slice(position?.start.offset, position?.end.offset)).join('\n\n');
}

/** The blocks of all stretches, those in doubt parsed by the reference; undefined where one does not end where it should. */
function mended(
  stretches: readonly Stretch[],
  text: string,
  definitions: string,
  hasFrontMatter: boolean,
): RootContent[] | undefined {
  const children: RootContent[] = [];
  for (let index = 0; index < stretches.length; index++) {
    let last = stretches[index] as Stretch;
    if (!last.isDoubtful) {
      children.push(...last.blocks);
      continue;
    }
    const { start } = last;
    while (stretches[index + 1]?.isDoubtful) last = stretches[++index] as Stretch;
    const isLast = last.end === text.length;
    if (start === 0 && isLast) return undefined;
    const stretch = text.slice(start, last.end);
    const parsed =
      start === 0 ? parseFirst(stretch, definitions, hasFrontMatter) : parseLater(stretch, start, definitions, isLast);
    if (parsed === undefined) return undefined;
    children.push(...parsed);
  }
  return children;
}

/** A paragraph after a stretch tells whether everything is closed there. */
const after = 'a';

function parseFirst(stretch: string, definitions: string, hasFrontMatter: boolean): RootContent[] | undefined {
  const { children } = parseMarkdown(`${stretch}${after}\n\n${definitions}`, hasFrontMatter);
  return endsAt(children, stretch.length) ? children.filter((block) => startOf(block) < stretch.length) : undefined;
}

function parseLater(stretch: string, start: number, definitions: string, isLast: boolean): RootContent[] | undefined {
  const lead = definitions === '' ? '' : `${definitions}\n\n`;
  const blocks = parseStretch(`${lead}${stretch}${isLast ? '' : after}`);
  const end = lead.length + stretch.length;
  if (!isLast && !endsAt(blocks, end)) return undefined;
  const own = blocks.filter((block) => startOf(block) >= lead.length && startOf(block) < end);
  // Not by -lead.length: -0 is no whole number to V8, and nor is then any place that it was added to.
  return own.map((block) => moved(block, start - lead.length));
}

/** Pages of a site share what is in doubt, too, and the code of the reference is cold. */
const parseStretch = remembered((text): readonly RootContent[] => parseMarkdown(text, false).children, mostStretches);

/** A copy of a node and all that it holds, at another place. */
function moved<Kind extends Nodes>(node: Kind, by: number): Kind {
  const copy = { ...node };
  if (node.position !== undefined) {
    const { start, end } = node.position;
    copy.position = { start: movedPoint(start, by), end: movedPoint(end, by) };
  }
  if ('children' in copy) copy.children = copy.children.map((child) => moved(child, by)) as never;
  return copy;
}

function movedPoint({ line, column, offset = 0 }: Point, by: number): Point {
  return { line, column, offset: offset + by };
}

function endsAt(blocks: readonly RootContent[], offset: number): boolean {
  return blocks.some((block) => block.type === 'paragraph' && startOf(block) === offset);
}

function startOf({ position }: RootContent): number {
  return position?.start.offset ?? 0;
}

/** Without a block, no place is before it. */
function endOf(block: RootContent | undefined): number {
  return block === undefined ? Number.POSITIVE_INFINITY : (block.position?.end.offset ?? 0);
}
