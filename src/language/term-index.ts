import { addresses } from './addresses.ts';
import type { TermEntry, TermForm, TermMatch } from './terms.ts';
import { readTokens, type Token, written } from './tokens.ts';

/** What a text holds of each list, by its number; nothing for a list of which it holds none. */
export type Found = ReadonlyMap<number, readonly TermMatch[]>;

/** Of a text that holds nothing of any list. */
export const nothingFound: Found = new Map();

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

/** A first word that is a token as it stands: nearly all are, and thousands are read when a program starts. */
const simpleWord = /^[a-z]+(?![^ ])/;

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
  /** The last of the phrases that are to be put under it. */
  unmet: Phrase | undefined;
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

/** A phrase that is not in the trie yet, and the one before it that begins with the same word. */
interface Phrase {
  text: string;
  row: Row;
  form: TermForm | undefined;
  before: Phrase | undefined;
}

/**
 * Finds the terms of all lists in one pass over a text: one trie, keyed by word. What stands under a first word is made when
 * that word is met: of the thousands that begin a term a draft holds a few.
 */
export class TermIndex {
  private readonly beginnings = new Map<string, Node>();
  private rows = 0;

  /** @param lists compiled rows (with `forms`; a row without is searched for as its `term`), by the number of their list */
  constructor(lists: readonly (readonly TermEntry[])[]) {
    for (const [list, entries] of lists.entries()) {
      for (const entry of entries) {
        const row = rowOf(entry, list, this.rows++);
        for (const form of entry.forms ?? [{ text: entry.term }]) this.add(form.text, row, form);
        for (const phrase of entry.exempt ?? []) this.add(phrase, row, undefined);
      }
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
    const found = new Map<number, Candidate[]>();
    /** By row: the furthest end of an exempt phrase that began so far. */
    const exempt: Exempt = new Map();
    for (let from = 0; from < tokens.length; from++) {
      const ends = this.walk(text, tokens, from, exempt);
      if (ends !== undefined) keepLongest(ends, tokens, from, exempt, found);
    }
    if (found.size === 0) return nothingFound;
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
    let node = this.begin((tokens[from] as Token).key);
    for (let to = from + 1; node !== undefined; to++) {
      for (const leaf of node.leaves ?? []) {
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

  private add(text: string, row: Row, form: TermForm | undefined): void {
    const first = simpleWord.exec(text)?.[0] ?? readTokens(text)[0]?.key;
    if (first === undefined) return;
    let node = this.beginnings.get(first);
    if (node === undefined) {
      node = new Node();
      this.beginnings.set(first, node);
    }
    node.unmet = { text, row, form, before: node.unmet };
  }

  /** What begins with a word. */
  private begin(word: string): Node | undefined {
    const node = this.beginnings.get(word);
    if (node?.unmet === undefined) return node;
    const phrases: Phrase[] = [];
    let phrase: Phrase | undefined = node.unmet;
    for (; phrase !== undefined; phrase = phrase.before) phrases.push(phrase);
    for (const phrase of phrases.reverse()) put(phrase, node);
    node.unmet = undefined;
    return node;
  }
}

/** Puts a phrase under the node of its first word. */
function put({ text, row, form }: Phrase, beginning: Node): void {
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
  const best = new Map<number, End>();
  for (const end of ends) {
    const known = best.get(end.row.list);
    if (known !== undefined && known.to >= end.to) continue;
    if ((exempt.get(end.row.number) ?? 0) >= end.to || !counts(end, tokens, from)) continue;
    best.set(end.row.list, end);
  }
  for (const [list, { to, row, form }] of best) {
    const matches = found.get(list);
    if (matches === undefined) {
      found.set(list, [{ from, to, row, form }]);
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
  return tokens.map((token) => {
    while (at < ranges.length && (ranges[at]?.start ?? 0) < token.end) end = Math.max(end, ranges[at++]?.end ?? 0);
    return token.start < end ? { key: '\u0000', start: token.start, end: token.end } : token;
  });
}

function placed({ from, to, row, form }: Candidate, tokens: readonly Token[]): TermMatch {
  return { entry: row.entry, form, start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end };
}
