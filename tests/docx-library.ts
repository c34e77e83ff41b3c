import * as library from 'docx';

type Make = new (options: object | string) => object;

/** What the tests use of the docx package, whose own types cannot be followed from an ECMAScript module. */
interface Docx {
  CommentRangeEnd: new (id: number) => object;
  CommentRangeStart: new (id: number) => object;
  CommentReference: new (id: number) => object;
  DeletedTextRun: Make;
  Document: Make;
  ExternalHyperlink: Make;
  Footer: Make;
  FootnoteReferenceRun: new (id: number) => object;
  Header: Make;
  ImageRun: Make;
  InsertedTextRun: Make;
  Packer: { toBuffer(document: object): Promise<Uint8Array> };
  Paragraph: Make;
  SimpleField: new (code: string, cached?: string) => object;
  Table: Make;
  TableCell: Make;
  TableRow: Make;
  TextRun: Make;
}

export const docx = library as unknown as Docx;
