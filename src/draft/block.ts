import type { Element } from 'hast';
import type { Cue, Cued } from '../language/cues.ts';
import { type English, readEnglish, type Sentence } from '../language/english.ts';
import type { Passage } from '../language/other-languages.ts';
import { type ProseSentence, proseSentences } from '../language/prose.ts';
import { quotations } from '../language/quotations.ts';
import { readTokens, type Token } from '../language/tokens.ts';
import type { Word } from '../language/words.ts';
import { BlockReadings } from './block-readings.ts';
import type { LetterPart } from './letter-parts.ts';
import { meets, type Range, type SourceMap } from './source-map.ts';
import type { Wording } from './wording.ts';

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
  | 'tooltip'
  /** The name of a file that an email brings. Its language is `zxx`: it is in none. */
  | 'attachment';

/** What part of a block's text is: `start` and `end` are offsets in the block's text. */
export interface Span extends Range {
  kind:
    | 'link'
    | 'code'
    | 'emphasis'
    | 'strong'
    | 'underline'
    | 'deleted'
    | 'inserted'
    | 'quotation'
    | 'abbreviation'
    | 'foreign'
    /** What software puts words in place of, `((name))`; of a condition in a text the marks around it. */
    | 'placeholder';
  /** None for a foreign passage that no markup sets apart. */
  node: Element | undefined;
  /** BCP 47 language of a foreign passage that no markup sets apart. */
  language?: string;
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
  /** Whether it is somebody else's words: in a block quotation that is one, and no note of the writer's own. */
  quoted: boolean;
  /** BCP 47 language that the markup or the front matter gives, `en` when nothing says otherwise. */
  language: string;
}

/** A run of text that a reader reads as one: a paragraph, heading, list item, table cell, alt text, title … */
export class Block implements BlockParts, Cued {
  readonly kind: BlockKind;
  readonly text: string;
  readonly map: SourceMap;
  /** What parts of the text are, in text order; passages that are plainly in another language are `foreign`. */
  readonly spans: readonly Span[];
  readonly node: Element | undefined;
  readonly level: number;
  readonly listDepth: number;
  readonly quoted: boolean;
  /** BCP 47 language that the markup or the front matter gives, `en` when nothing says otherwise. */
  readonly declaredLanguage: string;
  /** BCP 47 language that the text is in: what its words plainly are where it is declared to be English, else as declared. */
  readonly language: string;
  /** Whether the block's text is in English: rules about English words ask this first. */
  readonly isEnglish: boolean;
  private read: BlockReadings | undefined = undefined;

  constructor(
    parts: BlockParts,
    /** What is known of its text. */
    readonly wording: Wording,
    /** 0-based place among the draft's blocks. */
    readonly index: number,
    /** The nearest heading before it, in reading order. */
    readonly under: Block | undefined,
    /** What it is in a letter or email, where that is no prose: address, reference, greeting, sign-off. */
    readonly part?: LetterPart | undefined,
  ) {
    this.kind = parts.kind;
    this.text = wording.text;
    this.map = parts.map;
    this.node = parts.node;
    this.level = parts.level;
    this.listDepth = parts.listDepth;
    this.quoted = parts.quoted;
    this.declaredLanguage = parts.language;
    const passages = isEnglishTag(parts.language) ? wording.passages : none;
    const first = passages[0];
    const isWhole = first !== undefined && first.start === 0 && first.end === this.text.length;
    this.language = isWhole ? first.language : parts.language;
    this.isEnglish = isEnglishTag(this.language);
    this.spans = isWhole || first === undefined ? parts.spans : withPassages(parts.spans, passages);
  }

  /** Whether a pattern may match its text: asked first, for most match on few blocks. */
  has(cue: Cue): boolean {
    return this.wording.has(cue);
  }

  /** Whether it is running text, of which sentences and paragraphs are made. */
  get isProse(): boolean {
    return (this.kind === 'paragraph' || this.kind === 'list-item') && this.part === undefined;
  }

  /** Sentences, with offsets in the block's text. Computed once. */
  get sentences(): readonly Sentence[] {
    return this.english.sentences;
  }

  /** Words of all its sentences; code, placeholders and foreign passages left out. Computed once. */
  get words(): readonly Word[] {
    return this.english.words;
  }

  /** How many `words` it has. Computed once, and kept for longer than they are. */
  get wordCount(): number {
    const read = this.readings;
    if (read.wordCount < 0) read.wordCount = this.words.length;
    return read.wordCount;
  }

  /** Its sentences that a person wrote as sentences: see `proseSentences`. Computed once. */
  get prose(): readonly ProseSentence[] {
    const read = this.readings;
    read.prose ??= proseSentences(this);
    return read.prose;
  }

  /** Words, numbers and marks as the search for terms sees them. Computed once. */
  get tokens(): readonly Token[] {
    const read = this.readings;
    read.tokens ??= readTokens(this.text);
    return read.tokens;
  }

  /** Quotations by their marks, in order and free of overlaps. Computed once. */
  get quotations(): readonly Range[] {
    const read = this.readings;
    read.quotations ??= quotations(this);
    return read.quotations;
  }

  /** Whether any part of the text range `[start, end)` is in quotation marks. */
  isQuoted(start: number, end: number): boolean {
    return meets(this.quotations, start, end);
  }

  /** Whether any part of the text range `[start, end)` is inside a span of one of these kinds. */
  within(start: number, end: number, ...kinds: Span['kind'][]): boolean {
    for (const span of this.spans) {
      if (span.start < end && span.end > start && kinds.includes(span.kind)) return true;
    }
    return false;
  }

  /**
   * What `read` gives; when it is asked for again under this key, what it gave then: for this block and, where the next
   * version of the draft is checked with a memory, for the block there that is the same. So it may look at nothing but
   * the block's own kind, text, spans, element and language, and its result may hold neither blocks nor elements.
   */
  once<Result>(key: object, read: () => Result): Result {
    return this.readings.once(key, read);
  }

  /** What was read of it so far. */
  get readings(): BlockReadings {
    this.read ??= new BlockReadings();
    return this.read;
  }

  /** Shares what was read of a block that is the same. */
  recall(readings: BlockReadings): void {
    this.read = readings;
  }

  private get english(): English {
    const read = this.readings;
    read.english ??= readEnglish(
      this.text,
      this.spans.filter(({ kind }) => kind === 'code' || kind === 'foreign' || kind === 'placeholder'),
      this.spans.filter((span) => span.kind === 'placeholder' && !isWholePlaceholder(this.text, span)),
    );
    return read.english;
  }
}

const none: readonly never[] = [];

/** `((name))` and `«Name»` stand for words; the marks around optional text, `((adult??` and `))`, stand for none. */
function isWholePlaceholder(text: string, { start, end }: Range): boolean {
  const mark = text.slice(start, end);
  return mark !== '))' && (!mark.startsWith('((') || mark.endsWith('))'));
}

function isEnglishTag(language: string): boolean {
  return language === 'en' || /^en(-|$)/i.test(language);
}

/** Adds passages that no markup sets apart, but for those inside markup that gives their language. */
function withPassages(spans: readonly Span[], passages: readonly Passage[]): Span[] {
  const marked = spans.filter(({ kind }) => kind === 'foreign');
  const added = passages
    .filter(({ start, end }) => !marked.some((span) => span.start <= start && span.end >= end))
    .map((passage): Span => ({ kind: 'foreign', node: undefined, ...passage }));
  return [...spans, ...added].sort((a, b) => a.start - b.start || b.end - a.end);
}
