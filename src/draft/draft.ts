import type { Root } from 'hast';
import { type Cue, CuedRow } from '../language/cues.ts';
import { Block, type BlockKind, type BlockParts, type Span } from './block.ts';
import { LetterParts } from './letter-parts.ts';
import { Lines } from './lines.ts';
import type { Printed } from './printed.ts';
import { Readings } from './readings.ts';
import type { Range } from './source-map.ts';
import { wordingOf } from './wording.ts';

export type FormatId = 'markdown' | 'html' | 'text' | 'notify' | 'word' | 'email';

/** A comment in the source: `<!-- … -->`; in a Word file a reviewer's comment, with the range that it is about. */
export interface DraftComment extends Range {
  /** The text between the marks, as written. */
  value: string;
}

/** A change that a word processor keeps until somebody accepts or rejects it. The range of a deletion is empty. */
export interface TrackedChange extends Range {
  kind: 'inserted' | 'deleted';
}

/** A part of a document that stands apart from its body, for people: "in the footer". */
export interface ApartText extends Range {
  name: string;
}

/** One key of the front matter (or `<meta>` of a page): its value and where the value stands in the source. */
export interface Field extends Range {
  value: unknown;
}

/** What a format reader finds in a file. */
export interface DraftParts {
  format: FormatId;
  /**
   * Decoded source, a byte order mark included when the file has one: every offset counts in it. Of a Word file, the texts
   * of its paragraphs, one a line: paragraph 5 is line 5. Of an email the file, with what is in base64 decoded in its place.
   */
  source: string;
  /** Structure. Positions are in the source; a node that no source stands for has none. */
  tree: Root;
  blocks: readonly BlockParts[];
  comments: readonly DraftComment[];
  /** Front matter of Markdown, text and templates, `<meta name>` of HTML, the header of an email in lower case; top-level keys as written. */
  fields: ReadonlyMap<string, Field>;
  /** Tracked changes; the draft reads as if all were accepted. */
  changes?: readonly TrackedChange[];
  /** Notes, headers and footers, in source order. */
  apart?: readonly ApartText[];
  /** Page and type of a document that has its own. */
  printed?: Printed | undefined;
}

/** One parsed document, whatever it came from. Nothing in it is changed after it is made. */
export class Draft {
  readonly format: FormatId;
  readonly source: string;
  readonly tree: Root;
  readonly blocks: readonly Block[];
  readonly comments: readonly DraftComment[];
  readonly fields: ReadonlyMap<string, Field>;
  readonly changes: readonly TrackedChange[];
  readonly apart: readonly ApartText[];
  readonly printed: Printed | undefined;
  private readonly cued: CuedRow<Block>;
  private lineIndex: Lines | undefined;
  private readonly read = new Readings();

  constructor(
    parts: DraftParts,
    /** The path by which the user knows it, with `/`. */
    readonly path: string,
  ) {
    this.format = parts.format;
    this.source = parts.source;
    this.tree = parts.tree;
    this.comments = parts.comments;
    this.fields = parts.fields;
    this.changes = parts.changes ?? [];
    this.apart = parts.apart ?? [];
    this.printed = parts.printed;
    const blocks: Block[] = [];
    let under: Block | undefined;
    const letter = new LetterParts();
    for (const block of parts.blocks) {
      const wording = wordingOf(block.text);
      const made = new Block(block, wording, blocks.length, under, letter.of(block, wording));
      if (made.kind === 'heading') under = made;
      blocks.push(made);
    }
    this.blocks = blocks;
    this.cued = new CuedRow(blocks);
  }

  /** The blocks whose text a cue is in, in reading order: most rules look at most drafts in vain. */
  blocksWith(cue: Cue): readonly Block[] {
    return this.cued.with(cue);
  }

  /** The blocks of a kind, in reading order. */
  blocksOf(kind: BlockKind): readonly Block[] {
    return this.once(byKind, () => byKind(this.blocks)).get(kind) ?? none;
  }

  /** The blocks that have a span of a kind, in reading order: most blocks have none of any. */
  blocksWithSpan(kind: Span['kind']): readonly Block[] {
    return this.once(bySpan, () => bySpan(this.blocks)).get(kind) ?? none;
  }

  /**
   * What `read` gives, found out once for each key. It is kept here and in no `WeakMap`: what stands in one keeps its draft
   * in memory until V8 collects all garbage there is, a hundred drafts later.
   */
  once<Result>(key: object, read: () => Result): Result {
    return this.read.once(key, read);
  }

  /** Lines and columns of the source. Computed once. */
  get lines(): Lines {
    this.lineIndex ??= new Lines(this.source);
    return this.lineIndex;
  }
}

const none: readonly never[] = [];

function byKind(blocks: readonly Block[]): ReadonlyMap<BlockKind, readonly Block[]> {
  const found = new Map<BlockKind, Block[]>();
  for (const block of blocks) {
    const known = found.get(block.kind);
    if (known === undefined) found.set(block.kind, [block]);
    else known.push(block);
  }
  return found;
}

function bySpan(blocks: readonly Block[]): ReadonlyMap<Span['kind'], readonly Block[]> {
  const found = new Map<Span['kind'], Block[]>();
  for (const block of blocks) {
    for (const { kind } of block.spans) {
      const known = found.get(kind);
      if (known === undefined) found.set(kind, [block]);
      else if (known.at(-1) !== block) known.push(block);
    }
  }
  return found;
}
