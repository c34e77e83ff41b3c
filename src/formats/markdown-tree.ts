import type { Root as HastRoot } from 'hast';
import type { Nodes, Root, RootContent } from 'mdast';
import { parseHtml, parseHtmlPart } from './html-tree.ts';
import { Content } from './markdown-content.ts';
import { meaningOf } from './markdown-meaning.ts';
import type { MarkdownPlaces } from './markdown-places.ts';
import { writeMarkdown } from './markdown-writer.ts';
import { lookAtMarkdown, type PlainMarkdown } from './plain-markdown.ts';
import { isUnseen, PlainTree } from './plain-tree.ts';

/** The tree that a Markdown text means: what it is when it is written as HTML and parsed as a browser would. */
export function treeOfMarkdown(markdown: Root, places: MarkdownPlaces): HastRoot {
  return treeByParts(markdown, places) ?? writtenTree(markdown, places);
}

/** The whole written and parsed: right for all. */
export function writtenTree(markdown: Root, places: MarkdownPlaces): HastRoot {
  const html = writeMarkdown(meaningOf(markdown), places);
  return parseHtml(html.toString(), html.map, places.lines);
}

/**
 * The same, with only those blocks written and parsed in which HTML stands, and those between where it opens and closes.
 *
 * @returns undefined where HTML does not close, and for a text with notes
 */
export function treeByParts(markdown: Root, places: MarkdownPlaces): HastRoot | undefined {
  const look = lookAtMarkdown(markdown, places.source);
  if (look === undefined) return undefined;
  const content = new Content(places, places.base);
  const maker = new PlainTree(places, look.definitions);
  const blocks = markdown.children.filter((node) => !isUnseen(node));
  for (let at = 0; at < blocks.length; ) {
    const end = endOfHtml(blocks, at, look);
    const block = blocks[at];
    if (block !== undefined && end === at) {
      maker.node(block, content, false);
      at++;
      if (at < blocks.length && endOfHtml(blocks, at, look) === at) content.made('\n');
      continue;
    }
    // The line endings around it are parsed with it: they are of one text with what stands beside them.
    const meant = meaningOf({ type: 'root', children: [...look.definitions.values(), ...blocks.slice(at, end)] });
    if (at > 0) meant.children.unshift({ type: 'text', value: '\n' });
    if (end < blocks.length) meant.children.push({ type: 'text', value: '\n' });
    const html = writeMarkdown(meant, places, content.at);
    const part = parseHtmlPart(html.toString(), html.map, places.lines, at === 0);
    if (part === undefined) return undefined;
    const last = blocks[end - 1];
    content.parsed(part, (last && places.end(last)) ?? content.at);
    at = end;
  }
  return { type: 'root', children: content.finish(), data: { quirksMode: false } };
}

/** Where blocks end that have to be written from one on; `at` itself where that one is plain. */
function endOfHtml(blocks: readonly RootContent[], at: number, { written }: PlainMarkdown): number {
  if (written.size === 0) return at;
  let open = 0;
  let end = at;
  for (let block = blocks[end]; block !== undefined; block = blocks[++end]) {
    if (written.has(block)) open += opened(block);
    else if (open <= 0) break;
  }
  return end;
}

const tag = /<(\/?)(?!(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)[a-z]/gi;

/** How many tags HTML in it opens and does not close. A rough count: whether it is right the parser tells. */
function opened(node: Nodes): number {
  if (node.type === 'html') {
    let count = 0;
    for (const { 1: slash } of node.value.matchAll(tag)) count += slash === '' ? 1 : -1;
    return count;
  }
  return 'children' in node ? node.children.reduce((sum, child) => sum + opened(child), 0) : 0;
}
