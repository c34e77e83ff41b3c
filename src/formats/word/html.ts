import { SourceMap } from '../../draft/source-map.ts';
import { HtmlWriter } from '../html-writer.ts';
import type { Flow, Paragraph, Picture, Piece, Row, Story } from './flow.ts';
import type { ListLevel, Numbering } from './numbering.ts';

/** Elements that the stories around the body stand in. */
const wrappers: Readonly<Record<Story['kind'], string | undefined>> = {
  body: undefined,
  footnote: 'aside',
  endnote: 'aside',
  header: 'header',
  footer: 'footer',
};

/** Writes the HTML that a Word document means, with a map to the draft's source. */
export class WordHtml {
  readonly html = new HtmlWriter();
  /** Lists that are open, outermost first. */
  private lists: { tag: 'ul' | 'ol'; depth: number }[] = [];
  private isContents = false;
  /** Where what was written last ends in the source. */
  private at = 0;

  constructor(
    private readonly numbering: Numbering,
    /** What the document is in, unless something in it says otherwise. */
    private readonly language: string,
  ) {}

  story({ kind, flows }: Story): void {
    const wrapper = wrappers[kind];
    if (wrapper !== undefined) this.mark(`<${wrapper}>`);
    this.flows(flows);
    if (wrapper !== undefined) this.mark(`</${wrapper}>`);
  }

  private flows(flows: readonly Flow[]): void {
    const outer = this.lists;
    this.lists = [];
    for (const flow of flows) {
      if ('rows' in flow) {
        this.closeLists(0);
        this.table(flow.rows);
      } else this.paragraph(flow.paragraph);
    }
    this.closeLists(0);
    this.lists = outer;
  }

  private mark(html: string): void {
    this.html.markup(html, this.at);
  }

  private paragraph(paragraph: Paragraph): void {
    const level = this.listLevel(paragraph);
    if (level !== undefined) this.openList(paragraph, level);
    else this.closeLists(0);
    const isCaption = paragraph.style.name === 'caption';
    // A blank line in the style of a heading is none to any program that reads headings out.
    const isHeading = paragraph.level > 0 && paragraph.text.trim() !== '';
    const tag = isHeading ? `h${Math.min(paragraph.level, 6)}` : isCaption ? 'figcaption' : 'p';
    this.at = paragraph.start;
    if (level !== undefined) this.mark('<li>');
    else this.mark(isCaption ? '<figure><figcaption>' : `<${tag}>`);
    this.pieces(paragraph, isHeading);
    this.at = paragraph.start + paragraph.text.length;
    if (level === undefined) this.mark(isCaption ? '</figcaption></figure>' : `</${tag}>`);
    if (paragraph.boxes.length > 0) {
      this.mark('<div>');
      this.flows(paragraph.boxes);
      this.mark('</div>');
    }
  }

  /** The level of the list that a paragraph is an item of. An entry in a table of contents is one as well. */
  private listLevel({ format, style, level, text }: Paragraph): (ListLevel & { depth: number }) | undefined {
    const contents = /^(?:toc ([1-9])|table of figures)$/.exec(style.name);
    if (contents !== null) {
      return { isOrdered: false, isPlain: false, style: undefined, depth: Number(contents[1] ?? 1) - 1 };
    }
    if (level > 0 || text === '' || format.numbering === undefined) return undefined;
    const depth = format.depth ?? this.numbering.depthOf(format.numbering, style.id);
    const found = this.numbering.level(format.numbering, depth);
    return found === undefined || found.isPlain ? undefined : { ...found, depth };
  }

  private openList({ style, start }: Paragraph, { isOrdered, depth }: ListLevel & { depth: number }): void {
    const tag = isOrdered ? 'ol' : 'ul';
    const isContents = style.name.startsWith('toc ');
    if (isContents !== this.isContents) this.closeLists(0);
    while ((this.lists.at(-1)?.depth ?? -1) > depth) this.closeLists(this.lists.length - 1);
    const last = this.lists.at(-1);
    if (last !== undefined && last.depth === depth) {
      this.mark('</li>');
      if (last.tag === tag) return;
      this.mark(`</${last.tag}>`);
      this.lists.pop();
    }
    this.at = start;
    if (isContents && !this.isContents) this.mark('<nav>');
    this.isContents = isContents;
    this.mark(`<${tag}>`);
    this.lists.push({ tag, depth });
  }

  private closeLists(count: number): void {
    while (this.lists.length > count) this.mark(`</li></${this.lists.pop()?.tag}>`);
    if (count > 0 || !this.isContents) return;
    this.mark('</nav>');
    this.isContents = false;
  }

  private table(rows: readonly Row[]): void {
    this.mark('<table>');
    for (const { isHeader, cells } of rows) {
      this.mark('<tr>');
      for (const cell of cells) {
        // What a merged cell holds below its first row is not shown.
        if (cell.continues) continue;
        const tag = isHeader ? 'th' : 'td';
        const spans = `${cell.columns > 1 ? ` colspan="${cell.columns}"` : ''}${cell.rows > 1 ? ` rowspan="${cell.rows}"` : ''}`;
        const first = firstParagraph(cell.flows);
        if (first !== undefined) this.at = first.start;
        this.mark(`<${tag}${spans}>`);
        this.flows(cell.flows);
        this.mark(`</${tag}>`);
      }
      this.mark('</tr>');
    }
    this.mark('</table>');
  }

  private pieces(paragraph: Paragraph, isHeading: boolean): void {
    const open: string[] = [];
    for (const piece of paragraph.pieces) {
      if (piece.kind === 'note') continue;
      this.open(open, this.tags(piece, isHeading), paragraph.start + piece.start);
      this.piece(piece, paragraph.start + piece.start);
    }
    this.open(open, [], this.at);
  }

  /** Closes what a piece does not stand in and opens what it does: the same tags go on over runs. */
  private open(open: string[], wanted: readonly string[], at: number): void {
    let same = 0;
    while (same < open.length && open[same] === wanted[same]) same++;
    while (open.length > same) this.html.markup(`</${/^\w+/.exec(open.pop() ?? '')?.[0]}>`, this.at);
    for (const tag of wanted.slice(same)) {
      this.html.markup(`<${tag}>`, at);
      open.push(tag);
    }
  }

  private tags({ marks }: Piece, isHeading: boolean): string[] {
    const { format, link, isMerged } = marks;
    const tags: string[] = [];
    const { language } = format;
    const isForeign =
      language !== undefined && primary(language) !== primary(this.language) && /^[a-z]/i.test(language);
    if (link !== undefined) tags.push(`a href="${attribute(link)}"`);
    if (isForeign) tags.push(`span lang="${attribute(language)}"`);
    if (format.hidden) tags.push('span hidden');
    if (format.bold && !isHeading) tags.push('b');
    if (format.italic) tags.push('i');
    if (format.strike) tags.push('s');
    if (format.underline && link === undefined && !isHeading) tags.push('u');
    if (isMerged) tags.push('var');
    return tags;
  }

  private piece({ kind, text, picture }: Piece, start: number): void {
    if (picture !== undefined) {
      this.picture(picture, start);
      return;
    }
    this.at = start + text.length;
    if (kind === 'break') this.html.raw('<br>', whole(4, start, 1));
    else this.html.text(text, SourceMap.identity(text.length, start));
  }

  private picture({ alt, file, width, height, floats }: Picture, start: number): void {
    const { html } = this;
    const size = (name: string, points: number | undefined) =>
      points === undefined ? '' : ` ${name}="${Math.round((points * 96) / 72)}"`;
    const named = file === undefined ? '' : ` src="${attribute(file)}"`;
    html.raw('<img', whole(4, start, 1));
    html.markup(
      `${named}${size('width', width)}${size('height', height)}${floats ? ' style="float:left"' : ''}`,
      start + 1,
    );
    if (alt !== undefined) {
      html.markup(' alt="', start);
      html.text(alt, whole(alt.length, start, 1));
      html.markup('"', start + 1);
    }
    html.markup('>', start + 1);
  }
}

function firstParagraph(flows: readonly Flow[]): Paragraph | undefined {
  for (const flow of flows) {
    if ('paragraph' in flow) return flow.paragraph;
    for (const { cells } of flow.rows) {
      for (const cell of cells) {
        const first = firstParagraph(cell.flows);
        if (first !== undefined) return first;
      }
    }
  }
  return undefined;
}

/** A map of `length` code units that stand for `sourceLength` as a whole. */
function whole(length: number, start: number, sourceLength: number): SourceMap {
  const map = new SourceMap();
  map.append(length, start, sourceLength);
  return map;
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function primary(language: string): string | undefined {
  return language.split('-')[0]?.toLowerCase();
}
