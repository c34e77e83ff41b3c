import { flat } from './characters.ts';

/** So many different words are kept at once: more than a large site has. */
const mostSpellings = 50_000;

let questions = 0;

/**
 * A word as it is written, one object for all places where it stands. It carries what is known of the word by its letters
 * alone, so that to ask once more costs neither a hash nor a look into a map.
 */
export class Spelling {
  /** What `bySpelling` found out, by the number of the question. */
  readonly answers: unknown[] = new Array(questions).fill(undefined);

  constructor(readonly text: string) {}
}

/** What has a spelling: each place where a word stands. */
export interface Spelt {
  readonly spelling: Spelling;
}

let known = new Map<string, Spelling>();

/** The one object of a word. */
export function spellingOf(word: string): Spelling {
  let spelling = known.get(word);
  if (spelling === undefined) {
    // Else it would keep the text that it was cut out of in memory.
    spelling = new Spelling(flat(word));
    if (known.size >= mostSpellings) known = new Map();
    known.set(spelling.text, spelling);
  }
  return spelling;
}

/**
 * A function of a word's letters that finds out its answer once for each spelling.
 *
 * @param read depends on the word alone, which it may ask other such functions about; its results are shared, so nobody may change them
 */
export function bySpelling<Result>(read: (text: string, word: Spelt) => Result): (word: Spelt) => Result {
  const question = questions++;
  return (word) => {
    const { spelling } = word;
    let answer = spelling.answers[question];
    if (answer === undefined) {
      answer = read(spelling.text, word);
      spelling.answers[question] = answer;
    }
    return answer as Result;
  };
}

/** A word in lower case with straight apostrophes. */
export const plainOf = bySpelling((text) => text.toLowerCase().replaceAll('’', "'"));
