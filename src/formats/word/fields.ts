import type { Edge, WholeField } from './flow.ts';

/** A field that is being read: its code comes first, then what it shows. */
interface Field extends WholeField {
  code: string;
  showsResult: boolean;
}

/** What a field's code makes of the text that it shows. */
export interface FieldMeaning {
  link: string | undefined;
  /** Whether it is filled in for each reader of a letter. */
  isMerged: boolean;
  /** Whether a program writes all of it anew, so that no mark inside it would last. */
  isWhole: boolean;
}

/** Fields inside each other at most: a judgement. */
const deepest = 20;

/** Follows the fields of a text, which may stand inside each other and run over several paragraphs. */
export class Fields {
  private readonly open: Field[] = [];

  /** Handles a mark: `begin`, `separate` or `end`. */
  mark(type: string | undefined, edge: Edge): void {
    const field = this.open.at(-1);
    if (type === 'begin') {
      // So many are never inside each other: those before were not ended.
      if (this.open.length >= deepest) this.open.shift();
      this.open.push({ code: '', showsResult: false, begin: edge, end: undefined });
    } else if (type === 'separate' && field !== undefined) field.showsResult = true;
    else if (type === 'end' && field !== undefined) {
      field.end = edge;
      this.open.pop();
    }
  }

  /** Adds to the code of the field being read. */
  code(text: string): void {
    const field = this.open.at(-1);
    if (field !== undefined && !field.showsResult) field.code += text;
  }

  /** Whether text that stands here is shown. */
  get isShown(): boolean {
    return this.open.every(({ showsResult }) => showsResult);
  }

  /** What the fields around it make of text that stands here. */
  get meaning(): Omit<FieldMeaning, 'isWhole'> & { field: WholeField | undefined } {
    const meanings = this.open.map(({ code }) => meaningOf(code));
    return {
      link: meanings.findLast(({ link }) => link !== undefined)?.link,
      isMerged: meanings.some(({ isMerged }) => isMerged),
      field: this.open[meanings.findIndex(({ isWhole }) => isWhole)],
    };
  }
}

const merged = /^(?:MERGEFIELD|ADDRESSBLOCK|GREETINGLINE)$/i;

const filledIn =
  /^(?:DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|REF|NOTEREF|SEQ|STYLEREF|AUTHOR|TITLE|SUBJECT|FILENAME|DOCPROPERTY)$/i;

/** What a field's code says: `HYPERLINK "https://…"`, `MERGEFIELD FirstName`. */
export function meaningOf(code: string): FieldMeaning {
  const [name = '', ...rest] = code.trim().split(/\s+/);
  const isMerged = merged.test(name);
  if (!/^HYPERLINK$/i.test(name)) return { link: undefined, isMerged, isWhole: isMerged || filledIn.test(name) };
  const text = rest.join(' ');
  const anchor = /\\l\s+"?([^"\s]+)/.exec(text)?.[1];
  const address = /^"([^"]*)"|^([^\\"\s]+)/.exec(text);
  const link = address?.[1] ?? address?.[2] ?? '';
  return { link: link !== '' ? link : `#${anchor ?? ''}`, isMerged: false, isWhole: false };
}
