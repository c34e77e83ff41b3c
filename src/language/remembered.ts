/** So many different words are remembered at once: more than a large site has. */
const mostWords = 50_000;

/**
 * A function of a word that gives what it gave before: the same few thousand words make up most of any text, so that what
 * takes a while to find out is found out once for each.
 *
 * @param read depends on the word alone; its results are shared, so nobody may change them
 * @param most how many are remembered at once
 * @param kept what is kept of a word that is cut out of a long text, and would keep all of it
 */
export function remembered<Result>(
  read: (word: string) => Result,
  most = mostWords,
  kept: (word: string) => string = itself,
): (word: string) => Result {
  let known = new Map<string, Result>();
  return (word) => {
    let result = known.get(word);
    if (result === undefined) {
      const own = kept(word);
      result = read(own);
      if (known.size >= most) known = new Map();
      known.set(own, result);
    }
    return result;
  };
}

function itself(word: string): string {
  return word;
}
