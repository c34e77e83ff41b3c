import type { Review } from './changes.ts';
import { chosen } from './drawings.ts';
import { Fields } from './fields.ts';
import type { Cell, Flow, Paragraph, Row } from './flow.ts';
import { InlineReader, type NotesSeen } from './inline-reader.ts';
import type { Numbering } from './numbering.ts';
import type { Relationship } from './package.ts';
import { ParagraphBuilder } from './paragraph-builder.ts';
import { readParagraphFormat, readRunFormat, type Style, type Styles } from './styles.ts';
import { child, toggle, value, type XmlElement } from './xml.ts';

/** What all stories of a document share. */
export interface Setting {
  styles: Styles;
  numbering: Numbering;
  review: Review;
  notes: NotesSeen;
  /** Every paragraph, in the order in which they begin: number 1 first. */
  paragraphs: Paragraph[];
}

/** One part of the file. */
export interface Part {
  name: string;
  xml: string;
  relationships: ReadonlyMap<string, Relationship>;
}

/** Reads the paragraphs and tables of one part of a document. */
export class StoryReader {
  private fields = new Fields();
  /** Ids of the comments whose ranges begin with the next paragraph. */
  private beginning: string[] = [];
  /** A paragraph whose end was deleted, so that it goes on with the next. */
  private unended: Paragraph | undefined;

  constructor(
    private readonly part: Part,
    private readonly setting: Setting,
  ) {}

  /** Reads what stands in a body, cell, text box, note, header or footer. */
  read(container: XmlElement): Flow[] {
    const flows: Flow[] = [];
    this.blocks(container.children, flows);
    this.endParagraph(flows);
    return flows;
  }

  private blocks(elements: readonly XmlElement[], flows: Flow[]): void {
    for (const element of elements) this.block(element, flows);
  }

  private block(element: XmlElement, flows: Flow[]): void {
    switch (element.name) {
      case 'w:p':
        this.paragraph(element, flows);
        break;
      case 'w:tbl':
        this.endParagraph(flows);
        flows.push({ rows: this.table(element) });
        break;
      case 'w:sdt':
        this.blocks(child(element, 'w:sdtContent')?.children ?? [], flows);
        break;
      case 'w:customXml':
      case 'w:ins':
      case 'w:moveTo':
        this.blocks(element.children, flows);
        break;
      case 'mc:AlternateContent':
        this.blocks(chosen(element), flows);
        break;
      case 'w:commentRangeStart':
      case 'w:commentRangeEnd':
        this.commentMark(element, flows);
    }
  }

  /** A mark between paragraphs: a range begins with the paragraph after it, and ends with the one before. */
  private commentMark(element: XmlElement, flows: Flow[]): void {
    const id = element.attributes['w:id'] ?? '';
    const last = flows.at(-1);
    if (element.name === 'w:commentRangeStart') this.beginning.push(id);
    else if (last !== undefined && 'paragraph' in last) {
      this.setting.review.end(id, { paragraph: last.paragraph, offset: last.paragraph.text.length });
    }
  }

  private paragraph(element: XmlElement, flows: Flow[]): void {
    const { styles, paragraphs } = this.setting;
    const properties = child(element, 'w:pPr');
    const style = styles.paragraph(value(properties, 'w:pStyle'));
    const own = readParagraphFormat(properties);
    const format = { ...style.paragraph, ...own };
    const mark = child(properties, 'w:rPr');
    const markFormat = { ...style.run, ...readRunFormat(mark) };
    const paragraph: Paragraph = {
      number: paragraphs.length + 1,
      part: this.part.name,
      element,
      pieces: [],
      text: '',
      start: 0,
      style,
      format,
      level: ('outline' in own ? own.outline : styles.headingLevel(style)) ?? this.numberedLevel(style, format) ?? 0,
      size: markFormat.size ?? 10,
      pageBreak: toggle(properties, 'w:pageBreakBefore') ? 'before' : undefined,
      boxes: [],
      runsInto: undefined,
    };
    paragraphs.push(paragraph);
    for (const id of this.beginning) this.setting.review.begin(id, { paragraph, offset: 0 });
    this.beginning = [];
    const builder = new ParagraphBuilder(paragraph);
    if (this.unended !== undefined) builder.take(this.unended);
    this.unended = undefined;
    new InlineReader(builder, this.part, this.setting, this.fields, (box) => this.box(box)).read(element);
    builder.finish();
    const isEndDeleted = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
    if (isEndDeleted) this.unended = paragraph;
    else flows.push({ paragraph });
  }

  /** A numbering may belong to the headings of a document, and so make headings of what it numbers. */
  private numberedLevel(style: Style, format: Paragraph['format']): number | undefined {
    const { styles, numbering } = this.setting;
    if (format.numbering === undefined) return undefined;
    const depth = format.depth ?? numbering.depthOf(format.numbering, style.id);
    const owner = numbering.level(format.numbering, depth)?.style;
    return owner === undefined || owner === style.id ? undefined : styles.headingLevel(styles.paragraph(owner));
  }

  /** A deleted end with nothing after it to go on with. */
  private endParagraph(flows: Flow[]): void {
    const { unended } = this;
    this.unended = undefined;
    if (unended !== undefined) flows.push({ paragraph: unended });
  }

  private box(content: XmlElement): Flow[] {
    const { fields, unended } = this;
    this.fields = new Fields();
    this.unended = undefined;
    const flows = this.read(content);
    this.fields = fields;
    this.unended = unended;
    return flows;
  }

  private table(element: XmlElement): Row[] {
    const rows: Row[] = [];
    /** Cells that go on downwards, by the column in which they begin. */
    const reaching = new Map<number, Cell>();
    for (const row of inside(element, 'w:tr')) {
      const properties = child(row, 'w:trPr');
      if (child(properties, 'w:del') !== undefined) continue;
      const cells: Cell[] = [];
      let column = Number(value(properties, 'w:gridBefore') ?? 0);
      for (const each of inside(row, 'w:tc')) {
        const cell = this.cell(each);
        const above = reaching.get(column);
        if (cell.continues && above !== undefined) above.rows++;
        else {
          cell.continues = false;
          reaching.set(column, cell);
        }
        cells.push(cell);
        column += cell.columns;
      }
      rows.push({ isHeader: toggle(properties, 'w:tblHeader') ?? false, cells });
    }
    return rows;
  }

  private cell(element: XmlElement): Cell {
    const properties = child(element, 'w:tcPr');
    const merge = child(properties, 'w:vMerge');
    const columns = Math.max(1, Math.floor(Number(value(properties, 'w:gridSpan') ?? 1)) || 1);
    const continues = merge !== undefined && merge.attributes['w:val'] !== 'restart';
    return { flows: this.read(element), columns: Math.min(columns, 1000), continues, rows: 1 };
  }
}

/** Rows of a table or cells of a row, those in content controls with them. */
function* inside(element: XmlElement, name: string): Iterable<XmlElement> {
  for (const each of element.children) {
    if (each.name === name) yield each;
    else if (each.name === 'w:sdt') yield* inside(child(each, 'w:sdtContent') ?? each, name);
    else if (each.name === 'w:customXml') yield* inside(each, name);
  }
}
