import { flat } from './characters.ts';

/** So many different words are remembered at once: more than a large site has. */
const mostWords = 50_000;

/**
 * A function of a word that gives what it gave before: the same few thousand words make up most of any text, so that what
 * takes a while to find out is found out once for each.
 *
 * @param read depends on the word alone; its results are shared, so nobody may change them
 */
export function remembered<Result>(read: (word: string) => Result): (word: string) => Result {
  let known = new Map<string, Result>();
  return (word) => {
    let result = known.get(word);
    if (result === undefined) {
      result = read(word);
      if (known.size >= mostWords) known = new Map();
      known.set(word, result);
    }
    return result;
  };
}

let spelled = new Map<string, string>();

/**
 * The same word as one string for all places where it stands: what is asked of it by maps and sets is looked up by a hash
 * that V8 keeps with the string, and no text that it was cut out of is kept in memory with it.
 */
export function spelling(word: string): string {
  let same = spelled.get(word);
  if (same === undefined) {
    same = flat(word);
    if (spelled.size >= mostWords) spelled = new Map();
    spelled.set(same, same);
  }
  return same;
}
