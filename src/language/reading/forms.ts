const none: readonly string[] = [];

/** Endings of regular forms, longest first where one ends another. */
const endings = byLetter(-1, ['s', 'es', 'ed', 'd', 'ing', 'er', 'r', 'est', 'st', 'ly']);

/** Endings that make another word of a word: "refuse", "refusal". */
const derivations = byLetter(
  -1,
  'ness less ful ment able ible ation ition tion ion ity al ally ive ance ence or ist ism ise ize ship hood ish y ic ous en'.split(
    ' ',
  ),
);

const prefixes = byLetter(0, 'un re in im ir il dis mis over under non pre inter anti sub co'.split(' '));

/** By the letter at one of their ends, so that a word is asked for few. Those of one letter stay in their order. */
function byLetter(at: 0 | -1, parts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const part of parts) {
    const letter = part.at(at) ?? '';
    found.set(letter, [...(found.get(letter) ?? none), part]);
  }
  return found;
}

/** What a lower-case word may be a regular form of, likely or not: "stop" and "stopp" of "stopped". */
export function bases(word: string): readonly string[] {
  const apostrophe = word.indexOf("'");
  if (apostrophe > 0) {
    const before = word.slice(0, apostrophe);
    return word.endsWith("n't") ? [before, word.slice(0, -3)] : [before];
  }
  const found: string[] = [];
  for (const ending of endings.get(word.charAt(word.length - 1)) ?? none) {
    if (word.length >= ending.length + 2 && word.endsWith(ending)) addStems(word.slice(0, -ending.length), found);
  }
  return found;
}

/** What a lower-case word may be made from: "eligible" of "ineligible", "refuse" of "refusal". */
export function roots(word: string): readonly string[] {
  const found: string[] = [];
  for (const prefix of prefixes.get(word.charAt(0)) ?? none) {
    if (word.length >= prefix.length + 3 && word.startsWith(prefix)) found.push(word.slice(prefix.length));
  }
  for (const ending of derivations.get(word.charAt(word.length - 1)) ?? none) {
    if (word.length < ending.length + 3 || !word.endsWith(ending)) continue;
    const rest = word.slice(0, -ending.length);
    addStems(rest, found);
    found.push(`${rest}t`, `${rest}te`, `${rest}ate`, `${rest}y`);
  }
  return found;
}

/** How what is left without an ending may be written: as it is, with e, with y for i, without the doubled letter. */
function addStems(rest: string, found: string[]): void {
  found.push(rest, `${rest}e`);
  if (rest.endsWith('i')) found.push(`${rest.slice(0, -1)}y`);
  if (rest.length > 2 && rest.at(-1) === rest.at(-2)) found.push(rest.slice(0, -1));
}
