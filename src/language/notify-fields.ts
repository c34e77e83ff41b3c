interface Range {
  start: number;
  end: number;
}

/** A placeholder of a GOV.UK Notify template: `((name))`, or `((condition??text))`, whose text some readers get. */
export interface NotifyField extends Range {
  /** As written, without the blanks around it. */
  name: string;
  /** Where the name stands. */
  named: Range;
  /** Where the optional text stands; none for a plain placeholder. */
  text: Range | undefined;
}

/** What was meant as a placeholder and is none, so that it is sent as it stands. */
export interface BrokenField extends Range {
  problem: 'unclosed' | 'unopened' | 'nameless' | 'nested' | 'bracket';
}

/** The placeholders of a template, and what was meant as one. */
export interface NotifyFields {
  fields: NotifyField[];
  broken: BrokenField[];
}

/** How many brackets to look through for the end of an optional text that has brackets in it. */
const mostInside = 40;

/** Longest piece of a broken placeholder that is pointed at, in UTF-16 code units. */
const longestShown = 60;

/** What the name of a placeholder looks like. */
const nameLike = () => /^[\p{L}_][\p{L}\d_ ?'’-]{0,60}$/u;

/**
 * Reads the placeholders of a text as GOV.UK Notify does: two brackets, anything but brackets, two brackets. Time is
 * linear in its length.
 */
export function readNotifyFields(text: string): NotifyFields {
  return new FieldReader(text).read();
}

/**
 * What two spellings of one name share: GOV.UK Notify takes `First name`, `first_name` and `firstname` for the same
 * placeholder.
 */
export function fieldKey(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

/** Ranges of what readers never get: plain placeholders as a whole, and the marks around optional texts. */
export function fieldMarks({ fields }: NotifyFields): Range[] {
  return fields.flatMap(({ start, end, text }) =>
    text === undefined
      ? [{ start, end }]
      : [
          { start, end: text.start },
          { start: text.end, end },
        ],
  );
}

class FieldReader {
  private readonly fields: NotifyField[] = [];
  private readonly broken: BrokenField[] = [];
  /** Places of the brackets, in order. */
  private readonly brackets: readonly number[];
  /** Places of single brackets that are open, in this paragraph. */
  private open: number[] = [];

  constructor(private readonly text: string) {
    this.brackets = Array.from(text.matchAll(/[()]/g), ({ index }) => index);
  }

  read(): NotifyFields {
    let index = 0;
    let before = 0;
    while (index < this.brackets.length) {
      const at = this.place(index);
      if (/\n[ \t\r]*\n/.test(this.text.slice(before, at))) this.open = [];
      before = at;
      if (this.opens(index)) {
        index = this.isPair(index) && !this.isPair(index + 1) ? this.field(index) : this.single(index);
      } else index = this.close(index);
    }
    return { fields: this.fields, broken: this.broken };
  }

  private single(index: number): number {
    this.open.push(this.place(index));
    return index + 1;
  }

  /** Reads what begins with the two brackets at `index`; gives the index of the bracket to go on with. */
  private field(index: number): number {
    const start = this.place(index);
    const from = start + 2;
    const next = index + 2;
    const to = this.place(next);
    const inside = this.text.slice(from, to);
    if (next < this.brackets.length && !this.opens(next) && this.isPair(next)) {
      const [name = ''] = inside.split('??');
      if (name.trim() === '') this.broken.push({ problem: 'nameless', start, end: to + 2 });
      else this.fields.push(this.made(start, to + 2, name, inside.length > name.length));
      return next + 2;
    }
    if (inside.includes('??') && next < this.brackets.length) {
      const after = this.endOfText(next);
      if (after !== undefined) {
        this.broken.push(this.inside(next, after));
        return after;
      }
    }
    this.broken.push({ problem: 'unclosed', start, end: this.endOfBroken(start, from, next) });
    const isShut = next < this.brackets.length && !this.opens(next);
    return isShut ? next + 1 : next;
  }

  private made(start: number, end: number, name: string, isOptional: boolean): NotifyField {
    const first = start + 2 + (name.length - name.trimStart().length);
    const named = { start: first, end: first + name.trim().length };
    const text = isOptional ? { start: start + 2 + name.length + 2, end: end - 2 } : undefined;
    return { start, end, name: name.trim(), named, text };
  }

  /** Index after the two brackets that end an optional text with brackets in it; undefined when nothing near does. */
  private endOfText(from: number): number | undefined {
    let depth = 0;
    for (let index = from; index < Math.min(this.brackets.length, from + mostInside); index++) {
      if (this.opens(index)) depth++;
      else if (depth > 0) depth--;
      else return this.isPair(index) ? index + 2 : undefined;
    }
    return undefined;
  }

  /** What is wrong inside an optional text: a placeholder or a bracket. */
  private inside(index: number, after: number): BrokenField {
    const start = this.place(index);
    const isField = this.opens(index) && this.isPair(index);
    for (let last = index + 1; last < after - 2; last++) {
      if (this.opens(last)) continue;
      if (isField && !this.isPair(last)) continue;
      return { problem: isField ? 'nested' : 'bracket', start, end: this.place(last) + (isField ? 2 : 1) };
    }
    return { problem: 'bracket', start, end: start + 1 };
  }

  private endOfBroken(start: number, from: number, next: number): number {
    const isShut = next < this.brackets.length && !this.opens(next);
    const to = isShut ? this.place(next) + 1 : this.place(next);
    const line = this.text.slice(from, Math.min(to, start + longestShown)).split(/[\r\n]/, 1)[0] ?? '';
    return from + line.trimEnd().length;
  }

  /** Reads a closing bracket that belongs to no placeholder. */
  private close(index: number): number {
    const at = this.place(index);
    const isDouble = this.isPair(index);
    const opened = this.open.pop();
    if (!isDouble) return index + 1;
    if (this.open.pop() === undefined) {
      const isNear = opened !== undefined && nameLike().test(this.text.slice(opened + 1, at));
      if (opened === undefined || isNear) {
        this.broken.push({ problem: 'unopened', start: opened ?? this.wordBefore(at), end: at + 2 });
      }
    }
    return index + 2;
  }

  private wordBefore(at: number): number {
    const word = /[\p{L}\d_]*$/u.exec(this.text.slice(Math.max(0, at - longestShown), at))?.[0] ?? '';
    return at - word.length;
  }

  private opens(index: number): boolean {
    return this.text.charAt(this.place(index)) === '(';
  }

  /** Whether the same bracket stands twice. */
  private isPair(index: number): boolean {
    const at = this.place(index);
    return this.place(index + 1) === at + 1 && this.text.charAt(at) === this.text.charAt(at + 1);
  }

  /** Place of a bracket; the end of the text after the last. */
  private place(index: number): number {
    return this.brackets[index] ?? this.text.length;
  }
}
