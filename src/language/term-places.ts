import { startsOf, type TermList } from './term-list.ts';
import type { Row } from './term-rows.ts';
import type { WordTable } from './word-table.ts';

const none: readonly never[] = [];

/** A list with its number, and those of its rows that a text has asked for. */
export interface Source {
  list: number;
  terms: TermList;
  made: Map<number, Row>;
}

/** A row of a list. */
export interface Place {
  source: Source;
  row: number;
}

/**
 * Which rows of lists have phrases that begin with some words: of lists that come with commslint a table says it, and of rows that a
 * project adds it is found out when this is made.
 */
export class TermPlaces {
  /** The rows that no table has, by the keys of `Start`. */
  private readonly untabled = new Map<string, Place[]>();
  /** Of their phrases, by the first word: the second words. */
  private readonly untabledSeconds = new Map<string, string[]>();
  /** Of each table, the lists in it that are searched for. */
  private readonly tables = new Map<WordTable, Map<string, Source[]>>();

  /** @param lists by their number */
  constructor(lists: readonly TermList[]) {
    for (const [list, terms] of lists.entries()) {
      const source = { list, terms, made: new Map() };
      for (let row = 0; row < terms.unwritten; row++) {
        for (const { key, first, second } of startsOf(terms.row(row))) {
          listAt(this.untabled, key).push({ source, row });
          if (second !== undefined) listAt(this.untabledSeconds, first).push(second);
        }
      }
      if (terms.index === undefined) continue;
      const { table, list: name } = terms.index;
      const named = this.tables.get(table) ?? new Map<string, Source[]>();
      this.tables.set(table, named);
      listAt(named, name).push(source);
    }
  }

  /** The rows with phrases of a key of `Start`. */
  of(key: string): Place[] {
    const places = [...(this.untabled.get(key) ?? none)];
    for (const [table, named] of this.tables) {
      for (const said of table.get(key)?.split(',') ?? none) {
        const [name = '', ...rows] = said.split(' ');
        for (const source of named.get(name) ?? none) {
          for (const row of rows) places.push({ source, row: source.terms.unwritten + Number(row) });
        }
      }
    }
    return places;
  }

  /** The second words of phrases that begin with a word. */
  seconds(word: string): string[] {
    const seconds = [...(this.untabledSeconds.get(word) ?? none)];
    for (const table of this.tables.keys()) seconds.push(...(table.get(`${word} `)?.split(' ') ?? none));
    return seconds;
  }
}

function listAt<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
