import type { Root } from 'hast';
import { Block, type BlockParts } from './block.ts';
import { Lines } from './lines.ts';
import type { Range } from './source-map.ts';

export type FormatId = 'markdown' | 'html' | 'text';

/** A comment in the source: `<!-- … -->`. */
export interface DraftComment extends Range {
  /** The text between the marks, as written. */
  value: string;
}

/** One key of the front matter (or `<meta>` of a page): its value and where the value stands in the source. */
export interface Field extends Range {
  value: unknown;
}

/** What a format reader finds in a file. */
export interface DraftParts {
  format: FormatId;
  /** Decoded source, a byte order mark included when the file has one: every offset counts in it. */
  source: string;
  /** Structure. Positions are in the source; a node that no source stands for has none. */
  tree: Root;
  blocks: readonly BlockParts[];
  comments: readonly DraftComment[];
  /** Front matter of Markdown and text, `<meta name>` of HTML; top-level keys as written. */
  fields: ReadonlyMap<string, Field>;
}

/** One parsed document, whatever it came from. Nothing in it is changed after it is made. */
export class Draft {
  readonly format: FormatId;
  readonly source: string;
  readonly tree: Root;
  readonly blocks: readonly Block[];
  readonly comments: readonly DraftComment[];
  readonly fields: ReadonlyMap<string, Field>;
  private lineIndex: Lines | undefined;

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
    const blocks: Block[] = [];
    let under: Block | undefined;
    for (const block of parts.blocks) {
      const made = new Block(block, blocks.length, under);
      if (made.kind === 'heading') under = made;
      blocks.push(made);
    }
    this.blocks = blocks;
  }

  /** Lines and columns of the source. Computed once. */
  get lines(): Lines {
    this.lineIndex ??= new Lines(this.source);
    return this.lineIndex;
  }
}
