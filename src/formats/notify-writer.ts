import { SourceMap } from '../draft/source-map.ts';
import { HtmlWriter } from './html-writer.ts';

export type NotifyKind = 'letter' | 'email' | 'text-message';

interface Range {
  start: number;
  end: number;
}

/** A line without its indentation, trailing blanks and ending. */
interface Line extends Range {
  text: string;
}

/** A line across an email; in a letter, a new page. */
const rule = /^(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$/;
const heading = /^(#{1,6})[ \t]*(.*)$/;
const underline = /^(?:=+|-+)$/;
const inset = /^\^ ?/;
/** Notify wants no blank after the mark; without one, `-5` and `**bold**` are not taken for items here. */
const item = /^(?:([•*-])(?:[ \t]+|(?=[^\s\d*-]))|\d{1,9}\.[ \t]+)/;
const qrCode = /^qr\s*:/i;

/** An image, which is as good as left out; `[text](address)`, or an address alone, in which a placeholder may stand. */
const link =
  /!\[[^[\]\n]*\]\([^()\n]*\)|\[([^[\]\n]*)\]\(((?:[^\s()]|\(\([^()\n]*\)\))+)(?:[ \t]+"[^"\n]*")?\)|https?:\/\/(?:[^\s<()]|\(\([^()\n]*\)\))+/g;

/** Whether a line is a block by itself. */
function isAlone(line: string): boolean {
  return rule.test(line) || heading.test(line) || qrCode.test(line);
}

/** Writes a template of GOV.UK Notify as the HTML that it means, with a map to the source. */
export class NotifyWriter {
  readonly html = new HtmlWriter();
  /** Index of the first mark that ends after what was written. */
  private nextMark = 0;
  private list: 'ul' | 'ol' | undefined;

  /**
   * @param from offset of the first code unit after the front matter
   * @param marks placeholders and the marks around optional texts, in order
   */
  constructor(
    private readonly source: string,
    private readonly from: number,
    private readonly kind: NotifyKind,
    private readonly marks: readonly Range[],
  ) {}

  write(): void {
    let group: Line[] = [];
    let end = this.from;
    for (const line of this.lines()) {
      end = line.end;
      const isUnder = underline.test(line.text) && group.length > 0 && !isAlone(group.at(-1)?.text ?? '');
      if (this.kind !== 'text-message' && isUnder) {
        this.underlined(group, line);
        group = [];
        continue;
      }
      if (line.text === '' || this.begins(line.text, group)) {
        this.group(group);
        group = [];
      }
      if (line.text !== '') group.push(line);
    }
    this.group(group);
    this.closeList(end);
  }

  private *lines(): Iterable<Line> {
    const ending = /\r\n|\n|\r/g;
    for (let at = this.from; at < this.source.length; ) {
      ending.lastIndex = at;
      const found = ending.exec(this.source);
      const raw = this.source.slice(at, found?.index ?? this.source.length);
      const start = at + raw.length - raw.trimStart().length;
      const text = raw.trim();
      yield { start, end: start + text.length, text };
      at = found === null ? this.source.length : found.index + found[0].length;
    }
  }

  /** Whether a line is no part of the lines before it. */
  private begins(text: string, group: readonly Line[]): boolean {
    if (item.test(text)) return true;
    if (this.kind === 'text-message') return false;
    const [first] = group;
    return (
      isAlone(text) ||
      (first !== undefined && isAlone(first.text)) ||
      (inset.test(text) && !inset.test(first?.text ?? '^'))
    );
  }

  /** A line of hyphens or equals signs right under text makes its last line a heading. */
  private underlined(group: readonly Line[], under: Line): void {
    const title = group.at(-1);
    this.group(group.slice(0, -1));
    if (title === undefined) return;
    this.closeList(title.start);
    this.titled(title, this.tagOf(under.text.startsWith('=') ? 1 : 2));
  }

  private group(lines: readonly Line[]): void {
    const [first] = lines;
    if (first === undefined) return;
    const [mark] = item.exec(first.text) ?? [];
    const isMarked = this.kind !== 'text-message';
    if (mark !== undefined && !(isMarked && rule.test(first.text))) {
      this.openList(/\d/.test(mark) ? 'ol' : 'ul', first.start);
      this.block('li', lines, mark.length);
      return;
    }
    this.closeList(first.start);
    if (isMarked && rule.test(first.text)) this.html.markup('<hr>', first.start);
    else if (isMarked && heading.test(first.text)) this.heading(first);
    else if (isMarked && inset.test(first.text)) this.block('p', lines, inset.exec(first.text)?.[0].length ?? 0);
    else if (this.kind === 'letter' && qrCode.test(first.text)) this.code(first);
    else this.block('p', lines, 0);
  }

  private heading({ start, text }: Line): void {
    const [, marks = '', rest = ''] = heading.exec(text) ?? [];
    const from = start + text.length - rest.length;
    let end = rest.length;
    while (rest.charAt(end - 1) === '#') end--;
    const words = rest.slice(0, end).trimEnd();
    if (words !== '') this.titled({ start: from, end: from + words.length, text: words }, this.tagOf(marks.length));
  }

  private titled(line: Line, tag: string): void {
    this.block(tag, [line], 0);
  }

  /** A letter has one level of headings, an email two; what is deeper becomes a paragraph. */
  private tagOf(level: number): string {
    return level <= (this.kind === 'letter' ? 1 : 2) ? `h${level}` : 'p';
  }

  private code(line: Line): void {
    this.html.markup('<p><code>', line.start);
    this.plain(line.start, line.end);
    this.html.markup('</code></p>', line.end);
  }

  private openList(kind: 'ul' | 'ol', at: number): void {
    if (this.list === kind) return;
    this.closeList(at);
    this.list = kind;
    this.html.markup(`<${kind}>`, at);
  }

  private closeList(at: number): void {
    if (this.list !== undefined) this.html.markup(`</${this.list}>`, at);
    this.list = undefined;
  }

  /** Writes lines as one block; each line of a template is a line for its readers. */
  private block(tag: string, lines: readonly Line[], skipped: number): void {
    const [first] = lines;
    if (first === undefined) return;
    let end = first.start;
    this.html.markup(`<${tag}>`, end);
    for (const [index, line] of lines.entries()) {
      const start = line.start + (index === 0 || inset.test(line.text) ? Math.min(skipped, line.text.length) : 0);
      if (index > 0) this.lineBreak(end, start);
      this.inline(start, line.end);
      end = line.end;
    }
    this.html.markup(`</${tag}>`, end);
  }

  private lineBreak(from: number, to: number): void {
    const map = new SourceMap();
    map.append(4, from, to - from);
    this.html.raw('<br>', map);
  }

  /** Only an email has links; a letter prints the address, a text message is sent as it is typed. */
  private inline(start: number, end: number): void {
    let done = start;
    if (this.kind === 'email') {
      for (const { 0: whole, 1: words, 2: address, index } of this.source.slice(start, end).matchAll(link)) {
        if (whole.startsWith('!')) continue;
        const from = start + index;
        this.plain(done, from);
        if (words === undefined || address === undefined) done = this.bareLink(from, whole);
        else {
          this.anchor(address, from + words.length + 3, from + 1, from + 1 + words.length);
          done = from + whole.length;
        }
      }
    }
    this.plain(done, end);
  }

  private bareLink(start: number, written: string): number {
    let length = written.length;
    while (`.,:;"'’]`.includes(written.charAt(length - 1))) length--;
    this.anchor(written.slice(0, length), start, start, start + length);
    return start + length;
  }

  private anchor(address: string, addressStart: number, start: number, end: number): void {
    this.html.markup('<a href="', start);
    this.html.text(address, SourceMap.identity(address.length, addressStart));
    this.html.markup('">', start);
    this.plain(start, end);
    this.html.markup('</a>', end);
  }

  /** Text as it stands, its placeholders set apart. */
  private plain(start: number, end: number): void {
    let at = start;
    while (at < end) {
      while ((this.marks[this.nextMark]?.end ?? Number.POSITIVE_INFINITY) <= at) this.nextMark++;
      const mark = this.marks[this.nextMark];
      const isMark = mark !== undefined && mark.start <= at;
      const to = Math.min(end, (isMark ? mark.end : mark?.start) ?? end);
      if (isMark) this.html.markup('<var>', at);
      this.html.text(this.source.slice(at, to), SourceMap.identity(to - at, at));
      if (isMark) this.html.markup('</var>', to);
      at = to;
    }
  }
}
