import type { Element, Nodes, Root, RootContent } from 'hast';
import type { BlockKind, BlockParts, Span } from '../draft/block.ts';
import type { DraftComment, Field } from '../draft/draft.ts';
import { hasAny, isHidden } from '../draft/elements.ts';
import { isBlank } from '../draft/set-text.ts';
import { SourceMap } from '../draft/source-map.ts';
import { type Meaning, meanings, plainBlock } from './element-meanings.ts';
import { OpenBlock, type Surroundings } from './open-block.ts';
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
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as RootContent;
      if (node.type === 'text') {
        // Line endings between blocks: half of all texts.
        if (this.open === undefined && isBlank(node.value)) continue;
        this.opened(around).text(node.value, node.data?.map ?? new SourceMap());
      } else if (node.type === 'element') {
        if (hasAny(node.properties)) this.attributed(node, around);
        else this.element(node, meanings.get(node.tagName) ?? plainBlock, around, around);
      } else if (node.type === 'comment') this.comment(node);
    }
  }

  /** An element whose attributes may say something of it: nearly all have none. */
  private attributed(node: Element, outer: Surroundings): void {
    const language = languageOf(node);
    const around = language === undefined ? outer : changed(outer, { language });
    if (node.tagName === 'meta') this.meta(node, around);
    const meaning = meanings.get(node.tagName) ?? plainBlock;
    if (meaning.isSkipped || isHidden(node)) return;
    this.aside(node, 'title', 'tooltip', around);
    if (node.tagName === 'img' || (node.tagName === 'input' && node.properties.type === 'image')) {
      this.aside(node, 'alt', 'alt', around);
    } else this.element(node, meaning, outer, around);
  }

  /** `outer` is what stands around it, `around` the same with the language that it gives. */
  private element(node: Element, meaning: Meaning, outer: Surroundings, around: Surroundings): void {
    if (meaning.isSkipped) return;
    if (node.tagName === 'br') this.opened(around).lineBreak(rangeOf(node));
    else if (meaning.isInline) {
      if (node.tagName !== 'img') this.inlineElement(node, meaning.span, outer, around);
    } else {
      this.close();
      this.flow(node.children, within(node, meaning, around, this.blocks));
      this.close();
    }
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

/** What a block element makes of the text in it. */
function within(node: Element, meaning: Meaning, around: Surroundings, before: readonly BlockParts[]): Surroundings {
  const { kind, element, level, listDepth, quoted, language } = around;
  if (meaning.kind !== undefined) {
    return { kind: meaning.kind, element: node, level: meaning.level ?? level, listDepth, quoted, language };
  }
  if (meaning.isList) return { kind, element, level, listDepth: listDepth + 1, quoted, language };
  if (node.tagName === 'blockquote') {
    const isQuoted = quoted || isQuotation(node, before.at(-1)?.text);
    return { kind, element: node, level, listDepth, quoted: isQuoted, language };
  }
  // A paragraph in a list item or cell is part of that item or cell.
  if (kind === 'paragraph') return { kind, element: node, level, listDepth, quoted, language };
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
