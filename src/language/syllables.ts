/** Endings and openings whose vowel letters are not one sound each. */
const silentEnd = /(?:[^laeiouy]es|[^laeiouytd]ed|[^aeiouy][^laeiouy]e|[aeiou][^aeiouy]e|[lr]e[^a-z])$/;
const splitVowels =
  /ia(?!l$|n$|ge)|io(?!n|us)|eo(?!us)|ua(?!r)|iu|uou|[aeiouy]ing$|[^qg]u[aeo](?=[lnt]$)|creat|react|real(?:i|l$)/g;

/**
 * About how many syllables a word has, at least 1; a hyphenated word has those of its parts. By its spelling, so that
 * some words are one out; a number counts as one.
 */
export function countSyllables(word: string): number {
  let sum = 0;
  for (const part of word.toLowerCase().split(/[^a-zà-ÿ']+/)) {
    if (part !== '') sum += countPart(part.replace(/'s?$/, '').replace(/'/g, ''));
  }
  return Math.max(1, sum);
}

function countPart(part: string): number {
  if (part.length <= 3) return 1;
  let count = part.match(/[aeiouyà-ÿ]+/g)?.length ?? 0;
  if (silentEnd.test(part) && !/(?:[sxz]|[cs]h|[cg])es$/.test(part)) count--;
  if (/[^aeiouy]le[sd]?$/.test(part) && !/[^aeiouy]le$/.test(part)) count += 0;
  count += part.match(splitVowels)?.length ?? 0;
  return Math.max(1, count);
}
