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
  /** A picture that does not give its size, one that gives it is made no wider than the line. */
  image: Margins & { height: number };
  /** A video, map or other embedded page. */
  embed: Margins & { height: number };
  /** A field of a form. */
  control: Margins & { height: number };
}
