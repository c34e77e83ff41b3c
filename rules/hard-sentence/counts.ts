import { bases } from '../../src/language/reading/forms.ts';
import { listed } from '../../src/language/reading/listed-words.ts';
import { bySpelling } from '../../src/language/spellings.ts';
import { syllablesOf } from '../../src/language/syllables.ts';
import type { Word } from '../../src/language/words.ts';

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

/** A list of words, or of lists those that hold a word: bits. */
type Lists = (word: string) => number;

/** Dale and Chall's list. */
const EASY = 1;
/** Spache's. */
const FAMILIAR = 2;

const forChildren: Lists = (word) => {
  const said = listed.get(word);
  return said === undefined ? 0 : (said.includes('D') ? EASY : 0) | (said.includes('S') ? FAMILIAR : 0);
};
const met: Lists = (word) => (everyday.has(word) ? 1 : 0);

/** What is known of a word by its letters alone. */
const lookUp = bySpelling((text, word) => {
  const lower = text.toLowerCase().replaceAll('’', "'");
  const syllables = syllablesOf(word);
  // Neither are numbers, file names and the names of variables.
  const isOdd = /[\d_.$]/.test(text);
  const known = isOdd ? EASY | FAMILIAR : listsOf(forChildren, EASY | FAMILIAR, lower);
  const isDifficult = (known & EASY) === 0;
  return {
    lower,
    syllables,
    hasCapital: text.charAt(0) !== lower.charAt(0),
    isDifficult,
    isUnfamiliar: (known & FAMILIAR) === 0,
    isHard: isDifficult && syllables >= 3 && listsOf(met, 1, lower) === 0,
  };
});

/**
 * Counts a sentence. Each word counts each time that it stands there, in any of its regular forms; names and numbers are
 * easy. (`retext-readability` takes the number of different easy words from the number of all words, so that the words of
 * a plain sentence look difficult because some of them return.)
 */
export function count(words: readonly Word[]): Counts {
  const hard = new Set<string>();
  const counts = { words: 0, letters: 0, syllables: 0, long: 0, longInLower: 0, difficult: 0, unfamiliar: 0, hard };
  for (const word of words) {
    const { lower, syllables, hasCapital, isDifficult, isUnfamiliar, isHard } = lookUp(word);
    const isName = counts.words > 0 && hasCapital;
    counts.words++;
    counts.letters += word.text.length;
    counts.syllables += syllables;
    if (syllables >= 3) counts.long++;
    if (isName) continue;
    if (syllables >= 3) counts.longInLower++;
    if (isDifficult) counts.difficult++;
    if (isUnfamiliar) counts.unfamiliar++;
    if (isHard) hard.add(lower);
  }
  return counts;
}

/** Counts a sentence as `retext-readability` does, apart from syllables. */
export function countAsPackage(
  words: readonly { text: string }[],
): Pick<Counts, 'words' | 'letters' | 'difficult' | 'unfamiliar'> {
  const different = new Set(words.map(({ text }) => text.toLowerCase()));
  const count = { words: words.length, letters: 0, difficult: words.length, unfamiliar: words.length };
  for (const { text } of words) count.letters += text.length;
  for (const word of different) {
    const known = forChildren(word);
    if ((known & EASY) !== 0) count.difficult--;
    if ((known & FAMILIAR) !== 0) count.unfamiliar--;
  }
  return count;
}

/** Of all lists, those that hold a word or what it is a regular form of; of a hyphenated word, each part. */
function listsOf(lists: Lists, all: number, word: string): number {
  let found = lists(word);
  if (found === all) return found;
  if (word.includes('-')) {
    let ofParts = all;
    for (const part of word.split('-')) ofParts &= listsOf(lists, all, part);
    return found | ofParts;
  }
  const hasApostrophe = word.includes("'");
  for (const base of bases(word)) {
    found |= hasApostrophe ? listsOf(lists, all, base) : lists(base);
    if (found === all) break;
  }
  return found;
}
