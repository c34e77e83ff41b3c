import { inlineElements } from './elements.ts';
import type { Margins, TextStyle, TypeSheet } from './type-sheet.ts';

/** How an element takes room on a page. */
export interface Way {
  /** `margin` is what stands in a margin on paper: elsewhere it is a block. */
  role: 'block' | 'inline' | 'unseen' | 'break' | 'image' | 'embed' | 'control' | 'rule' | 'table' | 'code' | 'margin';
  /** Space around it, and around one in an item of a list. */
  margins: Margins;
  inItem: Margins;
  /** Of what holds no text: how high it is; of code, how high a line. */
  height: number;
  /** How text in it is set; as around it when not given. */
  style: TextStyle | undefined;
  isBold: boolean;
  /** What it is set in by. */
  indent: number;
  /** Whether what is in it stands in an item of a list; as around it when not given. */
  makesItem: boolean | undefined;
  /** Whether the collector of blocks gives it the blocks of text in it: with the paragraphs there, or unless they have an owner. */
  owns: 'all' | 'texts' | 'unowned' | 'none';
  /** Whether it is a paragraph of a document with its own type. */
  isParagraph: boolean;
}

const none: Margins = { before: 0, after: 0 };

/** The way of `div`. */
export const block: Way = {
  role: 'block',
  margins: none,
  inItem: none,
  height: 0,
  style: undefined,
  isBold: false,
  indent: 0,
  makesItem: undefined,
  owns: 'unowned',
  isParagraph: false,
};

const known = new WeakMap<TypeSheet, ReadonlyMap<string, Way>>();

/** The ways of elements by name, as a sheet has it. All others are as `div`. Made once for a sheet. */
export function waysOf(sheet: TypeSheet): ReadonlyMap<string, Way> {
  let ways = known.get(sheet);
  if (ways === undefined) {
    ways = makeWays(sheet);
    known.set(sheet, ways);
  }
  return ways;
}

function makeWays(sheet: TypeSheet): ReadonlyMap<string, Way> {
  const ways = new Map<string, Way>();
  const give = (names: Iterable<string>, { margins = none, inItem = margins, ...way }: Partial<Way>) => {
    for (const name of names) ways.set(name, { ...block, ...way, margins, inItem });
  };
  give(inlineElements, { role: 'inline' });
  // Details are laid out as open.
  give('head title script style template noscript svg math map datalist object rp'.split(' '), { role: 'unseen' });
  give(['br'], { role: 'break' });
  give(['img'], { role: 'image', margins: sheet.image, height: sheet.image.height });
  give(['iframe', 'video', 'embed', 'canvas'], { role: 'embed', margins: sheet.embed, height: sheet.embed.height });
  give(['input', 'select', 'textarea'], { role: 'control', margins: sheet.control, height: sheet.control.height });
  give(['header', 'footer'], { role: 'margin' });
  give(['p'], { margins: sheet.paragraph, inItem: sheet.item, isParagraph: true });
  give(['li'], { margins: sheet.item, makesItem: true, owns: 'all', isParagraph: true });
  for (const [index, style] of sheet.headings.entries()) {
    give([`h${index + 1}`], { margins: style, style, owns: 'all', isParagraph: true });
  }
  give(['ul', 'ol'], {
    margins: sheet.list,
    inItem: sheet.nestedList,
    indent: sheet.list.indent,
    makesItem: false,
    owns: 'none',
  });
  give(['dl'], { margins: sheet.list, owns: 'none' });
  give(['dt'], { isBold: true, owns: 'all' });
  give(['dd'], { margins: sheet.definition, owns: 'all' });
  give(['blockquote'], { margins: sheet.quotation, indent: sheet.quotation.indent, owns: 'texts' });
  give(['figure', 'address'], { margins: sheet.paragraph });
  give(['figcaption'], { owns: 'all', isParagraph: true });
  give(['caption', 'td', 'th'], { owns: 'all' });
  give(['table'], { role: 'table', margins: sheet.table });
  give(['pre'], { role: 'code', margins: sheet.code, height: sheet.code.lineHeight });
  give(['hr'], { role: 'rule', margins: sheet.rule, height: sheet.rule.height });
  return ways;
}
