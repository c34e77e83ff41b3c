/** A field that is being read: its code comes first, then what it shows. */
interface Field {
  code: string;
  showsResult: boolean;
}

/** What a field's code makes of the text that it shows. */
export interface FieldMeaning {
  link: string | undefined;
  isMerged: boolean;
}

/** Follows the fields of a text, which may stand inside each other and run over several paragraphs. */
export class Fields {
  private readonly open: Field[] = [];

  /** Handles a mark: `begin`, `separate` or `end`. */
  mark(type: string | undefined): void {
    const field = this.open.at(-1);
    if (type === 'begin') this.open.push({ code: '', showsResult: false });
    else if (type === 'separate' && field !== undefined) field.showsResult = true;
    else if (type === 'end') this.open.pop();
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
  get meaning(): FieldMeaning {
    const meanings = this.open.map(({ code }) => meaningOf(code));
    return {
      link: meanings.findLast(({ link }) => link !== undefined)?.link,
      isMerged: meanings.some(({ isMerged }) => isMerged),
    };
  }
}

/** What a field's code says: `HYPERLINK "https://…"`, `MERGEFIELD FirstName`. */
export function meaningOf(code: string): FieldMeaning {
  const [name = '', ...rest] = code.trim().split(/\s+/);
  if (/^(?:MERGEFIELD|ADDRESSBLOCK|GREETINGLINE)$/i.test(name)) return { link: undefined, isMerged: true };
  if (!/^HYPERLINK$/i.test(name)) return { link: undefined, isMerged: false };
  const text = rest.join(' ');
  const anchor = /\\l\s+"?([^"\s]+)/.exec(text)?.[1];
  const address = /^"([^"]*)"|^([^\\"\s]+)/.exec(text);
  const link = address?.[1] ?? address?.[2] ?? '';
  return { link: link !== '' ? link : `#${anchor ?? ''}`, isMerged: false };
}
