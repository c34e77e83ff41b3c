/** Makes the tables of words of which the command knows something without reading them at its start. */
import { daleChall } from 'dale-chall';
import { spache } from 'spache';
import { words } from '../src/language/reading/words.ts';
import { beginningsOf, type TermList } from '../src/language/term-list.ts';
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

/** For each word that a phrase of a list begins with: the lists, each with the numbers of the rows, as `cliche 3 7,glossary 12`. */
export function beginningsTable(lists: readonly { id: string; words: TermList }[]): string {
  const said = new Map<string, string>();
  for (const { id, words } of lists) {
    const rows = new Map<string, number[]>();
    for (const [number, row] of words.rows.entries()) {
      for (const word of beginningsOf(row)) rows.set(word, [...(rows.get(word) ?? []), number]);
    }
    for (const [word, numbers] of rows) {
      const before = said.get(word);
      said.set(word, `${before === undefined ? '' : `${before},`}${id} ${numbers.join(' ')}`);
    }
  }
  return writeWordTable(said);
}
