import type { Element, Nodes, Root, RootContent } from 'hast';
import type { BlockKind, BlockParts, Span } from '../draft/block.ts';
import type { DraftComment, Field } from '../draft/draft.ts';
import { isHidden } from '../draft/elements.ts';
import { SourceMap } from '../draft/source-map.ts';
import { type Meaning, meanings, plainBlock } from './element-meanings.ts';
import { isQuotation } from './quotation.ts';

/** What a tree holds for a reader: its blocks in reading order, its comments, and what `<meta>` says. */
export interface Collected {
  blocks: BlockParts[];
  comments: DraftComment[];
  metas: Map<string, Field>;
}

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
    const { tagName } = node;
    const language = languageOf(node);
    const around = language === undefined ? outer : changed(outer, { language });
    if (tagName === 'meta') this.meta(node, around);
    const meaning = meanings.get(tagName) ?? plainBlock;
    if (meaning.isSkipped || isHidden(node)) return;
    this.aside(node, 'title', 'tooltip', around);
    if (tagName === 'br') this.opened(around).lineBreak(rangeOf(node));
    else if (tagName === 'img' || (tagName === 'input' && node.properties.type === 'image')) {
      this.aside(node, 'alt', 'alt', around);
    } else if (meaning.isInline) this.inlineElement(node, meaning.span, outer, around);
    else this.blockElement(node, meaning, around);
  }

  private inlineElement(
    node: Element,
    kind: Span['kind'] | undefined,
    outer: Surroundings,
    around: Surroundings,
  ): void {
    const open = this.opened(outer);
    const isMarked = kind !== undefined && (kind !== 'link' || node.properties.href !== undefined);
    const isForeign = !sameLanguage(around.language, open.parts.language);
    if (isMarked) open.openSpan(kind, node);
    if (isForeign) open.openSpan('foreign', node);
    this.flow(node.children, around);
    // A block inside the inline element may have closed the open one, and its spans with it.
    if (this.open !== open) return;
    if (isMarked) open.closeSpan();
    if (isForeign) open.closeSpan();
  }

  private blockElement(node: Element, meaning: Meaning, around: Surroundings): void {
    this.close();
    if (node.tagName !== 'select') {
      this.flow(node.children, within(node, meaning, around, this.blocks.at(-1)?.text));
    }
    this.close();
  }

  private meta(node: Element, around: Surroundings): void {
    const { name, content } = node.properties;
    if (typeof name !== 'string' || typeof content !== 'string') return;
    const map = node.data?.attributes?.get('content');
    const range = map ? map.toSource(0, content.length) : rangeOf(node);
    this.metas.set(name.toLowerCase(), { value: content, ...range });
    if (name.toLowerCase() !== 'description' || !map) return;
    const open = new OpenBlock(changed(around, { kind: 'summary', element: node }));
    open.text(content, map);
    this.finish(open, this.blocks);
  }

  private aside(node: Element, attribute: 'alt' | 'title', kind: BlockKind, around: Surroundings): void {
    if (node.data === undefined) return;
    const map = node.data.attributes?.get(attribute);
    const value = node.properties[attribute];
    if (!map || typeof value !== 'string') return;
    // An element that was closed in the wrong place is in the tree twice, its attributes too.
    const { start } = map.toSource(0, 1);
    if (this.seenAsides.has(start)) return;
    this.seenAsides.add(start);
    const open = new OpenBlock(changed(around, { kind, element: node, level: 0 }));
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
    if (this.asides.length === 0) return;
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
  private written = '';
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
    for (let at = 0; at < value.length; ) {
      const start = at;
      if (isSpace(value.charCodeAt(at))) {
        while (at < value.length && isSpace(value.charCodeAt(at))) at++;
        this.space ??= { text: ' ', ...map.toSource(start, at) };
        continue;
      }
      at = endOfWords(value, at);
      const source = map.contiguousSource(start, at);
      if (source < 0) this.words(value, start, at, map);
      else {
        this.add(value.slice(start, at));
        this.map.append(at - start, source, at - start);
      }
    }
  }

  lineBreak(range: { start: number; end: number }): void {
    this.space = { text: '\n', ...range };
  }

  openSpan(kind: Span['kind'], node: Element): void {
    this.openSpans.push({ kind, node, start: this.written.length, waiting: true });
  }

  closeSpan(): void {
    const span = this.openSpans.pop();
    if (span && !span.waiting)
      this.spans.push({ kind: span.kind, node: span.node, start: span.start, end: this.written.length });
  }

  finish(): BlockParts | undefined {
    while (this.openSpans.length > 0) this.closeSpan();
    const { written: text, map, spans } = this;
    if (text === '') return undefined;
    const { kind, element: node, level, listDepth, quoted, language } = this.parts;
    if (spans.length > 1) spans.sort((a, b) => a.start - b.start || b.end - a.end);
    return { kind, text, map, spans, node, level, listDepth, quoted, language };
  }

  /** Adds words that one piece of the source does not stand for as a whole, with single spaces between them. */
  private words(value: string, start: number, end: number, map: SourceMap): void {
    for (let at = start; at < end; at++) {
      const from = at;
      while (at < end && value.charCodeAt(at) !== 32) at++;
      for (const part of map.present(from, at)) {
        this.add(value.slice(part.start, part.end));
        this.map.appendSlice(map, part.start, part.end);
      }
      if (at < end) this.space ??= { text: ' ', ...map.toSource(at, at + 1) };
    }
  }

  private add(text: string): void {
    this.flushSpace();
    if (this.openSpans.length > 0) this.settleSpans();
    this.written += text;
  }

  /** A span starts at its first visible character, not at the space before it. */
  private settleSpans(): void {
    for (let index = this.openSpans.length - 1; index >= 0; index--) {
      const span = this.openSpans[index];
      if (!span?.waiting) return;
      span.start = this.written.length;
      span.waiting = false;
    }
  }

  private flushSpace(): void {
    const { space } = this;
    this.space = undefined;
    if (!space || this.written === '') return;
    this.written += space.text;
    this.map.append(1, space.start, space.end - space.start);
  }
}

/** What a block element makes of the text in it. */
function within(node: Element, meaning: Meaning, around: Surroundings, before: string | undefined): Surroundings {
  const { kind, level = around.level } = meaning;
  if (kind !== undefined) return changed(around, { kind, element: node, level });
  if (meaning.isList) return changed(around, { listDepth: around.listDepth + 1 });
  if (node.tagName === 'blockquote') {
    return changed(around, { quoted: around.quoted || isQuotation(node, before), element: node });
  }
  // A paragraph in a list item or cell is part of that item or cell.
  if (around.kind === 'paragraph') return changed(around, { element: node });
  return around;
}

/** Every object of one shape: what is spread and then changed has a shape of its own, and reading it is slow ever after. */
function changed(around: Surroundings, change: Partial<Surroundings>): Surroundings {
  const {
    kind = around.kind,
    element = around.element,
    level = around.level,
    listDepth = around.listDepth,
    quoted = around.quoted,
    language = around.language,
  } = change;
  return { kind, element, level, listDepth, quoted, language };
}

/** White space of HTML, which is collapsed. */
function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
}

/** Where words end that have nothing but single spaces between them. */
function endOfWords(value: string, start: number): number {
  let at = start + 1;
  for (; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (isSpace(code) && (code !== 32 || at + 1 === value.length || isSpace(value.charCodeAt(at + 1)))) break;
  }
  return at;
}

function languageOf(node: Element): string | undefined {
  const { lang, xmlLang } = node.properties;
  if (typeof lang === 'string' && lang !== '') return lang;
  return typeof xmlLang === 'string' && xmlLang !== '' ? xmlLang : undefined;
}

/** Whether two BCP 47 tags name the same language, whatever the region. */
function sameLanguage(one: string, other: string): boolean {
  return one === other || one.split('-')[0]?.toLowerCase() === other.split('-')[0]?.toLowerCase();
}

function rangeOf(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
