import type { Element } from 'hast';
import { type English, readEnglish, type Sentence, type Word } from '../language/english.ts';
import type { Range, SourceMap } from './source-map.ts';

/** What a block is to its reader. */
export type BlockKind =
  | 'title'
  | 'summary'
  | 'subject'
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'table-cell'
  | 'caption'
  | 'alt'
  | 'tooltip';

/** What part of a block's text is: `start` and `end` are offsets in the block's text. */
export interface Span extends Range {
  kind: 'link' | 'code' | 'emphasis' | 'strong' | 'underline' | 'deleted' | 'inserted' | 'quotation' | 'abbreviation' | 'foreign';
  node: Element | undefined;
}

/** What is known of a block when it is made. */
export interface BlockParts {
  kind: BlockKind;
  /** Decoded text as a reader sees it: white space collapsed, a hard line break as `\n`. */
  text: string;
  map: SourceMap;
  spans: readonly Span[];
  /** The element that it was read from; none for front matter and plain text. */
  node: Element | undefined;
  /** 1 to 6 for a heading, else 0. */
  level: number;
  /** How many lists it stands in. */
  listDepth: number;
  /** Whether it stands in a block quotation. */
  quoted: boolean;
  /** BCP 47 language of the text, `en` when nothing says otherwise. */
  language: string;
}

/** A run of text that a reader reads as one: a paragraph, heading, list item, table cell, alt text, title … */
export class Block implements BlockParts {
  readonly kind: BlockKind;
  readonly text: string;
  readonly map: SourceMap;
  readonly spans: readonly Span[];
  readonly node: Element | undefined;
  readonly level: number;
  readonly listDepth: number;
  readonly quoted: boolean;
  readonly language: string;
  private english: English | undefined;

  constructor(
    parts: BlockParts,
    /** 0-based place among the draft's blocks. */
    readonly index: number,
    /** The nearest heading before it, in reading order. */
    readonly under: Block | undefined,
  ) {
    this.kind = parts.kind;
    this.text = parts.text;
    this.map = parts.map;
    this.spans = parts.spans;
    this.node = parts.node;
    this.level = parts.level;
    this.listDepth = parts.listDepth;
    this.quoted = parts.quoted;
    this.language = parts.language;
  }

  /** Whether the block's language is English: rules about English words ask this first. */
  get isEnglish(): boolean {
    return /^en(-|$)/i.test(this.language);
  }

  /** Whether it is running text, of which sentences and paragraphs are made. */
  get isProse(): boolean {
    return this.kind === 'paragraph' || this.kind === 'list-item';
  }

  /** Sentences, with offsets in the block's text. Computed once. */
  get sentences(): readonly Sentence[] {
    return this.read().sentences;
  }

  /** Words of all its sentences, code and foreign passages left out. Computed once. */
  get words(): readonly Word[] {
    return this.read().words;
  }

  /** Whether any part of the text range `[start, end)` is inside a span of one of these kinds. */
  within(start: number, end: number, ...kinds: Span['kind'][]): boolean {
    return this.spans.some((span) => kinds.includes(span.kind) && span.start < end && span.end > start);
  }

  private read(): English {
    this.english ??= readEnglish(
      this.text,
      this.spans.filter((span) => span.kind === 'code' || span.kind === 'foreign'),
    );
    return this.english;
  }
}
