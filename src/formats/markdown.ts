import { Draft } from '../draft/draft.ts';
import { Lines } from '../draft/lines.ts';
import { collectBlocks } from './blocks.ts';
import { refuseCrowding } from './crowding.ts';
import { readFrontMatter } from './front-matter.ts';
import type { MarkdownMemory } from './markdown-memory.ts';
import { MarkdownPlaces } from './markdown-places.ts';
import { parseMarkdown } from './markdown-syntax.ts';
import { treeOfMarkdown } from './markdown-tree.ts';
import { type NativeParser, parseNatively } from './native-markdown.ts';
import { refuseDeepNesting } from './nesting.ts';

/** How a Markdown text is parsed: none of it changes what is read. */
export interface MarkdownParsing {
  /** Of the version of the text that was read before. */
  memory?: MarkdownMemory | undefined;
  /** A parser to try before the reference. */
  native?: NativeParser | undefined;
}

/**
 * Reads CommonMark with GFM and front matter. A Markdown text that holds HTML is written as the HTML that it means, with a
 * map to the source, and that is parsed; of all others the tree is known without that.
 *
 * @param source decoded text, with its byte order mark if it has one
 * @param path how the user knows the file
 * @throws UnreadableDraft for front matter that is not YAML, for lists and quotations nested too deeply,
 *   and for more marks in a paragraph than can be read
 * @throws RangeError when elements are nested too deeply for the stack
 */
export function readMarkdown(source: string, path: string, { memory, native }: MarkdownParsing = {}): Draft {
  const lines = new Lines(source);
  refuseDeepNesting(source, lines);
  refuseCrowding(source);
  const front = readFrontMatter(source);
  const base = source.startsWith('\ufeff') ? 1 : 0;
  const text = base === 0 ? source : source.slice(base);
  const hasFrontMatter = front.end > base;
  const parse = (piece: string) =>
    (native && parseNatively(native, piece, hasFrontMatter)) ?? parseMarkdown(piece, hasFrontMatter);
  const markdown = memory === undefined ? parse(text) : memory.parse(text, front.end, parse);
  const tree = treeOfMarkdown(markdown, new MarkdownPlaces(source, base, lines));
  const { blocks, comments } = collectBlocks(tree, front.language);
  return new Draft(
    { format: 'markdown', source, tree, blocks: [...front.blocks, ...blocks], comments, fields: front.fields },
    path,
  );
}
