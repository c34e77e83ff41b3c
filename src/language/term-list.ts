import type { TermEntry } from './terms.ts';
import { readTokens } from './tokens.ts';
import type { WordTable } from './word-table.ts';

/** A table of which rows of which lists have phrases that begin with some words, and the name of a list in it. */
export interface Beginnings {
  /** By the keys of `Start`: `cliche 3 7,glossary 12`, lists, each with the numbers of its rows; by a word and a blank: the second words. */
  table: WordTable;
  list: string;
}

/**
 * Rows of terms. Of the thousands that come with commslint a draft holds a few, so each is made of its text when somebody asks
 * for it; what words its phrases begin with is known without that.
 */
export class TermList<Entry extends TermEntry = TermEntry> {
  private split: readonly string[] | undefined;

  private constructor(
    /** The rows that were there already; those that are written come after them. */
    private readonly first: readonly Entry[],
    /** Rows as `writeTerms` writes them; nothing where there are none. */
    private readonly text: string,
    /** Where it is written which words the phrases of written rows begin with. */
    readonly index: Beginnings | undefined,
    private readonly made: (Entry | undefined)[] = [],
  ) {}

  /** A list of rows that are there already. */
  static of<Entry extends TermEntry>(rows: readonly Entry[]): TermList<Entry> {
    return new TermList<Entry>(rows, '', undefined);
  }

  /**
   * @param text what `writeTerms` made of rows of this kind
   * @param table which words the phrases of its rows begin with
   * @param list the name of the list in that table
   */
  static read<Entry extends TermEntry>(text: string, table: WordTable, list: string): TermList<Entry> {
    return new TermList<Entry>([], text, { table, list });
  }

  /** Rows before those of a list. */
  static joined<Entry extends TermEntry>(first: readonly Entry[], list: TermList<Entry>): TermList<Entry> {
    return new TermList<Entry>([...first, ...list.first], list.text, list.index, list.made);
  }

  get length(): number {
    return this.unwritten + this.lines().length;
  }

  /** How many of the rows, the first ones, are in no table. */
  get unwritten(): number {
    return this.first.length;
  }

  get isEmpty(): boolean {
    return this.unwritten === 0 && this.text === '';
  }

  /** All rows. */
  get rows(): readonly Entry[] {
    return Array.from({ length: this.length }, (_, number) => this.row(number));
  }

  /** @param number from 0 */
  row(number: number): Entry {
    const { first, made } = this;
    if (number < first.length) return first[number] as Entry;
    const line = number - first.length;
    let row = made[line];
    if (row === undefined) {
      row = JSON.parse(this.lines()[line] ?? '') as Entry;
      made[line] = row;
    }
    return row;
  }

  private lines(): readonly string[] {
    this.split ??= this.text === '' ? [] : this.text.split('\n');
    return this.split;
  }
}

/** Rows as text, one a line, each as JSON. All in ASCII, which is half as long in memory. */
export function writeTerms(rows: readonly TermEntry[]): string {
  const inAscii = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return rows.map((row) => JSON.stringify(row).replace(/[\u0080-\uffff]/g, inAscii)).join('\n');
}

/** What is searched for of a row: its forms, or where it is not compiled its term. */
export function formsOf(row: TermEntry): NonNullable<TermEntry['forms']> {
  return row.forms ?? [{ text: row.term }];
}

/**
 * What a phrase is looked up by: its word where it is one (`get`), or its first two (`get rid`). With it, for phrases of two words and
 * more, what tells that there are some: the first word and a blank (`get `).
 */
export interface Start {
  key: string;
  first: string;
  second: string | undefined;
}

/** What the phrases of a row are looked up by, each once. */
export function startsOf(row: TermEntry): Start[] {
  const starts = new Map<string, Start>();
  for (const phrase of [...formsOf(row).map(({ text }) => text), ...(row.exempt ?? [])]) {
    const [first, second] = readTokens(phrase);
    if (first === undefined) continue;
    const key = second === undefined ? first.key : `${first.key} ${second.key}`;
    starts.set(key, { key, first: first.key, second: second?.key });
  }
  return [...starts.values()];
}
