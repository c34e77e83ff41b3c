import type { TermEntry } from './terms.ts';
import { readTokens } from './tokens.ts';

/** A first word that is a token as it stands, as nearly all are. */
const simpleWord = /^[a-z]+(?![^ ])/;

/**
 * Rows of terms. Of the thousands that come with commslint a draft holds a few, so each is made of its text when somebody asks
 * for it; what words its phrases begin with is known without that.
 */
export class TermList<Entry extends TermEntry = TermEntry> {
  private constructor(
    /** Each row as `writeTerms` writes it; undefined for one that was never written. */
    private readonly written: readonly (string | undefined)[],
    private readonly made: (Entry | undefined)[],
  ) {}

  /** A list of rows that are there already. */
  static of<Entry extends TermEntry>(rows: readonly Entry[]): TermList<Entry> {
    return new TermList<Entry>(
      rows.map(() => undefined),
      [...rows],
    );
  }

  /** @param text what `writeTerms` made of rows of this kind */
  static read<Entry extends TermEntry>(text: string): TermList<Entry> {
    return new TermList<Entry>(text.split('\n'), []);
  }

  /** One list after another. */
  static joined<Entry extends TermEntry>(first: TermList<Entry>, second: TermList<Entry>): TermList<Entry> {
    const made = Array.from(first.written, (_, number) => first.made[number]);
    return new TermList<Entry>([...first.written, ...second.written], [...made, ...second.made]);
  }

  get length(): number {
    return this.written.length;
  }

  /** All rows. */
  get rows(): readonly Entry[] {
    return this.written.map((_, number) => this.row(number));
  }

  /** @param number from 0 */
  row(number: number): Entry {
    let row = this.made[number];
    if (row === undefined) {
      const written = this.written[number] ?? '';
      row = JSON.parse(written.slice(written.indexOf('\t') + 1)) as Entry;
      this.made[number] = row;
    }
    return row;
  }

  /** The keys of the words that the phrases of a row begin with, each once. */
  beginnings(number: number): readonly string[] {
    const written = this.written[number];
    return written === undefined ? beginningsOf(this.row(number)) : written.slice(0, written.indexOf('\t')).split(' ');
  }
}

/** Rows as text, one a line: the words that its phrases begin with, a tab, and the row as JSON. All in ASCII, which is half as long in memory. */
export function writeTerms(rows: readonly TermEntry[]): string {
  const inAscii = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return rows
    .map((row) => `${beginningsOf(row).join(' ')}\t${JSON.stringify(row).replace(/[\u0080-\uffff]/g, inAscii)}`)
    .join('\n');
}

/** What is searched for of a row: its forms, or where it is not compiled its term. */
export function formsOf(row: TermEntry): NonNullable<TermEntry['forms']> {
  return row.forms ?? [{ text: row.term }];
}

/** The key of the word that a phrase begins with; undefined for one without any. */
export function beginningOf(phrase: string): string | undefined {
  return simpleWord.exec(phrase)?.[0] ?? readTokens(phrase)[0]?.key;
}

function beginningsOf(row: TermEntry): string[] {
  const words = new Set<string>();
  for (const phrase of [...formsOf(row).map(({ text }) => text), ...(row.exempt ?? [])]) {
    const word = beginningOf(phrase);
    if (word !== undefined) words.add(word);
  }
  return [...words];
}
