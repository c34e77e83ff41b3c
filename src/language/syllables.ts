import { hasAsciiLetters } from './characters.ts';
import { bySpelling, type Spelt } from './spellings.ts';

/** Words that the rules below get wrong and that public services write often. */
const irregular = new Map(
  Object.entries({
    area: 3,
    idea: 3,
    every: 2,
    everyone: 3,
    evening: 2,
    people: 2,
    business: 2,
    science: 2,
    quiet: 2,
    being: 2,
    doing: 2,
    going: 2,
  }),
);

/** A vowel that is not heard at the end of a word or before its ending: "homes", "asked", "placement", "safely". */
const silent = /(?:[^aeiouylt]|[^aeiouy][lt]|[aeiouy]l|[aeiouy]t)e(?=$|s$|ly$|ment|ful|less|ness|guard|one$)/;

/** Two vowels side by side that are two sounds: "social" is none, "variety" is one. */
const split =
  /i[ao](?!l$|ls$|ll|n|us)|ie(?=t)|eo(?!u|p)|ea(?=t[ei]|l[iu])|u[ai](?=t[ei]|l$|ti)|(?<=[^q])ui(?=[nt][gey])|[aeiouy]ing|ia(?=n|ll)|iu|io(?=l)/g;

/** Most words: one part, with no letter to leave out. */
const isPlain = /^[a-z]+$/;

/**
 * About how many syllables a word has, at least 1; a hyphenated word has those of its parts. By its spelling, so that
 * some words are one out; a number counts as one.
 */
export function countSyllables(word: string): number {
  const lower = word.toLowerCase();
  if (isPlain.test(lower)) return countPart(lower);
  let sum = 0;
  for (const part of lower.split(hasAsciiLetters(lower) ? /[^a-z'’]+/ : /[^\p{L}'’]+/u)) {
    const plain = part.replace(/['’]s?$/, '').replace(/['’]/g, '');
    if (plain !== '') sum += countPart(plain);
  }
  return Math.max(1, sum);
}

/** The same of a word in a text: once for each spelling. */
export const syllablesOf: (word: Spelt) => number = bySpelling(countSyllables);

function countPart(part: string): number {
  const known = irregular.get(part);
  if (known !== undefined) return known;
  if (part.length <= 3) return 1;
  let count = part.match(/[aeiouyà-ÿ]+/g)?.length ?? 0;
  count += part.match(split)?.length ?? 0;
  if (/[^aeiouy]l[e]s?$/.test(part)) return Math.max(1, count);
  if (/(?:[sxz]|[cs]h|[cg])es$/.test(part)) return Math.max(1, count);
  if (/[^aeiouytd]ed$/.test(part)) count--;
  else if (silent.test(part)) count--;
  return Math.max(1, count);
}
