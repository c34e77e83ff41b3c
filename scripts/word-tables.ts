/** Makes the tables of words of which the command knows something without reading them at its start. */
import { daleChall } from 'dale-chall';
import { spache } from 'spache';
import { numberOf } from '../src/language/foreign-look.ts';
import { tongues } from '../src/language/function-words.ts';
import { words } from '../src/language/reading/words.ts';
import { startsOf, type TermList } from '../src/language/term-list.ts';
import { writeWordTable } from '../src/language/word-table.ts';

/** How hard words are, as `words.ts` says it, with `D` for those of Dale and Chall's list and `S` for those of Spache's. */
export function listedWords(): string {
  const said = new Map<string, string>();
  for (const line of words.split('\n')) {
    const [what = '', ...members] = line.split(' ');
    for (const word of members) said.set(word, what);
  }
  for (const word of daleChall) said.set(word, `${said.get(word) ?? ''}D`);
  for (const word of spache) said.set(word, `${said.get(word) ?? ''}S`);
  return writeWordTable(said);
}

/**
 * By the words that phrases begin with (`Start`): the lists, each with the numbers of the rows, as `cliche 3 7,glossary 12`; by each first
 * word of several and a blank: the second words, with blanks between them.
 */
export function beginningsTable(lists: readonly { id: string; words: TermList }[]): string {
  const said = new Map<string, string>();
  const seconds = new Map<string, Set<string>>();
  for (const { id, words } of lists) {
    const rows = new Map<string, number[]>();
    for (const [number, row] of words.rows.entries()) {
      for (const { key, first, second } of startsOf(row)) {
        rows.set(key, [...(rows.get(key) ?? []), number]);
        if (second !== undefined) seconds.set(first, (seconds.get(first) ?? new Set()).add(second));
      }
    }
    for (const [key, numbers] of rows) {
      const before = said.get(key);
      said.set(key, `${before === undefined ? '' : `${before},`}${id} ${numbers.join(' ')}`);
    }
  }
  for (const [first, all] of seconds) said.set(`${first} `, [...all].join(' '));
  return writeWordTable(said);
}

/** The numbers by which words of other languages are told apart at a quick look. */
export function foreignNumbers(): number[] {
  const all = tongues.flatMap(({ words }) => words.split(' ').map(numberOf));
  return [...new Set(all)].sort((a, b) => a - b);
}
