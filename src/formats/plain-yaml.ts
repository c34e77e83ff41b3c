/** One key of a map: its value, and where that stands in the text. */
export interface YamlEntry {
  key: string;
  value: unknown;
  start: number;
  end: number;
}

/**
 * Reads YAML as nearly all front matter has it, a hundred times faster than a parser of all YAML: maps and lists one item a
 * line, words, simple quotations, and blocks of text (`|-`).
 *
 * @returns the entries of the map that it is, as `yaml` reads them; undefined for anything that may be something else
 */
export function readPlainYaml(text: string): YamlEntry[] | undefined {
  if (/[\t\r\f\v\x85\u2028\u2029\ufeff]/.test(text)) return undefined;
  try {
    return new PlainYaml(text).entries();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

function notPlain(): never {
  throw new NotPlain();
}

/** A value, and offsets: where it begins and ends, and where what belongs to it ends: blanks and a line ending. */
interface Value {
  value: unknown;
  start: number;
  end: number;
  after: number;
}

const key = /[A-Za-z_](?:[\w -]{0,98}[\w-])?(?=:(?: |\n|$))/y;

class PlainYaml {
  /** The line that is read next, which is not blank: where it begins, its first character and its end. */
  private line = 0;
  private at = 0;
  private end = 0;

  constructor(private readonly text: string) {
    this.moveTo(0);
  }

  entries(): YamlEntry[] {
    const entries: YamlEntry[] = [];
    const { indent } = this;
    while (this.at < this.text.length) {
      if (this.indent !== indent) notPlain();
      const name = this.key();
      const { value, start, end } = this.valueOfKey(name, indent);
      entries.push({ key: name, value, start, end });
    }
    return entries.length === 0 ? notPlain() : entries;
  }

  private get indent(): number {
    return this.at - this.line;
  }

  /** Goes to the first line from an offset on that is not blank. */
  private moveTo(offset: number): void {
    const { text } = this;
    for (let line = offset; ; line = this.end + 1) {
      this.line = line;
      let at = line;
      while (text.charCodeAt(at) === 32) at++;
      this.at = at;
      const end = text.indexOf('\n', at);
      this.end = end < 0 ? text.length : end;
      if (at < this.end || this.end === text.length) return;
    }
  }

  /** The key that the line goes on with. */
  private key(): string {
    key.lastIndex = this.at;
    const name = key.exec(this.text)?.[0] ?? notPlain();
    return name === '__proto__' || typeof meaningOf(name) !== 'string' ? notPlain() : name;
  }

  /** What stands after a key, `indent` columns in, and on the lines after it. */
  private valueOfKey(name: string, indent: number): Value {
    let start = this.at + name.length + 1;
    while (this.text.charCodeAt(start) === 32) start++;
    if (start < this.end) {
      const first = this.text.charCodeAt(start);
      return first === 124 || first === 62 ? this.blockOfText(start, indent) : this.scalar(start, indent);
    }
    this.moveTo(this.end + 1);
    if (this.isIn(indent + 1) || (this.isIn(indent) && this.isItem)) return this.collection();
    return { value: null, start, end: start, after: start };
  }

  /** Whether the line is that far in or further. */
  private isIn(indent: number): boolean {
    return this.at < this.text.length && this.indent >= indent;
  }

  private get isItem(): boolean {
    const next = this.text.charCodeAt(this.at + 1);
    return this.text.charCodeAt(this.at) === 45 && (next === 32 || next === 10);
  }

  private collection(): Value {
    return this.isItem ? this.list() : this.map(this.indent);
  }

  /** A map whose first key stands where the line goes on. */
  private map(indent: number): Value {
    const start = this.at;
    const value: Record<string, unknown> = {};
    for (;;) {
      const name = this.key();
      const { value: own, after } = this.valueOfKey(name, indent);
      value[name] = own;
      if (!this.isIn(indent)) return { value, start, end: after, after };
      if (this.indent !== indent || this.isItem) notPlain();
    }
  }

  private list(): Value {
    const { at: start, indent } = this;
    const value: unknown[] = [];
    for (;;) {
      const item = this.item(indent);
      value.push(item.value);
      if (!this.isIn(indent) || !this.isItem) {
        if (this.isIn(indent + 1)) notPlain();
        return { value, start, end: item.after, after: item.after };
      }
      if (this.indent !== indent) notPlain();
    }
  }

  private item(indent: number): Value {
    let at = this.at + 1;
    while (this.text.charCodeAt(at) === 32) at++;
    if (at >= this.end) {
      this.moveTo(this.end + 1);
      return this.isIn(indent + 1) ? this.collection() : notPlain();
    }
    key.lastIndex = at;
    if (!key.test(this.text)) return this.scalar(at, indent);
    this.at = at;
    return this.map(at - this.line);
  }

  /** A word, some words or a quotation, to the end of the line. */
  private scalar(start: number, indent: number): Value {
    const { text } = this;
    let end = this.end;
    while (text.charCodeAt(end - 1) === 32) end--;
    const after = Math.min(this.end + 1, text.length);
    const written = text.slice(start, end);
    this.moveTo(this.end + 1);
    // Words go on where the next line is further in.
    if (this.isIn(indent + 1)) notPlain();
    return { value: meaningOf(written), start, end, after };
  }

  /** Text on lines of its own, further in than `indent`. */
  private blockOfText(start: number, indent: number): Value {
    const { text } = this;
    const header = text.slice(start, this.end);
    if (!/^[|>]-? *$/.test(header)) notPlain();
    const first = this.end + 1;
    this.moveTo(first);
    const depth = this.indent;
    if (this.line !== first || !this.isIn(indent + 1)) notPlain();
    const lines: string[] = [];
    let after = first;
    while (this.isIn(indent + 1)) {
      if (this.indent < depth || (header.startsWith('>') && this.indent > depth)) notPlain();
      lines.push(text.slice(this.line + depth, this.end));
      const next = this.end + 1;
      this.moveTo(next);
      after = Math.min(next, text.length);
      if (this.at >= text.length || this.line === next) continue;
      // Of the blank lines between, none may be longer than what is before each line.
      const between = text.slice(next, this.line - 1);
      if (between.split('\n').some((blank) => blank.length > depth)) notPlain();
      if (this.isIn(indent + 1)) for (const _ of between.split('\n')) lines.push('');
      else if (between.includes(' ')) notPlain();
    }
    if (this.at >= text.length && after < text.length) notPlain();
    const value = header.startsWith('|') ? lines.join('\n') : folded(lines);
    return { value: header.charCodeAt(1) === 45 ? value : `${value}\n`, start, end: after, after };
  }
}

function folded(lines: readonly string[]): string {
  let value = lines[0] ?? '';
  for (let index = 1; index < lines.length; index++) {
    if (value.endsWith(' ')) notPlain();
    const line = lines[index] as string;
    if (line === '') value += '\n';
    else value += lines[index - 1] === '' ? line : ` ${line}`;
  }
  return value;
}

/** What no plain word begins with, or what makes it something else. */
const odd = /^[^\w/$(\u00a1-\ud7ff]|: |:$| #/;

/** What may be a number in one of many ways. */
const mayBeNumber = /^\d[\d.a-fox+-]*$/i;

/** What words mean that stand after a key or the mark of an item. */
function meaningOf(written: string): unknown {
  const mark = written.charCodeAt(0);
  if (mark === 34 || mark === 39) {
    const value = written.slice(1, -1);
    const isWhole = written.length > 1 && written.charCodeAt(written.length - 1) === mark;
    return isWhole && !value.includes(mark === 34 ? '"' : "'") && !value.includes('\\') ? value : notPlain();
  }
  if (odd.test(written)) return notPlain();
  if (/^(?:true|false|null)$/i.test(written)) {
    return written === 'true' ? true : written === 'false' ? false : notPlain();
  }
  if (!mayBeNumber.test(written) || /^\d{4}-\d\d-\d\d$/.test(written)) return written;
  return /^\d{1,9}(?:\.\d{1,5})?$/.test(written) ? Number(written) : notPlain();
}
