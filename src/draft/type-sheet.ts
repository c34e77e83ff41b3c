import type { Setting } from '../language/line-breaks.ts';

/** How text of one kind is set. All lengths of a sheet share one unit: px on a phone, points on paper. */
export interface TextStyle {
  size: number;
  lineHeight: number;
  face: Setting['face'];
}

/** Space above and below an element; the greater of two that meet counts, as in CSS. */
export interface Margins {
  before: number;
  after: number;
}

/** How one paragraph of a document is set. Its margins are added to those of its neighbours, as in Word. */
export interface OwnStyle extends Margins {
  size: number;
  lineHeight: number;
  /** How wide its letters are, those of Arial being 1. */
  letterWidth: number;
  /** What it is set in by, on both sides together, from the margins of the page or the cell. */
  indent: number;
  pageBreak: 'before' | 'after' | undefined;
}

/** What a layout assumes of the page that a draft is shown on. */
export interface TypeSheet {
  /** Room for a line of text. */
  width: number;
  body: TextStyle;
  /** `h1` to `h6`. */
  headings: readonly (TextStyle & Margins)[];
  /** The summary under a page's title. */
  lead: TextStyle & Margins;
  paragraph: Margins;
  list: Margins & { indent: number };
  /** `before` is for a list that stands in an item of another. */
  nestedList: Margins;
  item: Margins;
  definition: Margins;
  quotation: Margins & { indent: number };
  rule: Margins & { height: number };
  /** Code keeps its lines. */
  code: TextStyle & Margins;
  /** `gap` is right of each cell but the last of a row, `line` between rows. */
  table: Margins & { above: number; below: number; gap: number; line: number };
  /**
   * A picture that does not give its size, one that gives it is made no wider than the line. `pixel` is the size of one in
   * the unit of the sheet; 1 when not given.
   */
  image: Margins & { height: number; pixel?: number };
  /** A video, map or other embedded page. */
  embed: Margins & { height: number };
  /** A field of a form. */
  control: Margins & { height: number };
  /** For a document that brings its own type: how the paragraph on a line of its source (1-based) is set. */
  own?: (line: number) => OwnStyle | undefined;
  /** Room for text on a page, for page breaks. */
  pageHeight?: number;
}
