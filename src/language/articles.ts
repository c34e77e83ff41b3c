/** Written with a vowel and spoken with a consonant, and the other way round. */
const spokenWithConsonant = /^(?:uni[cfloqstv]|us[eu]|ut[ei]|eu|one\b|once\b)/i;
const spokenWithVowel = /^(?:[aeiou]|hour|honest|honour|heir)/i;

/**
 * Whether words can stand after a text that may end in "a" or "an": "an " takes "assessment", "a " does not.
 *
 * @param before the text up to the words
 * @param next the words, spoken as words: no acronym
 */
export function fitsArticle(before: string, next: string): boolean {
  const article = /(?:^|[^\p{L}’'])(an?)\s$/iu.exec(before.slice(-5))?.[1];
  if (article === undefined) return true;
  const isVowel = spokenWithVowel.test(next) && !spokenWithConsonant.test(next);
  return isVowel === (article.length === 2);
}
