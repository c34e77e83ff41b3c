import { remembered } from '../remembered.ts';
import { bases, roots } from './forms.ts';
import { type Listing, traits, unlisted } from './spelling.ts';
import { likely, words } from './words.ts';

/** What is known of a word: how hard it is, and from where that is known. */
export interface WordFacts extends Listing {
  /** 1 easy to 6 hard, on the scale of Maddela and Xu (2018). */
  difficulty: number;
  /** `listed` in itself or as a form of a listed word, `derived` from one, or only `guessed` by its spelling. */
  known: 'listed' | 'derived' | 'guessed';
}

/** What words in no list are harder than their spelling tells: those lists hold the frequent words (a judgement). */
const rarity = 0.3;

/** What a derived word is harder than its root (a judgement). */
const derivation = 0.2;

/** Letters that are looked at. */
const longestWord = 60;

/** Letters; shorter parts are in many words by chance. */
const shortestPart = 4;

/** A word made of two words below this is understood at sight (1 to 6, a judgement): "helpline". */
const everyday = 2.3;

let list: Map<string, WordFacts> | undefined;
/**
 * What is known of a word, in any of its regular forms and derivations; of a hyphenated word, of its hardest part.
 *
 * @param text as it is written; upper case and curly apostrophes do not matter
 */
export const wordFacts: (text: string) => WordFacts = remembered((text) =>
  read(text.toLowerCase().replaceAll('’', "'")),
);

function read(whole: string): WordFacts {
  list ??= readList();
  // No word is nearly as long: an address, or a run of letters.
  const word = whole.slice(0, longestWord);
  const listed = list.get(word) ?? first(list, bases(word));
  if (listed !== undefined) return listed;
  if (word.includes('-')) return hardest(word);
  const root = first(list, roots(word)) ?? rootOfForm(list, word);
  const { level, easy, young } = unlisted;
  if (root !== undefined) {
    const difficulty = (root.difficulty + derivation + guess(word)) / 2;
    return { difficulty, level, easy, young, known: 'derived' };
  }
  const compounded = compound(list, word);
  if (compounded !== undefined) return compounded;
  return { difficulty: Math.min(6, guess(word) + rarity), level, easy, young, known: 'guessed' };
}

/** "Eligible" of "ineligibly", "care" of "carers": a form of a derived word. */
function rootOfForm(list: ReadonlyMap<string, WordFacts>, word: string): WordFacts | undefined {
  for (const base of bases(word)) {
    const root = first(list, bases(base)) ?? first(list, roots(base));
    if (root !== undefined) return root;
  }
  return undefined;
}

/** As hard as the harder part of a word that is made of two, and a little more: "line" of "helpline". */
function compound(list: ReadonlyMap<string, WordFacts>, word: string): WordFacts | undefined {
  for (let cut = word.length - shortestPart; cut >= shortestPart; cut--) {
    const one = list.get(word.slice(0, cut));
    if (one === undefined) continue;
    const rest = word.slice(cut);
    const two = list.get(rest) ?? first(list, bases(rest));
    if (two === undefined) continue;
    const harder = one.difficulty > two.difficulty ? one : two;
    const difficulty = harder.difficulty + derivation;
    const isPlain = harder.difficulty < everyday;
    return {
      ...harder,
      level: isPlain ? harder.level : 0,
      difficulty,
      easy: false,
      young: false,
      known: isPlain ? 'listed' : 'derived',
    };
  }
  return undefined;
}

function hardest(word: string): WordFacts {
  let result: WordFacts | undefined;
  for (const part of word.split('-')) {
    if (part === '') continue;
    const facts = wordFacts(part);
    if (result === undefined || facts.difficulty > result.difficulty) result = facts;
  }
  return result ?? { difficulty: 1, level: 1, easy: true, young: true, known: 'listed' };
}

function first(list: ReadonlyMap<string, WordFacts>, candidates: Iterable<string>): WordFacts | undefined {
  for (const candidate of candidates) {
    const found = list.get(candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}

function guess(word: string): number {
  let sum = 0;
  traits(word, unlisted).forEach((trait, index) => {
    sum += trait * (likely[index] ?? 0);
  });
  return sum;
}

/** Takes a few milliseconds, so it is done when the first word is asked for. */
function readList(): Map<string, WordFacts> {
  const result = new Map<string, WordFacts>();
  for (const line of words.split('\n')) {
    const members = line.split(' ');
    const key = members[0] ?? '';
    const facts: WordFacts = {
      difficulty: Number(key.slice(0, 2)) / 10,
      level: Number(key.charAt(2)),
      easy: key.includes('e'),
      young: key.includes('y'),
      known: 'listed',
    };
    for (let at = 1; at < members.length; at++) result.set(members[at] as string, facts);
  }
  return result;
}
