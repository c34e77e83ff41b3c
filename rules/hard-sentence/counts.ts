import { daleChall } from 'dale-chall';
import { spache } from 'spache';
import type { Word } from '../../src/language/english.ts';
import { countSyllables } from '../../src/language/syllables.ts';

/** What readability formulas are computed from, of one sentence. */
export interface Counts {
  words: number;
  letters: number;
  syllables: number;
  /** Words of three syllables or more. */
  long: number;
  /** Of those, the ones that are no names. */
  longInLower: number;
  /** Words that are not in Dale and Chall's list of 3,000, in any regular form. */
  difficult: number;
  /** The same for Spache's list. */
  unfamiliar: number;
  /** The different words that make it hard: long, in no list, no names. In the order in which they stand there. */
  hard: ReadonlySet<string>;
}

/** Long words that everybody meets in letters and on forms, and that no list of words for children has: a judgement. */
const everyday = new Set(
  (
    'application apply appointment information university certificate government available education qualification document ' +
    'department decision employer employment employee organisation telephone internet computer website online hospital ' +
    'medical emergency authority customer manager management system activity necessary possible personal individual ' +
    'particular regular normally usually including include although however another yourself themselves original situation ' +
    'experience support community insurance benefit expensive complete completed provider disability disabled equipment ' +
    'interview assessment evidence identity national international agreement replacement payment registration register ' +
    'registered residential property separate contact similar successful successfully automatically directly immediately ' +
    'specific current professional college technology digital mobile physical mental social financial income responsible ' +
    'responsibility opportunity relationship example vehicle secondary primary difficult difficulty consider condition ' +
    'period position continue managing behaviour environment character charity protection existing requirement provide ' +
    'material quality security assistant probably alternative chemistry physics biology video variety popular maximum ' +
    'minimum unlikely category headteacher parliament policy recommend decide arrange suitable satisfied household holiday ' +
    'salary adviser calculate reasonable illegal area idea ' +
    'qualify qualified nursery academy recognise independent infection diagnose partnership personally possibly'
  ).split(' '),
);

const easy = new Set(daleChall);
const familiar = new Set(spache);

/**
 * Counts a sentence. Each word counts each time that it stands there, in any of its regular forms; names and numbers are
 * easy. (`retext-readability` takes the number of different easy words from the number of all words, so that the words of
 * a plain sentence look difficult because some of them return.)
 */
export function count(words: readonly Word[]): Counts {
  const counts = { words: 0, letters: 0, syllables: 0, long: 0, longInLower: 0, difficult: 0, unfamiliar: 0 };
  const hard = new Set<string>();
  words.forEach(({ text }, at) => {
    const lower = text.toLowerCase().replaceAll('’', "'");
    const syllables = countSyllables(lower);
    const isName = at > 0 && text.charAt(0) !== lower.charAt(0);
    counts.words++;
    counts.letters += text.length;
    counts.syllables += syllables;
    if (syllables >= 3) counts.long++;
    if (syllables >= 3 && !isName) counts.longInLower++;
    // Neither are numbers, file names and the names of variables.
    if (isName || /[\d_.$]/.test(text)) return;
    if (!isIn(easy, lower)) {
      counts.difficult++;
      if (syllables >= 3 && !isIn(everyday, lower)) hard.add(lower);
    }
    if (!isIn(familiar, lower)) counts.unfamiliar++;
  });
  return { ...counts, hard };
}

/** Whether a list holds a word or what it is a regular form of; of a hyphenated word, each part. */
function isIn(list: ReadonlySet<string>, word: string): boolean {
  if (list.has(word)) return true;
  if (word.includes('-')) return word.split('-').every((part) => isIn(list, part));
  for (const base of bases(word)) if (list.has(base)) return true;
  return false;
}

/** What a word may be a regular form of: "stop" and "stopp" of "stopped". */
function* bases(word: string): Iterable<string> {
  const [, plain = word] = /^(.+)'(?:s|ll|re|ve|d)$/.exec(word) ?? [];
  if (plain !== word) yield plain;
  if (/n't$/.test(word)) yield word.slice(0, -3);
  const [, stem, ending] = /^(.{2,}?)(s|es|ed|d|ing|er|r|est|ly)$/.exec(plain) ?? [];
  if (stem === undefined || ending === undefined) return;
  for (const end of [
    ending,
    ...(plain.endsWith('es') ? ['es'] : []),
    ...(plain.endsWith('ed') ? ['ed'] : []),
    ...(plain.endsWith('er') ? ['er'] : []),
  ]) {
    const rest = plain.slice(0, -end.length);
    yield rest;
    yield `${rest}e`;
    if (rest.endsWith('i')) yield `${rest.slice(0, -1)}y`;
    if (rest.at(-1) === rest.at(-2)) yield rest.slice(0, -1);
  }
}
