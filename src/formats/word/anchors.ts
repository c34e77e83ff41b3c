import type { Edge, Paragraph, Piece } from './flow.ts';
import type { Splice } from './splice.ts';
import type { XmlElement } from './xml.ts';

/** A place between two characters of a paragraph, in its XML. */
interface Anchor {
  /** Where the marks go. */
  at: number;
  /** What has to be closed before the marks and opened again after them: a run is cut in two, both as they were set. */
  before: string;
  after: string;
}

/** The marks of the comments that begin or end at one place. */
interface Marks extends Anchor {
  ends: string[];
  points: string[];
  starts: string[];
}

/** Puts the marks of comments between the characters of a document. */
export class Anchors {
  private readonly marks = new Map<number, Marks>();
  /** Texts that are cut, so that spaces at the cut must be kept. */
  private readonly cut = new Set<Piece>();
  /** The pieces of a paragraph that have text, by where it begins. */
  private readonly ordered = new Map<Paragraph, readonly Piece[]>();

  constructor(
    private readonly xml: string,
    /** Of the namespace of the text: `w:`. */
    private readonly prefix: string,
    private readonly splice: Splice,
  ) {}

  /** Marks the range from offset `start` of a paragraph to offset `end` of the same or a later one. */
  range(id: number, first: Paragraph, start: number, last: Paragraph, end: number): void {
    const from = this.pieceAt(first, start);
    const to = this.pieceAt(last, end - 1);
    const opening = from === undefined ? this.edge(first, start) : this.opened(from, start - from.start);
    const closing = to === undefined ? this.edge(last, end) : this.closed(to, end - to.start);
    this.at(opening).starts.push(this.tag('commentRangeStart', id));
    this.at(closing).ends.push(this.ending(id));
  }

  /** Marks a place. */
  point(id: number, paragraph: Paragraph, offset: number): void {
    const piece = this.pieceAt(paragraph, offset);
    const anchor = piece === undefined ? this.edge(paragraph, offset) : this.opened(piece, offset - piece.start);
    this.at(anchor).points.push(this.tag('commentRangeStart', id) + this.ending(id));
  }

  /** Marks a piece as a whole, though it may have no text. */
  piece(id: number, piece: Piece): void {
    this.at(this.before(piece)).starts.push(this.tag('commentRangeStart', id));
    this.at(this.after(piece)).ends.push(this.ending(id));
  }

  /** Writes all marks. */
  write(): void {
    for (const { at, before, after, ends, points, starts } of this.marks.values()) {
      this.splice.insert(at, before + [...ends, ...points, ...starts].join('') + after);
    }
    for (const { node, xml, text } of this.cut) {
      if (node.attributes['xml:space'] === 'preserve' || xml === undefined) continue;
      const tag = this.xml
        .slice(node.start, node.contentStart - 1)
        .replace(/\s+xml:space\s*=\s*(?:"[^"]*"|'[^']*')/, '');
      this.splice.replace(node.start, node.contentStart, `${tag} xml:space="preserve">`);
      // White space at the ends was no part of the text, and must not become one.
      if (!xml.isLiteral(-1)) this.splice.replace(node.contentStart, xml.place(0), '');
      if (!xml.isLiteral(text.length)) this.splice.replace(xml.place(text.length), node.contentEnd, '');
    }
  }

  /** The piece that holds the code unit at an offset of a paragraph's text, if there is one. */
  private pieceAt(paragraph: Paragraph, offset: number): Piece | undefined {
    let ordered = this.ordered.get(paragraph);
    if (ordered === undefined) {
      ordered = paragraph.pieces.filter(({ text }) => text !== '').sort((a, b) => a.start - b.start);
      this.ordered.set(paragraph, ordered);
    }
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ordered[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const piece = ordered[low - 1];
    return piece !== undefined && offset < piece.start + piece.text.length ? piece : undefined;
  }

  private at(anchor: Anchor): Marks {
    const marks = this.marks.get(anchor.at) ?? { ...anchor, ends: [], points: [], starts: [] };
    this.marks.set(anchor.at, marks);
    return marks;
  }

  private tag(name: string, id: number): string {
    return `<${this.prefix}${name} ${this.prefix}id="${id}"/>`;
  }

  private ending(id: number): string {
    const run = `${this.prefix}r`;
    return `${this.tag('commentRangeEnd', id)}<${run}>${this.tag('commentReference', id)}</${run}>`;
  }

  /** The place for the beginning of a range, `offset` code units into a piece: before a field, if it is in one. */
  private opened(piece: Piece, offset: number): Anchor {
    const { field } = piece.marks;
    return field?.end === undefined ? this.within(piece, offset) : this.before(field.begin);
  }

  /** The place for the end of a range. */
  private closed(piece: Piece, offset: number): Anchor {
    const { field } = piece.marks;
    return field?.end === undefined ? this.within(piece, offset) : this.after(field.end);
  }

  /** The place `offset` code units into a piece. */
  private within(piece: Piece, offset: number): Anchor {
    if (offset <= 0) return this.before(piece);
    if (offset >= piece.text.length || piece.xml === undefined) return this.after(piece);
    this.cut.add(piece);
    const { run, node, xml } = piece;
    const name = this.nameOf(node);
    const isLiteral = xml.isLiteral(offset) && xml.isLiteral(offset - 1);
    const space = `<${name} xml:space="preserve">`;
    return {
      at: xml.place(offset),
      before: `${isLiteral ? ']]>' : ''}</${name}></${this.nameOf(run)}>`,
      after: `${this.opening(run)}${space}${isLiteral ? '<![CDATA[' : ''}`,
    };
  }

  private before({ run, node }: Edge): Anchor {
    if (run === undefined) return { at: node.start, before: '', after: '' };
    const children = run.children.filter(({ name }) => name !== 'w:rPr');
    if (children[0] === node) return { at: run.start, before: '', after: '' };
    return { at: node.start, before: `</${this.nameOf(run)}>`, after: this.opening(run) };
  }

  private after({ run, node }: Edge): Anchor {
    if (run === undefined) return { at: node.end, before: '', after: '' };
    if (run.children.at(-1) === node) return { at: run.end, before: '', after: '' };
    return { at: node.end, before: `</${this.nameOf(run)}>`, after: this.opening(run) };
  }

  /** A place in a paragraph where no piece is: at its beginning or its end. */
  private edge({ element, pieces, runsInto }: Paragraph, offset: number): Anchor {
    if (runsInto !== undefined) return this.edge(runsInto, 0);
    const first = pieces[0];
    const last = pieces.at(-1);
    if (first !== undefined && last !== undefined)
      return offset <= 0 ? this.opened(first, 0) : this.closed(last, last.text.length);
    if (element.contentStart === element.end) {
      // <w:p/> is written as <w:p></w:p>: its stroke goes.
      if (!this.marks.has(element.end)) this.splice.replace(element.end - 2, element.end, '>');
      return { at: element.end, before: '', after: `</${this.nameOf(element)}>` };
    }
    const properties = element.children.find(({ name }) => name === 'w:pPr');
    return { at: properties?.end ?? element.contentStart, before: '', after: '' };
  }

  /** A run's start tag and its settings, as written. */
  private opening(run: XmlElement): string {
    const settings = run.children.find(({ name }) => name === 'w:rPr');
    const written = settings === undefined ? '' : this.xml.slice(settings.start, settings.end);
    return this.xml.slice(run.start, run.contentStart) + written;
  }

  private nameOf(element: XmlElement): string {
    return /^[^\s/>]+/.exec(this.xml.slice(element.start + 1, element.start + 101))?.[0] ?? '';
  }
}
