import { decodeHTML, decodeHTMLAttribute, decodeHTMLStrict } from 'entities/decode';
import { micromark } from 'micromark';
import { frontmatter, frontmatterHtml } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { gfmAutolinkLiteralHtml } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnoteHtml } from 'micromark-extension-gfm-footnote';
import { gfmStrikethroughHtml } from 'micromark-extension-gfm-strikethrough';
import { gfmTableHtml } from 'micromark-extension-gfm-table';
import { gfmTaskListItemHtml } from 'micromark-extension-gfm-task-list-item';
import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';

/** What is wrong with a draft's places; empty when each word stands where its block says. */
export function wrongPlaces(draft: Draft): { words: number; wrong: string[] } {
  const wrong: string[] = [];
  let words = 0;
  for (const block of draft.blocks) {
    for (const word of block.words) {
      words++;
      const found = decodedSource(draft, block, word.start, word.end, decodeHTML);
      // Markdown's own text wants a semicolon after each reference; HTML in it does not.
      const strict = () => decodedSource(draft, block, word.start, word.end, decodeHTMLStrict);
      if (found !== word.text && (draft.format !== 'markdown' || strict() !== word.text))
        wrong.push(`${block.kind} ${JSON.stringify(word.text)}: source reads ${JSON.stringify(found)}`);
      const range = block.map.toSource(word.start, word.end);
      const back = block.map.toText(range.start, range.end);
      if (!back || back.start > word.start || back.end < word.end)
        wrong.push(`no way back to ${JSON.stringify(word.text)}`);
    }
  }
  return { words, wrong };
}

/** The text that the source of a range stands for, read piece by piece: markup between the pieces says nothing. */
function decodedSource(draft: Draft, block: Block, start: number, end: number, decodeText: Decode): string {
  let text = '';
  for (let from = start; from < end; ) {
    let to = from + 1;
    while (to < end && block.map.isContiguous(from, to + 1)) to++;
    const range = block.map.toSource(from, to);
    text += decode(draft, block, draft.source.slice(range.start, range.end), decodeText);
    from = to;
  }
  return text;
}

type Decode = (text: string) => string;

const yamlBlocks = new Set(['title', 'summary', 'subject']);

function decode(draft: Draft, block: Block, slice: string, decodeText: Decode): string {
  if (draft.format === 'text' || (draft.format === 'notify' && block.node)) return slice;
  if ((draft.format === 'markdown' || draft.format === 'notify') && yamlBlocks.has(block.kind) && !block.node) {
    return slice.replaceAll("''", "'").replace(/\\(["\\/])/g, '$1');
  }
  const isAttribute = block.kind === 'alt' || block.kind === 'tooltip';
  const html = (text: string) => (isAttribute ? decodeHTMLAttribute(text) : decodeText(text));
  if (draft.format === 'html') return html(slice).replaceAll('\0', '\ufffd');
  // In Markdown an escape protects a reference, and what is HTML knows no escapes.
  const parts = slice.split(/(\\[!-/:-@[-`{-~])/);
  const read = parts.map((part, index) => (index % 2 === 1 ? part.slice(1) : html(part))).join('');
  return read.replaceAll('\0', '\ufffd');
}

/** What a reader of a draft can see: the running text, and the texts of attributes, each once. */
export interface Visible {
  text: string;
  asides: ReadonlySet<string>;
}

/**
 * The visible text of a source by another way than the product's: from the HTML that a reference implementation makes of
 * it. `source` must have no byte order mark.
 */
export function visibleText(source: string, format: 'markdown' | 'html'): Visible {
  const html = format === 'html' ? source : toHtml(source);
  const isPage = format === 'html' && /<(?:!doctype|html|head|body)\b/i.test(html);
  const tree = isPage ? parse(html, { scriptingEnabled: false }) : parseFragment(html, { scriptingEnabled: false });
  const texts: string[] = [];
  const asides = new Set<string>();
  visit(tree, texts, asides);
  return { text: texts.join(''), asides };
}

/** The same of the draft that the product read; front matter and what `<meta>` says are left out. */
export function draftText(draft: Draft): Visible {
  const asides = new Set<string>();
  const texts: string[] = [];
  for (const block of draft.blocks) {
    if (block.node?.tagName === 'meta' || (!block.node && yamlBlocks.has(block.kind))) continue;
    if (block.kind === 'alt' || block.kind === 'tooltip') asides.add(runs(block.text).join(' '));
    else texts.push(block.text);
  }
  return { text: texts.join('\n'), asides };
}

/** The runs of visible characters between white space. */
export function runs(text: string): string[] {
  return text.split(/[ \t\n\f\r]+/).filter(Boolean);
}

/** What has a beginning and an end. Of `---` alone the extension makes a rule, and then loses a quotation that follows. */
const frontMatter = /^---[ \t]*[\r\n](?:[\s\S]*?[\r\n])?---[ \t]*(?:[\r\n]|$)/;

function toHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [...(frontMatter.test(markdown) ? [frontmatter(['yaml'])] : []), gfm()],
    htmlExtensions: [
      frontmatterHtml(['yaml']),
      gfmAutolinkLiteralHtml(),
      gfmFootnoteHtml(),
      gfmStrikethroughHtml(),
      gfmTableHtml(),
      gfmTaskListItemHtml(),
    ],
  });
}

const unseen =
  /^(?:script|style|template|noscript|pre|svg|math|iframe|object|embed|canvas|audio|video|map|datalist|textarea|select)$/;
const inline =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|output|q|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|img|input|picture|source)$/;

function visit(node: DefaultTreeAdapterMap['node'], texts: string[], asides: Set<string>): void {
  if ('value' in node) texts.push(node.value);
  if (!('tagName' in node)) {
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, texts, asides);
    return;
  }
  const attribute = (name: string) => node.attrs.find((each) => each.name === name)?.value;
  if (unseen.test(node.tagName) || attribute('hidden') !== undefined) return;
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute('style') ?? '')) return;
  // What the converter adds of its own: the numbers, arrows and heading of footnotes.
  if (attribute('data-footnote-ref') !== undefined || attribute('data-footnote-backref') !== undefined) return;
  if (attribute('id') === 'footnote-label') return;
  const apart = !inline.test(node.tagName);
  if (apart) texts.push('\n');
  for (const child of node.childNodes) visit(child, texts, asides);
  if (apart) texts.push('\n');
  const isImage = node.tagName === 'img' || attribute('type') === 'image';
  for (const aside of [attribute('title'), isImage ? attribute('alt') : undefined]) {
    const read = runs(aside ?? '').join(' ');
    if (read !== '') asides.add(read);
  }
}
