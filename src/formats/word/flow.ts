import type { ParagraphFormat, RunFormat, Style } from './styles.ts';
import type { XmlElement } from './xml.ts';
import type { XmlText } from './xml-text.ts';

/** Where something begins or ends: a child of a run, or an element beside runs. */
export interface Edge {
  run: XmlElement | undefined;
  node: XmlElement;
}

/** A field that a program fills in as a whole: nothing can be marked inside it. */
export interface WholeField {
  begin: Edge;
  /** None while it is being read, and for one that is never ended. */
  end: Edge | undefined;
}

/** What a run of text stands in. */
export interface Marks {
  format: RunFormat;
  /** Address of the link that it is part of. */
  link: string | undefined;
  /** Whether a program fills it in when the letter is sent. */
  isMerged: boolean;
  field: WholeField | undefined;
  /** Whether it is a tracked insertion. */
  isInserted: boolean;
}

/** A picture, chart or drawing. */
export interface Picture {
  /** Its alternative text; none when nobody wrote one, empty when it is marked as decoration. */
  alt: string | undefined;
  /** Name of the file that it shows, in the Word file. */
  file: string | undefined;
  /** Points. */
  width: number | undefined;
  height: number | undefined;
  /** Whether text flows around it or over it. */
  floats: boolean;
}

/**
 * The smallest thing that a paragraph is made of: text, or something that stands for one character (a tab, a line break,
 * a picture), or the mark of a note, which stands for none.
 */
export interface Piece {
  kind: 'text' | 'tab' | 'break' | 'picture' | 'note';
  text: string;
  /** Where it begins in the paragraph's text. */
  start: number;
  /** The run that it is in, and the child of that run that it is. */
  run: XmlElement;
  node: XmlElement;
  /** For text, where each character of it is in the XML. */
  xml: XmlText | undefined;
  marks: Marks;
  picture: Picture | undefined;
  /** For a note, its id: `footnote 2`. */
  note: string | undefined;
}

/** A paragraph as it reads when all tracked changes are accepted. */
export interface Paragraph {
  /** 1-based: paragraphs are counted in the order in which they begin, those of tables and text boxes with the others. */
  number: number;
  /** Name of the part that it stands in. */
  part: string;
  element: XmlElement;
  /** What stands in it, in order. Pictures have their places after all of the text. */
  pieces: Piece[];
  text: string;
  /** Where its text begins in the source of the draft. */
  start: number;
  style: Style;
  format: ParagraphFormat;
  /** 1 to 9 for a heading, else 0. */
  level: number;
  /** Size of its mark, which an empty paragraph is as high as, in points. */
  size: number;
  pageBreak: 'before' | 'after' | undefined;
  /** What stands in its text boxes. */
  boxes: Flow[];
  /** The paragraph that it runs into, because its end was deleted: what stood in it stands there. */
  runsInto: Paragraph | undefined;
}

export interface Cell {
  flows: Flow[];
  columns: number;
  /** Whether it goes on with the cell above. */
  continues: boolean;
  rows: number;
}

export interface Row {
  isHeader: boolean;
  cells: Cell[];
}

/** What follows each other down a page. */
export type Flow = { paragraph: Paragraph } | { rows: Row[] };

/** What a part of the document is, for people: "in the footer". */
export type StoryKind = 'body' | 'footnote' | 'endnote' | 'header' | 'footer';

/** A run of text that stands for itself: the body, a header, a note. */
export interface Story {
  kind: StoryKind;
  part: string;
  flows: Flow[];
  /** For a note: `footnote 2`. */
  note?: string;
}
