import type { Element } from 'hast';
import type { Block, Span } from '../draft/block.ts';
import { hasAny } from '../draft/elements.ts';

const none: readonly never[] = [];

/** Everything of a block but its text that its checks may depend on; no part of its draft, which it would keep alive. */
export class Nature {
  private readonly kind: Block['kind'];
  private readonly level: number;
  private readonly listDepth: number;
  private readonly quoted: boolean;
  private readonly declaredLanguage: string;
  private readonly language: string;
  private readonly part: Block['part'];
  private readonly element: string;
  private readonly spans: readonly SpanNature[];

  constructor({ kind, level, listDepth, quoted, declaredLanguage, language, part, spans, node }: Block) {
    this.kind = kind;
    this.level = level;
    this.listDepth = listDepth;
    this.quoted = quoted;
    this.declaredLanguage = declaredLanguage;
    this.language = language;
    this.part = part;
    this.element = elementKey(node);
    this.spans = spans.length === 0 ? none : spans.map((span) => new SpanNature(span));
  }

  isOf(block: Block): boolean {
    return (
      this.kind === block.kind &&
      this.level === block.level &&
      this.listDepth === block.listDepth &&
      this.quoted === block.quoted &&
      this.declaredLanguage === block.declaredLanguage &&
      this.language === block.language &&
      this.part === block.part &&
      this.spans.length === block.spans.length &&
      this.element === elementKey(block.node) &&
      this.hasSpansOf(block)
    );
  }

  private hasSpansOf({ spans }: Block): boolean {
    let at = 0;
    for (const span of this.spans) if (!span.isOf(spans[at++])) return false;
    return true;
  }
}

class SpanNature {
  private readonly kind: Span['kind'];
  private readonly start: number;
  private readonly end: number;
  private readonly language: string;
  private readonly element: string;

  constructor({ kind, start, end, language = '', node }: Span) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.language = language;
    this.element = elementKey(node);
  }

  isOf(span: Span | undefined): boolean {
    return (
      span !== undefined &&
      this.kind === span.kind &&
      this.start === span.start &&
      this.end === span.end &&
      this.language === (span.language ?? '') &&
      this.element === elementKey(span.node)
    );
  }
}

/** Natures of blocks. Those without spans and properties are alike in a few dozen ways, and share them. */
export class Natures {
  private readonly shared: Nature[] = [];

  of(block: Block): Nature {
    if (block.spans.length > 0 || (block.node !== undefined && hasAny(block.node.properties))) return new Nature(block);
    for (const nature of this.shared) if (nature.isOf(block)) return nature;
    const nature = new Nature(block);
    this.shared.push(nature);
    return nature;
  }
}

/** Nearly all elements of a text have no properties, and few have two. */
function elementKey(node: Element | undefined): string {
  if (node === undefined) return '';
  return hasAny(node.properties) ? JSON.stringify([node.tagName, node.properties]) : node.tagName;
}
