/** Endings of regular forms, longest first where one ends another. */
const endings = ['s', 'es', 'ed', 'd', 'ing', 'er', 'r', 'est', 'st', 'ly'];

/** Endings that make another word of a word: "refuse", "refusal". */
const derivations = [
  ...[
    'ness',
    'less',
    'ful',
    'ment',
    'able',
    'ible',
    'ation',
    'ition',
    'tion',
    'ion',
    'ity',
    'al',
    'ally',
    'ive',
    'ance',
  ],
  ...['ence', 'or', 'ist', 'ism', 'ise', 'ize', 'ship', 'hood', 'ish', 'y', 'ic', 'ous', 'en'],
];

const prefixes = [
  'un',
  're',
  'in',
  'im',
  'ir',
  'il',
  'dis',
  'mis',
  'over',
  'under',
  'non',
  'pre',
  'inter',
  'anti',
  'sub',
  'co',
];

/** What a lower-case word may be a regular form of, likely or not: "stop" and "stopp" of "stopped". */
export function* bases(word: string): Iterable<string> {
  const apostrophe = word.indexOf("'");
  if (apostrophe > 0) {
    yield word.slice(0, apostrophe);
    if (word.endsWith("n't")) yield word.slice(0, -3);
    return;
  }
  for (const ending of endings) {
    if (word.length < ending.length + 2 || !word.endsWith(ending)) continue;
    yield* stems(word.slice(0, -ending.length));
  }
}

/** What a lower-case word may be made from: "eligible" of "ineligible", "refuse" of "refusal". */
export function* roots(word: string): Iterable<string> {
  for (const prefix of prefixes) {
    if (word.length >= prefix.length + 3 && word.startsWith(prefix)) yield word.slice(prefix.length);
  }
  for (const ending of derivations) {
    if (word.length < ending.length + 3 || !word.endsWith(ending)) continue;
    const rest = word.slice(0, -ending.length);
    yield* stems(rest);
    yield `${rest}t`;
    yield `${rest}te`;
    yield `${rest}ate`;
    yield `${rest}y`;
  }
}

/** How what is left without an ending may be written: as it is, with e, with y for i, without the doubled letter. */
function* stems(rest: string): Iterable<string> {
  yield rest;
  yield `${rest}e`;
  if (rest.endsWith('i')) yield `${rest.slice(0, -1)}y`;
  if (rest.length > 2 && rest.at(-1) === rest.at(-2)) yield rest.slice(0, -1);
}
