import type { Element, Nodes, Root, RootContent } from 'hast';
import type { BlockKind, BlockParts, Span } from '../draft/block.ts';
import type { DraftComment, Field } from '../draft/draft.ts';
import { inlineElements, isHidden } from '../draft/elements.ts';
import { SourceMap } from '../draft/source-map.ts';
import { isQuotation } from './quotation.ts';

/** What a tree holds for a reader: its blocks in reading order, its comments, and what `<meta>` says. */
export interface Collected {
  blocks: BlockParts[];
  comments: DraftComment[];
  metas: Map<string, Field>;
}

/** Elements that no reader sees, or whose text is not prose. */
const skipped = new Set(
  'script style template noscript pre svg math iframe object embed canvas audio video map datalist textarea'.split(' '),
);

const spanKinds: Readonly<Record<string, Span['kind']>> = {
  a: 'link',
  abbr: 'abbreviation',
  acronym: 'abbreviation',
  b: 'strong',
  code: 'code',
  del: 'deleted',
  em: 'emphasis',
  i: 'emphasis',
  ins: 'inserted',
  kbd: 'code',
  q: 'quotation',
  s: 'deleted',
  samp: 'code',
  strike: 'deleted',
  strong: 'strong',
  tt: 'code',
  u: 'underline',
  var: 'code',
};

/**
 * Collects the blocks of a tree that `parseHtml` gave.
 *
 * @param language what the text is in where no `lang` says so
 */
export function collectBlocks(tree: Root, language: string): Collected {
  return new BlockCollector(language).collect(tree);
}

/** What the elements around a piece of text make of it. */
interface Surroundings {
  kind: BlockKind;
  element: Element | undefined;
  level: number;
  listDepth: number;
  quoted: boolean;
  language: string;
}

class BlockCollector {
  private readonly blocks: BlockParts[] = [];
  private readonly comments: DraftComment[] = [];
  private readonly metas = new Map<string, Field>();
  /** Alternative texts and tooltips of the line being read: they follow the block that they stand in. */
  private asides: BlockParts[] = [];
  /** Where in the source those that were collected stand. */
  private readonly seenAsides = new Set<number>();
  private open: OpenBlock | undefined;

  constructor(private readonly language: string) {}

  collect(tree: Root): Collected {
    const { language } = this;
    this.flow(tree.children, {
      kind: 'paragraph',
      element: undefined,
      level: 0,
      listDepth: 0,
      quoted: false,
      language,
    });
    this.close();
    return { blocks: this.blocks, comments: this.comments, metas: this.metas };
  }

  private flow(nodes: readonly RootContent[], around: Surroundings): void {
    for (const node of nodes) this.node(node, around);
  }

  private node(node: Nodes, around: Surroundings): void {
    if (node.type === 'text') this.opened(around).text(node.value, node.data?.map ?? new SourceMap());
    else if (node.type === 'comment') this.comment(node);
    else if (node.type === 'element') this.element(node, around);
  }

  private element(node: Element, outer: Surroundings): void {
    const around = { ...outer, language: languageOf(node) ?? outer.language };
    if (node.tagName === 'meta') this.meta(node, around);
    if (skipped.has(node.tagName) || isHidden(node)) return;
    this.aside(node, 'title', 'tooltip', around);
    if (node.tagName === 'br') this.opened(around).lineBreak(rangeOf(node));
    else if (node.tagName === 'img' || (node.tagName === 'input' && node.properties.type === 'image')) {
      this.aside(node, 'alt', 'alt', around);
    } else if (inlineElements.has(node.tagName)) this.inlineElement(node, outer, around);
    else this.blockElement(node, around);
  }

  private inlineElement(node: Element, outer: Surroundings, around: Surroundings): void {
    const kinds: Span['kind'][] = [];
    const kind = spanKinds[node.tagName];
    if (kind && (kind !== 'link' || node.properties.href !== undefined)) kinds.push(kind);
    const open = this.opened(outer);
    if (!sameLanguage(around.language, open.parts.language)) kinds.push('foreign');
    for (const each of kinds) open.openSpan(each, node);
    this.flow(node.children, around);
    // A block inside the inline element may have closed the open one, and its spans with it.
    if (this.open === open) for (const _ of kinds) open.closeSpan();
  }

  private blockElement(node: Element, around: Surroundings): void {
    this.close();
    this.flow(node.tagName === 'select' ? [] : node.children, within(node, around, this.blocks.at(-1)?.text));
    this.close();
  }

  private meta(node: Element, around: Surroundings): void {
    const { name, content } = node.properties;
    if (typeof name !== 'string' || typeof content !== 'string') return;
    const map = node.data?.attributes?.get('content');
    const range = map ? map.toSource(0, content.length) : rangeOf(node);
    this.metas.set(name.toLowerCase(), { value: content, ...range });
    if (name.toLowerCase() !== 'description' || !map) return;
    const open = new OpenBlock({ ...around, kind: 'summary', element: node });
    open.text(content, map);
    this.finish(open, this.blocks);
  }

  private aside(node: Element, attribute: 'alt' | 'title', kind: BlockKind, around: Surroundings): void {
    const map = node.data?.attributes?.get(attribute);
    const value = node.properties[attribute];
    if (!map || typeof value !== 'string') return;
    // An element that was closed in the wrong place is in the tree twice, its attributes too.
    const { start } = map.toSource(0, 1);
    if (this.seenAsides.has(start)) return;
    this.seenAsides.add(start);
    const open = new OpenBlock({ ...around, kind, element: node, level: 0 });
    open.text(value, map);
    this.finish(open, this.asides);
  }

  private comment(node: Extract<Nodes, { type: 'comment' }>): void {
    const range = rangeOf(node);
    if (range.end > range.start) this.comments.push({ ...range, value: node.value });
  }

  private opened(around: Surroundings): OpenBlock {
    this.open ??= new OpenBlock(around);
    return this.open;
  }

  private close(): void {
    const { open } = this;
    this.open = undefined;
    if (open) this.finish(open, this.blocks);
    this.blocks.push(...this.asides);
    this.asides = [];
  }

  private finish(open: OpenBlock, into: BlockParts[]): void {
    const block = open.finish();
    if (block) into.push(block);
  }
}

/** A block while its text is being read: white space is collapsed here. */
class OpenBlock {
  private readonly words: string[] = [];
  private length = 0;
  private readonly map = new SourceMap();
  private readonly spans: Span[] = [];
  private readonly openSpans: { kind: Span['kind']; node: Element; start: number; waiting: boolean }[] = [];
  private space: { text: ' ' | '\n'; start: number; end: number } | undefined;
  readonly parts: Surroundings;

  constructor(parts: Surroundings) {
    this.parts = parts;
  }

  /** Adds the text of one node; what nothing in the source stands for is left out. */
  text(value: string, map: SourceMap): void {
    for (const run of value.matchAll(/[ \t\n\f\r]+|[^ \t\n\f\r]+/g)) {
      const start = run.index;
      const end = start + run[0].length;
      if (/^[ \t\n\f\r]/.test(run[0])) {
        this.space ??= { text: ' ', ...map.toSource(start, end) };
        continue;
      }
      for (const part of map.present(start, end)) {
        this.flushSpace();
        this.settleSpans();
        this.words.push(value.slice(part.start, part.end));
        this.length += part.end - part.start;
        this.map.appendSlice(map, part.start, part.end);
      }
    }
  }

  lineBreak(range: { start: number; end: number }): void {
    this.space = { text: '\n', ...range };
  }

  openSpan(kind: Span['kind'], node: Element): void {
    this.openSpans.push({ kind, node, start: this.length, waiting: true });
  }

  closeSpan(): void {
    const span = this.openSpans.pop();
    if (span && !span.waiting)
      this.spans.push({ kind: span.kind, node: span.node, start: span.start, end: this.length });
  }

  finish(): BlockParts | undefined {
    while (this.openSpans.length > 0) this.closeSpan();
    if (this.length === 0) return undefined;
    const { element, ...rest } = this.parts;
    this.spans.sort((a, b) => a.start - b.start || b.end - a.end);
    return { ...rest, text: this.words.join(''), map: this.map, spans: this.spans, node: element };
  }

  /** A span starts at its first visible character, not at the space before it. */
  private settleSpans(): void {
    for (let index = this.openSpans.length - 1; index >= 0; index--) {
      const span = this.openSpans[index];
      if (!span?.waiting) return;
      span.start = this.length;
      span.waiting = false;
    }
  }

  private flushSpace(): void {
    const { space } = this;
    this.space = undefined;
    if (!space || this.length === 0) return;
    this.words.push(space.text);
    this.length += 1;
    this.map.append(1, space.start, space.end - space.start);
  }
}

/** What a block element makes of the text in it. */
function within(node: Element, around: Surroundings, before: string | undefined): Surroundings {
  const { tagName } = node;
  const heading = /^h([1-6])$/.exec(tagName);
  if (heading) return { ...around, kind: 'heading', element: node, level: Number(heading[1]) };
  if (tagName === 'li' || tagName === 'dd' || tagName === 'dt') return { ...around, kind: 'list-item', element: node };
  if (tagName === 'ul' || tagName === 'ol' || tagName === 'dl') return { ...around, listDepth: around.listDepth + 1 };
  if (tagName === 'td' || tagName === 'th') return { ...around, kind: 'table-cell', element: node };
  if (tagName === 'caption' || tagName === 'figcaption') return { ...around, kind: 'caption', element: node };
  if (tagName === 'title') return { ...around, kind: 'title', element: node };
  if (tagName === 'blockquote') {
    return { ...around, quoted: around.quoted || isQuotation(node, before), element: node };
  }
  // A paragraph in a list item or cell is part of that item or cell.
  if (around.kind === 'paragraph') return { ...around, element: node };
  return around;
}

function languageOf(node: Element): string | undefined {
  const { lang, xmlLang } = node.properties;
  if (typeof lang === 'string' && lang !== '') return lang;
  return typeof xmlLang === 'string' && xmlLang !== '' ? xmlLang : undefined;
}

/** Whether two BCP 47 tags name the same language, whatever the region. */
function sameLanguage(one: string, other: string): boolean {
  return one.split('-')[0]?.toLowerCase() === other.split('-')[0]?.toLowerCase();
}

function rangeOf(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
