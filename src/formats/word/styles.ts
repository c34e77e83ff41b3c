import { child, toggle, value, type XmlElement, type XmlPart } from './xml.ts';

/** How a run of text is set, as far as it matters to a reader. What is undefined is not said. */
export interface RunFormat {
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  underline?: boolean | undefined;
  strike?: boolean | undefined;
  /** Shown in capitals whatever its letters are. */
  caps?: boolean | undefined;
  hidden?: boolean | undefined;
  /** Points. */
  size?: number | undefined;
  font?: string | undefined;
  language?: string | undefined;
}

/** How a paragraph is set. Lengths in points. */
export interface ParagraphFormat {
  /** 1 to 9; none for text. */
  outline?: number | undefined;
  /** Id of its numbering; `0` takes away that of the style. */
  numbering?: string | undefined;
  /** 0-based depth in that numbering. */
  depth?: number | undefined;
  align?: string | undefined;
  before?: number | undefined;
  after?: number | undefined;
  /** Height of a line: times that of the font, or in points, exactly or at least. */
  line?: { height: number; rule: 'times' | 'exact' | 'least' } | undefined;
  left?: number | undefined;
  right?: number | undefined;
  /** No space between paragraphs of the same style. */
  contextual?: boolean | undefined;
}

export interface Style {
  id: string;
  /** Its built-in or given name in lower case: `heading 1`, whatever the language of the program. */
  name: string;
  paragraph: ParagraphFormat;
  run: RunFormat;
}

const noStyle: Style = { id: '', name: 'normal', paragraph: {}, run: {} };

/** The styles of a document, each with all that it inherits. */
export class Styles {
  private readonly elements = new Map<string, XmlElement>();
  private readonly resolved = new Map<string, Style>();
  private readonly defaults: Style;
  private readonly defaultParagraph: string | undefined;

  constructor(part: XmlPart | undefined) {
    const defaults = child(part?.root, 'w:docDefaults');
    this.defaults = {
      ...noStyle,
      paragraph: readParagraphFormat(child(child(defaults, 'w:pPrDefault'), 'w:pPr')),
      // Without a word about it Word takes 10 points.
      run: { size: 10, ...readRunFormat(child(child(defaults, 'w:rPrDefault'), 'w:rPr')) },
    };
    for (const style of part?.root.children ?? []) {
      const id = style.attributes['w:styleId'];
      if (style.name === 'w:style' && id !== undefined) this.elements.set(id, style);
    }
    this.defaultParagraph = [...this.elements].find(
      ([, { attributes }]) =>
        attributes['w:type'] === 'paragraph' && /^(?:1|true|on)$/.test(attributes['w:default'] ?? ''),
    )?.[0];
  }

  /** The style of a paragraph: the document's default where none is named or the name is unknown. */
  paragraph(id: string | undefined): Style {
    const known = id !== undefined && this.elements.has(id) ? id : this.defaultParagraph;
    return known === undefined ? this.defaults : this.resolve(known, this.defaults, 0);
  }

  /** What a character style says, with what it inherits, and nothing of the document's defaults. */
  character(id: string | undefined): RunFormat {
    return id === undefined || !this.elements.has(id) ? {} : this.resolve(id, noStyle, 0).run;
  }

  /** Whether a paragraph style is one of headings. */
  headingLevel(style: Style): number | undefined {
    const named = /^heading ([1-9])$/.exec(style.name)?.[1];
    return named === undefined ? style.paragraph.outline : Number(named);
  }

  private resolve(id: string, base: Style, depth: number): Style {
    const before = this.resolved.get(id);
    if (before !== undefined) return before;
    const element = this.elements.get(id);
    // Styles that are based on each other in a circle, or on one that there is none of, end here.
    if (element === undefined || depth > 50) return base;
    const parentId = value(element, 'w:basedOn');
    const parent = parentId === undefined ? base : this.resolve(parentId, base, depth + 1);
    const name = (value(element, 'w:name') ?? id).toLowerCase();
    const style = {
      id,
      // A style that is based on a heading is one as well, unless it says that it is text.
      name: /^heading [1-9]$/.test(parent.name) && !saysText(element) ? parent.name : name,
      paragraph: { ...parent.paragraph, ...readParagraphFormat(child(element, 'w:pPr')) },
      run: { ...parent.run, ...readRunFormat(child(element, 'w:rPr')) },
    };
    this.resolved.set(id, style);
    return style;
  }
}

function saysText(style: XmlElement): boolean {
  return value(child(style, 'w:pPr'), 'w:outlineLvl') === '9';
}

/** Reads `w:pPr`. */
export function readParagraphFormat(properties: XmlElement | undefined): ParagraphFormat {
  const format: ParagraphFormat = {};
  if (properties === undefined) return format;
  const outline = number(value(properties, 'w:outlineLvl'));
  if (outline !== undefined) format.outline = outline < 9 ? outline + 1 : undefined;
  const list = child(properties, 'w:numPr');
  const numbering = value(list, 'w:numId');
  if (numbering !== undefined) format.numbering = numbering;
  const depth = number(value(list, 'w:ilvl'));
  if (depth !== undefined) format.depth = depth;
  const align = value(properties, 'w:jc');
  if (align !== undefined) format.align = align;
  const contextual = toggle(properties, 'w:contextualSpacing');
  if (contextual !== undefined) format.contextual = contextual;
  const spacing = child(properties, 'w:spacing')?.attributes ?? {};
  const before = twips(spacing['w:before']);
  if (before !== undefined) format.before = before;
  const after = twips(spacing['w:after']);
  if (after !== undefined) format.after = after;
  const line = number(spacing['w:line']);
  if (line !== undefined) format.line = readLine(line, spacing['w:lineRule']);
  const indent = child(properties, 'w:ind')?.attributes ?? {};
  const left = twips(indent['w:left'] ?? indent['w:start']);
  if (left !== undefined) format.left = left;
  const right = twips(indent['w:right'] ?? indent['w:end']);
  if (right !== undefined) format.right = right;
  return format;
}

function readLine(line: number, rule: string | undefined): NonNullable<ParagraphFormat['line']> {
  if (rule === 'exact') return { height: line / 20, rule: 'exact' };
  return rule === 'atLeast' ? { height: line / 20, rule: 'least' } : { height: line / 240, rule: 'times' };
}

/** Reads `w:rPr`. */
export function readRunFormat(properties: XmlElement | undefined): RunFormat {
  const format: RunFormat = {};
  if (properties === undefined) return format;
  for (const each of properties.children) {
    const isOn = () => !/^(?:0|false|off|none)$/.test(each.attributes['w:val'] ?? '1');
    switch (each.name) {
      case 'w:b':
        format.bold = isOn();
        break;
      case 'w:i':
        format.italic = isOn();
        break;
      case 'w:u':
        format.underline = isOn();
        break;
      case 'w:strike':
      case 'w:dstrike':
        format.strike = isOn();
        break;
      case 'w:caps':
        format.caps = isOn();
        break;
      case 'w:vanish':
        format.hidden = isOn();
        break;
      case 'w:sz':
        format.size = (number(each.attributes['w:val']) ?? 20) / 2;
        break;
      case 'w:rFonts':
        format.font = each.attributes['w:ascii'] ?? format.font;
        break;
      case 'w:lang':
        format.language = each.attributes['w:val'] ?? format.language;
    }
  }
  return format;
}

/** A length in twentieths of a point, in points. */
export function twips(text: string | undefined): number | undefined {
  const length = number(text);
  return length === undefined ? undefined : length / 20;
}

function number(text: string | undefined): number | undefined {
  const value = text === undefined ? Number.NaN : Number.parseFloat(text);
  return Number.isFinite(value) ? value : undefined;
}
