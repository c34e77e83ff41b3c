import { addresses } from './addresses.ts';
import { remembered } from './remembered.ts';
import { beginningOf, beginningsOf, formsOf, type TermList } from './term-list.ts';
import type { TermEntry, TermForm, TermMatch } from './terms.ts';
import { readTokens, Token, written } from './tokens.ts';
import type { WordTable } from './word-table.ts';

/** What a text holds of each list, by its number; nothing for a list of which it holds none. */
export type Found = ReadonlyMap<number, readonly TermMatch[]>;

/** Of a text that holds nothing of any list. */
export const nothingFound: Found = new Map();

const none: readonly never[] = [];

/** How many words away `near` and `notNear` look. Judgement: about one clause. */
export const nearness = 8;

/** By the form of a verb, the words after which it is one: "to land", "it lands", "by landing". */
const verbAfter = {
  base: new Set(
    "to will would can could must may might shall should do cannot can't won't don't didn't doesn't not you we they i who please also still then always never let's help".split(
      ' ',
    ),
  ),
  s: new Set('it he she this that who which also still'.split(' ')),
  ing: new Set("by are is was were be been of for when while before after i'm we're you're they're".split(' ')),
};

/** A row with what decides whether it counts, ready to ask. */
interface Row {
  list: number;
  entry: TermEntry;
  after: ReadonlySet<string> | undefined;
  before: ReadonlySet<string> | undefined;
  notAfter: ReadonlySet<string> | undefined;
  notBefore: ReadonlySet<string> | undefined;
  near: ReadonlySet<string> | undefined;
  notNear: ReadonlySet<string> | undefined;
  /** Number of the row in the index. */
  number: number;
}

interface Leaf {
  row: Row;
  form: TermForm | undefined;
  /** The words as they are to be written, where case matters. */
  exact: string | undefined;
}

class Node {
  next: Map<string, Node> | undefined;
  leaves: Leaf[] | undefined;
}

/** A match while it is being found: tokens `[from, to)`. */
interface Candidate {
  from: number;
  to: number;
  row: Row;
  form: TermForm;
}

/** A list with its number, and those of its rows that a text has asked for. */
interface Source {
  list: number;
  terms: TermList;
  made: Map<number, Row>;
}

/** A row of a list. */
interface Place {
  source: Source;
  row: number;
}

/**
 * Finds the terms of all lists in one pass over a text: one trie, keyed by word. What stands under a first word is made when
 * that word is met: of the thousands that begin a term a draft holds a few, and tables say which rows those belong to.
 */
export class TermIndex {
  /** By the first words of their phrases: the rows that no table has. */
  private readonly untabled = new Map<string, Place[]>();
  /** Of each table, the lists in it that are searched for. */
  private readonly tables = new Map<WordTable, Map<string, Source[]>>();
  private rows = 0;
  /** What begins with a word; null for nothing. */
  private readonly begin = remembered((word) => this.beginning(word));

  /** @param lists compiled rows (with `forms`; a row without is searched for as its `term`), by the number of their list */
  constructor(lists: readonly TermList[]) {
    for (const [list, terms] of lists.entries()) {
      const source = { list, terms, made: new Map() };
      for (let row = 0; row < terms.unwritten; row++) {
        for (const word of beginningsOf(terms.row(row))) listAt(this.untabled, word).push({ source, row });
      }
      if (terms.index === undefined) continue;
      const { table, list: name } = terms.index;
      const named = this.tables.get(table) ?? new Map<string, Source[]>();
      this.tables.set(table, named);
      listAt(named, name).push(source);
    }
  }

  /**
   * The terms that a text holds, by list, in text order. The longest form at a place wins, and a match that overlaps a
   * longer one of its list (or an equally long one before it) is dropped. Nothing is found in or across a `silent` range or a web or email address.
   */
  match(
    text: string,
    silent: readonly { start: number; end: number }[] = [],
    read: readonly Token[] = readTokens(text),
  ): Found {
    const tokens = audible(read, [...silent, ...addresses(text)]);
    let found: Map<number, Candidate[]> | undefined;
    /** By row: the furthest end of an exempt phrase that began so far. */
    const exempt: Exempt = new Map();
    for (let from = 0; from < tokens.length; from++) {
      const ends = this.walk(text, tokens, from, exempt);
      if (ends === undefined) continue;
      found ??= new Map();
      keepLongest(ends, tokens, from, exempt, found);
    }
    if (found === undefined || found.size === 0) return nothingFound;
    const placedOf = new Map<number, TermMatch[]>();
    for (const [list, candidates] of found)
      placedOf.set(
        list,
        candidates.map((match) => placed(match, tokens)),
      );
    return placedOf;
  }

  /** Every form that begins at a token, shortest first; the ends of exempt phrases go to `exempt`. */
  private walk(text: string, tokens: readonly Token[], from: number, exempt: Exempt): End[] | undefined {
    let ends: End[] | undefined;
    let node: Node | null | undefined = this.begin((tokens[from] as Token).key);
    for (let to = from + 1; node; to++) {
      for (const leaf of node.leaves ?? none) {
        if (leaf.form === undefined) exempt.set(leaf.row.number, Math.max(exempt.get(leaf.row.number) ?? 0, to));
        else if (leaf.exact === undefined || leaf.exact === writtenAs(text, tokens, from, to)) {
          ends ??= [];
          ends.push({ to, row: leaf.row, form: leaf.form });
        }
      }
      node = to < tokens.length ? node.next?.get((tokens[to] as Token).key) : undefined;
    }
    return ends;
  }

  private beginning(word: string): Node | null {
    const places = this.places(word);
    if (places.length === 0) return null;
    const node = new Node();
    for (const place of places.sort((a, b) => a.source.list - b.source.list || a.row - b.row)) {
      const row = this.row(place);
      for (const form of formsOf(row.entry)) if (beginningOf(form.text) === word) put(form.text, row, form, node);
      for (const phrase of row.entry.exempt ?? []) if (beginningOf(phrase) === word) put(phrase, row, undefined, node);
    }
    return node;
  }

  /** The rows with phrases that begin with a word. */
  private places(word: string): Place[] {
    const places = [...(this.untabled.get(word) ?? none)];
    for (const [table, named] of this.tables) {
      for (const said of table.get(word)?.split(',') ?? none) {
        const [name = '', ...rows] = said.split(' ');
        for (const source of named.get(name) ?? none) {
          for (const row of rows) places.push({ source, row: source.terms.unwritten + Number(row) });
        }
      }
    }
    return places;
  }

  private row({ source, row }: Place): Row {
    let made = source.made.get(row);
    if (made === undefined) {
      made = rowOf(source.terms.row(row), source.list, this.rows++);
      source.made.set(row, made);
    }
    return made;
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

/** Puts a phrase under the node of its first word. */
function put(text: string, row: Row, form: TermForm | undefined, beginning: Node): void {
  const tokens = readTokens(text);
  const exact = form?.exact ? writtenAs(text, tokens, 0, tokens.length) : undefined;
  let node = beginning;
  for (const { key } of tokens.slice(1)) {
    node.next ??= new Map();
    const next: Node = node.next.get(key) ?? new Node();
    node.next.set(key, next);
    node = next;
  }
  node.leaves ??= [];
  node.leaves.push({ row, form, exact });
}

type Exempt = Map<number, number>;

interface End {
  to: number;
  row: Row;
  form: TermForm;
}

/** Of the forms that begin at one token, takes for each list the longest that counts, against the match before it. */
function keepLongest(
  ends: readonly End[],
  tokens: readonly Token[],
  from: number,
  exempt: Exempt,
  found: Map<number, Candidate[]>,
): void {
  const best: End[] = [];
  for (const end of ends) {
    if ((exempt.get(end.row.number) ?? 0) >= end.to || !counts(end, tokens, from)) continue;
    // There are as many as lists that hold a form of these words: two or three.
    const at = best.findIndex(({ row }) => row.list === end.row.list);
    if (at < 0) best.push(end);
    else if ((best[at] as End).to < end.to) best[at] = end;
  }
  for (const { to, row, form } of best) {
    const matches = found.get(row.list);
    if (matches === undefined) {
      found.set(row.list, [{ from, to, row, form }]);
      continue;
    }
    const last = matches.at(-1);
    if (last !== undefined && last.to > from) {
      if (last.to - last.from >= to - from) continue;
      matches.pop();
    }
    matches.push({ from, to, row, form });
  }
}

/** Whether the words around a form let it count. */
function counts({ row, form, to }: End, tokens: readonly Token[], from: number): boolean {
  if (form.anywhere) return true;
  const previous = tokens[from - 1]?.key ?? '';
  const next = tokens[to]?.key ?? '';
  if (form.verb && !verbAfter[form.verb].has(previous)) return false;
  if (row.after && !row.after.has(previous)) return false;
  if (row.before && !row.before.has(next)) return false;
  if (row.notAfter?.has(previous) || row.notBefore?.has(next)) return false;
  if (row.near && !isNear(row.near, tokens, from, to)) return false;
  return !(row.notNear && isNear(row.notNear, tokens, from, to));
}

function isNear(words: ReadonlySet<string>, tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = Math.max(0, from - nearness); at < Math.min(tokens.length, to + nearness); at++) {
    if ((at < from || at >= to) && words.has((tokens[at] as Token).key)) return true;
  }
  return false;
}

function rowOf(entry: TermEntry, list: number, number: number): Row {
  const set = (words: readonly string[] | undefined) => words && new Set(words.map((word) => word.toLowerCase()));
  return {
    list,
    entry,
    number,
    after: set(entry.after),
    before: set(entry.before),
    notAfter: set(entry.notAfter),
    notBefore: set(entry.notBefore),
    near: set(entry.near),
    notNear: set(entry.notNear),
  };
}

function writtenAs(text: string, tokens: readonly Token[], from: number, to: number): string {
  let result = written(text, tokens[from] as Token);
  for (let at = from + 1; at < to; at++) result += ` ${written(text, tokens[at] as Token)}`;
  return result;
}

/** Tokens with those in a silent range replaced by a mark that no phrase runs across. */
function audible(tokens: readonly Token[], silent: readonly { start: number; end: number }[]): readonly Token[] {
  if (silent.length === 0) return tokens;
  const ranges = [...silent].sort((a, b) => a.start - b.start);
  let at = 0;
  let end = -1;
  const heard: Token[] = [];
  for (const token of tokens) {
    while (at < ranges.length && (ranges[at]?.start ?? 0) < token.end) end = Math.max(end, ranges[at++]?.end ?? 0);
    heard.push(token.start < end ? new Token('\u0000', token.start, token.end) : token);
  }
  return heard;
}

function placed({ from, to, row, form }: Candidate, tokens: readonly Token[]): TermMatch {
  return { entry: row.entry, form, start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end };
}
