import { chosen, readDrawing } from './drawings.ts';
import { type Fields, meaningOf } from './fields.ts';
import type { Flow, Marks, Piece } from './flow.ts';
import { breakMark, type ParagraphBuilder, pictureMark } from './paragraph-builder.ts';
import type { Part, Setting } from './story-reader.ts';
import { readRunFormat } from './styles.ts';
import { child, value, type XmlElement } from './xml.ts';
import { readXmlText } from './xml-text.ts';

/** Ids of the notes to which a document refers, in order. */
export interface NotesSeen {
  footnotes: Set<string>;
  endnotes: Set<string>;
}

const plain = { link: undefined, isMerged: false, field: undefined, isInserted: false };

/** Reads what stands in one paragraph, as it reads when all tracked changes are accepted. */
export class InlineReader {
  constructor(
    private readonly builder: ParagraphBuilder,
    private readonly part: Part,
    private readonly setting: Setting,
    private readonly fields: Fields,
    private readonly readBox: (content: XmlElement) => Flow[],
  ) {}

  read(paragraph: XmlElement): void {
    const { run: format } = this.builder.paragraph.style;
    this.inline(paragraph.children, { ...plain, format });
  }

  private inline(elements: readonly XmlElement[], marks: Marks): void {
    for (const element of elements) this.element(element, marks);
  }

  private element(element: XmlElement, marks: Marks): void {
    const { review } = this.setting;
    const { attributes, children } = element;
    switch (element.name) {
      case 'w:r':
        this.run(element, marks);
        break;
      case 'w:hyperlink':
        this.inline(children, { ...marks, link: this.address(attributes) ?? marks.link });
        break;
      case 'w:ins':
      case 'w:moveTo': {
        const { spot } = this.builder;
        this.inline(children, { ...marks, isInserted: true });
        review.change('inserted', spot, this.builder.spot);
        break;
      }
      case 'w:del':
      case 'w:moveFrom':
        review.change('deleted', this.builder.spot, this.builder.spot);
        break;
      case 'w:fldSimple': {
        const { link, isMerged, isWhole } = meaningOf(attributes['w:instr'] ?? '');
        const edge = { run: undefined, node: element };
        const field = marks.field ?? (isWhole ? { begin: edge, end: edge } : undefined);
        this.inline(children, { ...marks, link: link ?? marks.link, isMerged: marks.isMerged || isMerged, field });
        break;
      }
      case 'w:sdt':
        this.inline(child(element, 'w:sdtContent')?.children ?? [], marks);
        break;
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        this.inline(children, marks);
        break;
      case 'mc:AlternateContent':
        this.inline(chosen(element), marks);
        break;
      case 'w:commentRangeStart':
        review.begin(attributes['w:id'] ?? '', this.builder.spot);
        break;
      case 'w:commentRangeEnd':
        review.end(attributes['w:id'] ?? '', this.builder.spot);
    }
  }

  private address(attributes: Readonly<Record<string, string>>): string | undefined {
    const id = attributes['r:id'];
    const anchor = attributes['w:anchor'];
    const target = id === undefined ? undefined : this.part.relationships.get(id)?.target;
    if (target === undefined && anchor === undefined) return undefined;
    return `${target ?? ''}${anchor === undefined ? '' : `#${anchor}`}`;
  }

  private run(run: XmlElement, outer: Marks): void {
    const properties = child(run, 'w:rPr');
    const inherited = { ...outer.format, ...this.setting.styles.character(value(properties, 'w:rStyle')) };
    const marks = { ...outer, format: { ...inherited, ...readRunFormat(properties) } };
    for (const node of run.children) this.content(node, node, run, marks);
  }

  /**
   * @param node what is read
   * @param top the child of the run that it is or is in
   */
  private content(node: XmlElement, top: XmlElement, run: XmlElement, marks: Marks): void {
    const { fields, setting } = this;
    const { attributes } = node;
    switch (node.name) {
      case 'w:t':
        this.text(node, run, marks);
        break;
      case 'w:tab':
      case 'w:ptab':
        this.add('tab', '\t', top, run, marks);
        break;
      case 'w:br':
      case 'w:cr':
        if (attributes['w:type'] === 'page') this.builder.breakPage();
        else if (attributes['w:type'] !== 'column') this.add('break', breakMark, top, run, marks);
        break;
      case 'w:noBreakHyphen':
        this.add('tab', '\u2011', top, run, marks);
        break;
      case 'w:fldChar':
        fields.mark(attributes['w:fldCharType'], { run, node: top });
        break;
      case 'w:instrText':
        fields.code(readXmlText(this.part.xml, node.contentStart, node.contentEnd, false).text);
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const kind = node.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
        const id = attributes['w:id'] ?? '';
        setting.notes[`${kind}s`].add(id);
        this.add('note', '', top, run, marks, { note: `${kind} ${id}` });
        break;
      }
      case 'w:commentReference':
        setting.review.refer(attributes['w:id'] ?? '', this.builder.spot);
        break;
      case 'w:ruby':
        for (const base of child(node, 'w:rubyBase')?.children ?? []) {
          for (const inner of base.children) if (inner.name === 'w:t') this.text(inner, base, marks);
        }
        break;
      case 'mc:AlternateContent':
        for (const each of chosen(node)) this.content(each, top, run, marks);
        break;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.drawing(node, top, run, marks);
    }
  }

  private text(node: XmlElement, run: XmlElement, marks: Marks): void {
    const trims = node.attributes['xml:space'] !== 'preserve';
    const xml = readXmlText(this.part.xml, node.contentStart, node.contentEnd, trims);
    if (xml.text !== '') this.add('text', xml.text, node, run, marks, { xml });
  }

  private drawing(node: XmlElement, top: XmlElement, run: XmlElement, marks: Marks): void {
    const { picture, boxes, link } = readDrawing(node, this.part.relationships);
    if (picture !== undefined) {
      this.add('picture', pictureMark, top, run, { ...marks, link: link ?? marks.link }, { picture });
    }
    for (const box of boxes) this.builder.paragraph.boxes.push(...this.readBox(box));
  }

  private add(
    kind: Piece['kind'],
    text: string,
    node: XmlElement,
    run: XmlElement,
    marks: Marks,
    more: Partial<Pick<Piece, 'xml' | 'picture' | 'note'>> = {},
  ): void {
    const { fields } = this;
    if (!fields.isShown) return;
    const { link, isMerged, field } = fields.meaning;
    this.builder.add({
      ...{ kind, text, run, node, xml: undefined, picture: undefined, note: undefined },
      marks: {
        ...marks,
        link: link ?? marks.link,
        isMerged: marks.isMerged || isMerged,
        field: field ?? marks.field,
      },
      ...more,
    });
  }
}
