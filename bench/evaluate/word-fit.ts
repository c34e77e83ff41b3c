/**
 * `npm run evaluate:word-fit` fits the age of words and writes `src/language/reading/word-coefficients.ts`.
 *
 * Fitted to how hard people found words in sentences (CompLex; Shardlow and others, 2020, CC BY 4.0). Printed: the agreement
 * when a tenth of the words was left out each time, no word being in two of the tenths.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { daleChall } from 'dale-chall';
import { spache } from 'spache';
import { wordTraitNames, wordTraits } from '../../src/language/reading/word-age.ts';
import { wordFacts } from '../../src/language/reading/word-facts.ts';
import { pearson } from './agreement.ts';
import { folder, inside, readRows, skipped } from './folder.ts';
import { below, seeded } from './random.ts';
import { dot, regress } from './solve.ts';

const target = fileURLToPath(new URL('../../src/language/reading/word-coefficients.ts', import.meta.url));
const parts = 10;

/** Ages at which children know the words of Spache’s and of Dale and Chall’s list: grades 3 and 4 (Spache 1974; Chall and Dale 1995). */
const spacheAge = 8;
const daleChallAge = 10;

if (folder === undefined) console.log(skipped);
else fitTo(folder);

function fitTo(root: string): void {
  const rows = readRows(inside(root, 'readability', 'complex-words.jsonl'));
  const words = rows.map((row) => String(row.word));
  const judged = rows.map((row) => Number(row.y));
  const traits = words.map((word) => wordTraits(word, wordFacts(word)));
  const part = new Map<string, number>();
  const random = seeded(1);
  for (const word of [...new Set(words.map((each) => each.toLowerCase()))].sort()) part.set(word, below(random, parts));
  const guessed = new Array<number>(words.length).fill(0);
  for (let left = 0; left < parts; left++) {
    const isLeft = words.map((word) => part.get(word.toLowerCase()) === left);
    const found = regress(
      traits.filter((_, at) => isLeft[at] !== true),
      judged.filter((_, at) => isLeft[at] !== true),
      1,
    );
    traits.forEach((each, at) => {
      if (isLeft[at] === true) guessed[at] = dot(each, found);
    });
  }
  console.log(
    `r = ${pearson(guessed, judged).toFixed(3)} on words left out (${part.size} words, ${rows.length} judgements)`,
  );
  const found = regress(traits, judged, 1);
  const [young, ten] = [spache, daleChall].map((list) => upperQuarter(list.map((word) => score(word, found))));
  if (young === undefined || ten === undefined) return;
  const years = (daleChallAge - spacheAge) / (ten - young);
  const start = spacheAge - years * young;
  writeFileSync(target, wordModule(found.map((value, at) => value * years + (at === 0 ? start : 0))));
  console.log('Written: src/language/reading/word-coefficients.ts');
}

function score(word: string, found: readonly number[]): number {
  return dot(wordTraits(word, wordFacts(word)), found);
}

/** A list’s age is that of its harder words: three in four are easier. */
function upperQuarter(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * 0.75)] ?? 0;
}

function wordModule(found: readonly number[]): string {
  const meanings: Readonly<Record<(typeof wordTraitNames)[number], string>> = {
    constant: 'where every trait is 0',
    difficulty: 'difficulty, 1 to 6',
    difficultyOver2: 'what it is over 2',
    difficultyOver3: 'what it is over 3',
    young: 'in Spache’s list of words that young readers know',
    inNoCourse: 'in no English course up to B2 (CEFR-J)',
    derived: 'in no list, made from a word that is in one',
    guessed: 'in no list, nor made from one',
    shortness: 'letters, up to 5: short words that are judged are often abbreviations',
    length: 'letters',
    lengthInNoCourse: 'letters, of a word in no course',
  };
  const rows = wordTraitNames.map(
    (name, at) => `  // ${meanings[name]}\n  ${name}: ${Number((found[at] ?? 0).toFixed(2))},\n`,
  );
  return `// Written by \`npm run evaluate:word-fit\`. Change that, not this file.
import type { wordTraitNames } from './word-age.ts';

/**
 * How many years each trait of a word adds to the age at which it is learned. Fitted to CompLex (Shardlow, Cooper and Zampieri,
 * 2020; CC BY 4.0); years are set by the words that children of eight (Spache) and ten (Dale and Chall) know.
 */
export const wordCoefficients: Readonly<Record<(typeof wordTraitNames)[number], number>> = {
${rows.join('')}};
`;
}
