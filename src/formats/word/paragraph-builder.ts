import type { Spot } from './changes.ts';
import type { Paragraph, Piece } from './flow.ts';

/** Stands in a paragraph's text for a picture. */
export const pictureMark = '\ufffc';

/** Stands in it for a line break: a character that ends no line, so that each paragraph is one line of the source. */
export const breakMark = '\v';

/** Collects the pieces of one paragraph. */
export class ParagraphBuilder {
  private length = 0;
  private text = '';
  private readonly pieces: Piece[] = [];

  constructor(readonly paragraph: Paragraph) {}

  /** The place after all that was added. */
  get spot(): Spot {
    return { paragraph: this.paragraph, offset: this.length };
  }

  add(piece: Omit<Piece, 'start'>): void {
    this.pieces.push({ ...piece, start: this.length });
    if (piece.kind === 'picture') return;
    this.text += piece.text;
    this.length += piece.text.length;
  }

  breakPage(): void {
    this.paragraph.pageBreak = this.text.trim() === '' ? 'before' : 'after';
  }

  /** Puts what a paragraph held whose end was deleted before what this one holds. */
  take(before: Paragraph): void {
    for (const piece of before.pieces) this.add(piece);
    this.paragraph.boxes.push(...before.boxes);
    before.runsInto = this.paragraph;
    before.pieces = [];
    before.boxes = [];
    before.text = '';
  }

  /** Gives the paragraph its pieces: pictures get their places after the text, whose offsets stay those of its characters. */
  finish(): Paragraph {
    let end = this.length;
    let { text } = this;
    for (const piece of this.pieces) {
      if (piece.kind !== 'picture') continue;
      piece.start = end++;
      text += pictureMark;
    }
    this.paragraph.pieces = this.pieces;
    this.paragraph.text = text;
    return this.paragraph;
  }
}
