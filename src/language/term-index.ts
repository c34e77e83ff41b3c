import { addresses } from './addresses.ts';
import { remembered } from './remembered.ts';
import type { TermList } from './term-list.ts';
import { type Place, TermPlaces } from './term-places.ts';
import { counts, type Phrase, type Row, rowOf } from './term-rows.ts';
import type { TermForm, TermMatch } from './terms.ts';
import { readTokens, Token, written } from './tokens.ts';

const none: readonly never[] = [];

/** What a text holds of lists, by their number: of one, and of others. Thousands are kept, so it is no array, which has room to spare. */
export class Found {
  /** A bit for each list that it holds something of, the same one for lists 32 apart: most of what is asked it answers at one look. */
  private readonly lists: number;

  constructor(
    private readonly list: number,
    private readonly matches: readonly TermMatch[],
    private readonly others: Found | undefined,
  ) {
    this.lists = (others === undefined ? 0 : others.lists) | (list < 0 ? 0 : 1 << (list & 31));
  }

  /** Nothing for a list of which the text holds none. */
  of(list: number): readonly TermMatch[] {
    if ((this.lists & (1 << (list & 31))) === 0) return none;
    let found: Found | undefined = this;
    while (found !== undefined && found.list !== list) found = found.others;
    return found === undefined ? none : found.matches;
  }
}

/** Of a text that holds nothing of any list. */
export const nothingFound = new Found(-1, none, undefined);

interface Leaf {
  row: Row;
  form: TermForm | undefined;
  /** The words as they are to be written, where case matters. */
  exact: string | undefined;
}

class Node {
  /** Under a first word, `unmet` stands for what no text has asked for yet. */
  next: Map<string, Node> | undefined;
  leaves: Leaf[] | undefined;
}

const unmet = new Node();

/** A match while it is being found: tokens `[from, to)`. */
interface Candidate {
  from: number;
  to: number;
  row: Row;
  form: TermForm;
}

/**
 * Finds the terms of all lists in one pass over a text: one trie, keyed by word. What stands under two words is made when those
 * are met: of the thousands that begin a term a draft holds a few, and tables say which rows those belong to.
 */
export class TermIndex {
  private readonly places: TermPlaces;
  private rows = 0;
  /** What begins with a word; null for nothing. */
  private readonly begin = remembered((word) => this.beginning(word));

  /** @param lists compiled rows (with `forms`; a row without is searched for as its `term`), by the number of their list */
  constructor(lists: readonly TermList[]) {
    this.places = new TermPlaces(lists);
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
    const links = addresses(text);
    const tokens = silent.length + links.length === 0 ? read : audible(read, [...silent, ...links]);
    let found: Map<number, Candidate[]> | undefined;
    /** By row: the furthest end of an exempt phrase that began so far. */
    const exempt: Exempt = new Map();
    for (let from = 0; from < tokens.length; from++) {
      const ends = this.walk(text, tokens, from, exempt);
      if (ends === undefined) continue;
      found ??= new Map();
      keepLongest(ends, tokens, from, exempt, found);
    }
    if (found === undefined) return nothingFound;
    let held: Found | undefined;
    for (const [list, candidates] of found) {
      held = new Found(
        list,
        candidates.map((match) => placed(match, tokens)),
        held,
      );
    }
    return held ?? nothingFound;
  }

  /** Every form that begins at a token, shortest first; the ends of exempt phrases go to `exempt`. */
  private walk(text: string, tokens: readonly Token[], from: number, exempt: Exempt): End[] | undefined {
    let ends: End[] | undefined;
    const first = (tokens[from] as Token).key;
    let node: Node | null | undefined = this.begin(first);
    for (let to = from + 1; node; to++) {
      for (const leaf of node.leaves ?? none) {
        if (leaf.form === undefined) exempt.set(leaf.row.number, Math.max(exempt.get(leaf.row.number) ?? 0, to));
        else if (leaf.exact === undefined || leaf.exact === writtenAs(text, tokens, from, to)) {
          ends ??= [];
          ends.push({ to, row: leaf.row, form: leaf.form });
        }
      }
      if (to >= tokens.length) break;
      const { key }: Token = tokens[to] as Token;
      const next: Node | undefined = node.next?.get(key);
      node = next === unmet ? this.meet(node, first, key) : next;
    }
    return ends;
  }

  private beginning(word: string): Node | null {
    const places = this.places.of(word);
    const seconds = this.places.seconds(word);
    if (places.length === 0 && seconds.length === 0) return null;
    const node = new Node();
    this.plant(places, node, word);
    if (seconds.length > 0) node.next = new Map(seconds.map((second) => [second, unmet]));
    return node;
  }

  /** Makes what stands under two words. */
  private meet(beginning: Node, first: string, second: string): Node {
    const node = new Node();
    beginning.next?.set(second, node);
    this.plant(this.places.of(`${first} ${second}`), node, first, second);
    return node;
  }

  /** Puts the phrases of rows under a node: those that are its word, or begin with its words. */
  private plant(places: Place[], node: Node, first: string, second?: string): void {
    for (const place of places.sort((a, b) => a.source.list - b.source.list || a.row - b.row)) {
      const row = this.row(place);
      for (const phrase of row.phrases) {
        const { tokens } = phrase;
        if (tokens[0]?.key === first && tokens[1]?.key === second) put(phrase, row, node);
      }
    }
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

/** Puts a phrase under the node of its first word or two. */
function put({ text, tokens, form }: Phrase, row: Row, beginning: Node): void {
  const exact = form?.exact ? writtenAs(text, tokens, 0, tokens.length) : undefined;
  let node = beginning;
  for (const { key } of tokens.slice(2)) {
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

function writtenAs(text: string, tokens: readonly Token[], from: number, to: number): string {
  let result = written(text, tokens[from] as Token);
  for (let at = from + 1; at < to; at++) result += ` ${written(text, tokens[at] as Token)}`;
  return result;
}

/** Tokens with those in a silent range replaced by a mark that no phrase runs across. */
function audible(tokens: readonly Token[], silent: readonly { start: number; end: number }[]): readonly Token[] {
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
