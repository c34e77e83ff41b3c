import { remembered } from '../remembered.ts';
import { bases, roots } from './forms.ts';
import { listed } from './listed-words.ts';
import { type Listing, traits, unlisted } from './spelling.ts';
import { likely } from './words.ts';

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

/**
 * What is known of a word, in any of its regular forms and derivations; of a hyphenated word, of its hardest part.
 *
 * @param text as it is written; upper case and curly apostrophes do not matter
 */
export const wordFacts: (text: string) => WordFacts = remembered((text) =>
  read(text.toLowerCase().replaceAll('’', "'")),
);

function read(whole: string): WordFacts {
  // No word is nearly as long: an address, or a run of letters.
  const word = whole.slice(0, longestWord);
  const facts = factsOf(word) ?? first(bases(word));
  if (facts !== undefined) return facts;
  if (word.includes('-')) return hardest(word);
  const root = first(roots(word)) ?? rootOfForm(word);
  const { level, easy, young } = unlisted;
  if (root !== undefined) {
    const difficulty = (root.difficulty + derivation + guess(word)) / 2;
    return { difficulty, level, easy, young, known: 'derived' };
  }
  const compounded = compound(word);
  if (compounded !== undefined) return compounded;
  return { difficulty: Math.min(6, guess(word) + rarity), level, easy, young, known: 'guessed' };
}

/** "Eligible" of "ineligibly", "care" of "carers": a form of a derived word. */
function rootOfForm(word: string): WordFacts | undefined {
  for (const base of bases(word)) {
    const root = first(bases(base)) ?? first(roots(base));
    if (root !== undefined) return root;
  }
  return undefined;
}

/** As hard as the harder part of a word that is made of two, and a little more: "line" of "helpline". */
function compound(word: string): WordFacts | undefined {
  for (let cut = word.length - shortestPart; cut >= shortestPart; cut--) {
    const one = factsOf(word.slice(0, cut));
    if (one === undefined) continue;
    const rest = word.slice(cut);
    const two = factsOf(rest) ?? first(bases(rest));
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

function first(candidates: readonly string[]): WordFacts | undefined {
  for (const candidate of candidates) {
    const found = factsOf(candidate);
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

/** What lists say of a word as it stands there. */
function factsOf(word: string): WordFacts | undefined {
  const said = listed.get(word);
  return said === undefined || said < '0' || said > '9' ? undefined : factsFrom(said);
}

/** Words of which lists say the same share one object. */
const factsFrom = remembered(
  (said): WordFacts => ({
    difficulty: Number(said.slice(0, 2)) / 10,
    level: Number(said.charAt(2)),
    easy: said.includes('e'),
    young: said.includes('y'),
    known: 'listed',
  }),
);
