import { flat } from '../language/characters.ts';
import { CuedText } from '../language/cues.ts';
import { breakLines } from '../language/line-breaks.ts';
import { otherLanguages, type Passage } from '../language/other-languages.ts';
import { type LetterPart, letterPart } from './letter-parts.ts';
import type { TextStyle } from './type-sheet.ts';

/** About so much text is known at once, in UTF-16 code units: that of a large site. A judgement. */
const mostText = 2_000_000;

let known = new Map<string, Wording>();
let length = 0;

/** The one object of a text. */
export function wordingOf(text: string): Wording {
  let wording = known.get(text);
  if (wording === undefined) {
    wording = new Wording(text);
    length += text.length;
    if (length > mostText) {
      known = new Map();
      length = text.length;
    }
    known.set(wording.text, wording);
  }
  return wording;
}

/**
 * What a block says, one object for all blocks that say the same: pages of a site share headings, notes and whole passages.
 * It carries what is told by the text alone, so that it is found out once.
 */
export class Wording extends CuedText {
  private foreign: readonly Passage[] | undefined = undefined;
  private inLetter: LetterPart | 'none' | undefined = undefined;
  /** How it was set last, and how many lines that made. */
  private set: TextStyle | undefined = undefined;
  private room = 0;
  private lines = 0;

  constructor(text: string) {
    super(flat(text));
  }

  /** The passages that are in another language, if the text is said to be English. */
  get passages(): readonly Passage[] {
    this.foreign ??= otherLanguages(this.text);
    return this.foreign;
  }

  /** What it is in a letter, if it is a paragraph. */
  get letterPart(): LetterPart | undefined {
    this.inLetter ??= letterPart(this.text) ?? 'none';
    return this.inLetter === 'none' ? undefined : this.inLetter;
  }

  /** How many lines it takes where all of it is in one face. */
  linesIn(style: TextStyle, room: number): number {
    const { set } = this;
    if (set === undefined || room !== this.room || style.size !== set.size || style.face !== set.face) {
      this.lines = breakLines(this.text, style, room).length;
      this.set = style;
      this.room = room;
    }
    return this.lines;
  }
}
