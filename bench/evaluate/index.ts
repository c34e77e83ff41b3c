/**
 * `npm run evaluate` holds the reading age, formulas and linters to what people said of texts. See README.md beside this file.
 */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { folder, readRows, skipped } from './folder.ts';
import { measureSet, table } from './measure-set.ts';
import { scorers } from './scorers.ts';
import { type EvaluationSet, readSets, type SetKind } from './sets.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kind: { type: 'string' },
    text: { type: 'string', multiple: true },
    score: { type: 'string' },
    ease: { type: 'boolean', default: false },
  },
});

const [path] = positionals;
if (path === undefined && folder === undefined) console.log(skipped);
for (const set of path !== undefined ? [givenSet(path)] : folder !== undefined ? readSets(folder) : []) {
  console.log(`${table(set, measureSet(set, scorers))}\n`);
}

/** The set that the command line describes. */
function givenSet(path: string): EvaluationSet {
  const { kind, text = [], score, ease } = values;
  if (!isKind(kind)) throw new Error('Say what kind of set it is: --kind rated, --kind pairs or --kind levels.');
  const texts = text.flatMap((each) => each.split(','));
  if (kind === 'rated' ? texts.length !== 1 || score === undefined : texts.length < 2) {
    throw new Error('A rated set needs --text FIELD and --score FIELD; others --text HARDER,…,EASIER.');
  }
  const set = { name: basename(path, '.jsonl'), kind, texts, isEase: ease, rows: readRows(path) };
  return score === undefined ? set : { ...set, score };
}

function isKind(kind: string | undefined): kind is SetKind {
  return kind === 'rated' || kind === 'pairs' || kind === 'levels';
}
