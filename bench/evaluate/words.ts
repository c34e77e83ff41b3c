/**
 * `npm run evaluate:words` writes `src/language/reading/words.ts`: every word of four lists, by how hard it is.
 *
 * The difficulty of a word is 0.6 of what people judged (Maddela and Xu, 2018; each word has few judges) and 0.4 of what its
 * length, its shape and the other lists make likely, which evens out the noise of single judgements; of a word that nobody
 * judged, half of what its base has and half of what is likely, or only that. The shares are a judgement.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { daleChall } from 'dale-chall';
import { spache } from 'spache';
import { bases, roots } from '../../src/language/reading/forms.ts';
import { type Listing, traits } from '../../src/language/reading/spelling.ts';
import { folder, inside, readWordList, skipped } from './folder.ts';
import { dot, regress } from './solve.ts';

const target = fileURLToPath(new URL('../../src/language/reading/words.ts', import.meta.url));

/** A form within so much of what its base has is not written: it is found by its base. */
const near = 0.15;

/** Only such forms, which have no forms of their own: "teachers" is found by "teacher", but not by "teach". */
const plainForm = /(?:s|ed|ing)$/;

if (folder === undefined) console.log(skipped);
else {
  const text = wordsModule(folder);
  writeFileSync(target, text);
  console.log(`Written: src/language/reading/words.ts, ${text.length} characters. Now run \`npm run generate\`.`);
}

function wordsModule(root: string): string {
  const judged = readWordList(inside(root, 'words', 'maddela-complexity.json'));
  const levels = readWordList(inside(root, 'words', 'cefr-j.json'));
  const easy = new Set(daleChall.map((word) => word.toLowerCase()));
  const young = new Set(spache.map((word) => word.toLowerCase()));
  const listing = (word: string): Listing => ({
    level: find(word, (each) => levels.get(each)) ?? 0,
    easy: find(word, (each) => easy.has(each) || undefined) ?? false,
    young: find(word, (each) => young.has(each) || undefined) ?? false,
  });
  const words = [...new Set([...judged.keys(), ...levels.keys(), ...easy, ...young])]
    .filter((word) => /^[a-z]+(?:['-][a-z]+)*$/.test(word))
    .sort();
  const known = words.filter((word) => judged.has(word));
  const likely = regress(
    known.map((word) => traits(word, listing(word))),
    known.map((word) => judged.get(word) ?? 0),
    1,
  ).map((value) => Math.round(value * 1000) / 1000);

  const difficulty = (word: string): number => {
    const guess = dot(traits(word, listing(word)), likely);
    const own = find(word, (each) => judged.get(each));
    if (own !== undefined) return 0.6 * own + 0.4 * guess;
    for (const root of roots(word)) {
      const base = judged.get(root);
      if (base !== undefined) return 0.5 * (base + 0.2) + 0.5 * guess;
    }
    return guess;
  };
  const entries = new Map(words.map((word) => [word, { value: difficulty(word), ...listing(word) }]));
  const groups = new Map<string, string[]>();
  for (const [word, entry] of entries) {
    const base = plainForm.test(word)
      ? find(word, (each) => (each === word ? undefined : entries.get(each)))
      : undefined;
    if (base !== undefined && isSame(entry, base) && Math.abs(entry.value - base.value) <= near) continue;
    const step = Math.min(60, Math.max(10, Math.round(entry.value * 10)));
    const key = `${step}${entry.level}${entry.easy ? 'e' : ''}${entry.young ? 'y' : ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [word]);
    else group.push(word);
  }
  const lines = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, group]) => `${key} ${group.join(' ')}`);
  return `// Written by \`npm run evaluate:words\`. Change that, not this file.

/**
 * How hard a word of these traits (spelling.ts) is likely to be, on the scale below.
 */
export const likely: readonly number[] = [
${filled(likely)}
];

/**
 * Words by how hard they are. A line: ten times the difficulty (1 easy to 6 hard, the scale of Maddela and Xu), the CEFR-J
 * level (1 to 4, 0 for none), \`e\` when children of about ten know it (Dale and Chall), \`y\` when young readers do (Spache);
 * then the words. Regular forms that are as hard as their base are left out.
 *
 * Sources: Word Complexity Lexicon, Maddela and Xu 2018 (MIT); CEFR-J Wordlist 1.6, Tono Laboratory, Tokyo University of
 * Foreign Studies; dale-chall and spache by Titus Wormer (MIT). See NOTICE.
 */
export const words = \`${lines.join('\n')}\`;
`;
}

function isSame(one: Listing, two: Listing): boolean {
  return one.level === two.level && one.easy === two.easy && one.young === two.young;
}

/** What a list has for a word, or else for the first of its bases that it has. */
function find<T>(word: string, get: (word: string) => T | undefined): T | undefined {
  const own = get(word);
  if (own !== undefined) return own;
  for (const base of bases(word)) {
    const found = get(base);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Numbers in lines of up to 120 columns, as the formatter lays them out. */
function filled(numbers: readonly number[]): string {
  const lines = [' '];
  for (const number of numbers) {
    const last = lines.at(-1) ?? '';
    if (last.length + `${number},`.length + 1 > 120) lines.push(`  ${number},`);
    else lines[lines.length - 1] = `${last} ${number},`;
  }
  return lines.join('\n');
}
