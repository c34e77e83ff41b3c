import { existsSync } from 'node:fs';
import { inside, type Row, readRows } from './folder.ts';

/** How a set was judged: a number for each text, or which of two or more texts is harder. */
export type SetKind = 'rated' | 'pairs' | 'levels';

/** A set of texts that people judged. */
export interface EvaluationSet {
  name: string;
  kind: SetKind;
  /** Fields with the texts: of a rated set one; of others from the hardest to the easiest. */
  texts: readonly string[];
  /** The field with the judgement, of a rated set. */
  score?: string;
  /** Whether a higher judgement means an easier text. */
  isEase?: boolean;
  rows: readonly Row[];
  /** The family of texts that it may be used to fit for; none when it may only be measured. */
  family?: string;
}

const known: readonly Omit<EvaluationSet, 'rows'>[] = [
  { name: 'clear-dev', kind: 'rated', texts: ['text'], score: 'bt', isEase: true },
  { name: 'readme-plus-plus', kind: 'rated', texts: ['sentence'], score: 'rating' },
  { name: 'cefr-sp-wiki', kind: 'rated', texts: ['text'], score: 'y', family: 'encyclopaedia' },
  { name: 'onestop', kind: 'levels', texts: ['adv', 'int', 'ele'], family: 'news' },
  { name: 'contracts', kind: 'pairs', texts: ['before', 'after'], family: 'contracts' },
  { name: 'plainlanguage-rows', kind: 'pairs', texts: ['before', 'after'], family: 'regulations' },
];

/** The sets of a folder, of those that are there. */
export function readSets(folder: string): EvaluationSet[] {
  return known
    .map((set) => ({ set, path: inside(folder, 'readability', `${set.name}.jsonl`) }))
    .filter(({ path }) => existsSync(path))
    .map(({ set, path }) => ({ ...set, rows: readRows(path) }));
}

/**
 * Scores every text of a set once.
 *
 * @returns for a rated set a score and a judgement for each row; else for each row the scores in the order of its texts
 */
export function scored<T>(set: EvaluationSet, score: (text: string) => T): T[][] {
  return set.rows.map((row) => set.texts.map((field) => score(textOf(row, field, set.name))));
}

/** The judgements of a rated set, turned so that higher means harder. */
export function judgements({ name, rows, score = '', isEase = false }: EvaluationSet): number[] {
  return rows.map((row, index) => {
    const value = row[score];
    if (typeof value !== 'number') throw new Error(`${name}, row ${index + 1}: ‘${score}’ is no number.`);
    return isEase ? -value : value;
  });
}

function textOf(row: Row, field: string, name: string): string {
  const text = row[field];
  if (typeof text !== 'string') throw new Error(`${name}: a row has no text ‘${field}’.`);
  return text;
}
