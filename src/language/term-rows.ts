import { formsOf } from './term-list.ts';
import type { TermEntry, TermForm } from './terms.ts';
import { readTokens, type Token } from './tokens.ts';

/** How many words away `near` and `notNear` look. Judgement: about one clause. */
const nearness = 8;

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

/** What a row is found by, or is not found in. */
export interface Phrase {
  text: string;
  tokens: readonly Token[];
  /** None for an exempt phrase. */
  form: TermForm | undefined;
}

/** A row with what decides whether it counts, ready to ask. */
export interface Row {
  list: number;
  entry: TermEntry;
  /** Its forms and exempt phrases, read once: they begin with several words, of which a text may hold each. */
  phrases: readonly Phrase[];
  after: ReadonlySet<string> | undefined;
  before: ReadonlySet<string> | undefined;
  notAfter: ReadonlySet<string> | undefined;
  notBefore: ReadonlySet<string> | undefined;
  near: ReadonlySet<string> | undefined;
  notNear: ReadonlySet<string> | undefined;
  /** Number of the row in the index. */
  number: number;
}

/** Whether the words around a form let it count. */
export function counts(
  { row, form, to }: { row: Row; form: TermForm; to: number },
  tokens: readonly Token[],
  from: number,
): boolean {
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

export function rowOf(entry: TermEntry, list: number, number: number): Row {
  const set = (words: readonly string[] | undefined) => words && new Set(words.map((word) => word.toLowerCase()));
  // A copy: V8 keeps room for seventeen in what was pushed into.
  const read = (text: string, form?: TermForm) => ({ text, tokens: readTokens(text).slice(), form });
  const phrases = [
    ...formsOf(entry).map((form) => read(form.text, form)),
    ...(entry.exempt ?? []).map((text) => read(text)),
  ];
  return {
    list,
    entry,
    phrases,
    number,
    after: set(entry.after),
    before: set(entry.before),
    notAfter: set(entry.notAfter),
    notBefore: set(entry.notBefore),
    near: set(entry.near),
    notNear: set(entry.notNear),
  };
}
