/** How many results at most come together (a judgement): while they are found, nobody hears a signal. */
const longestRow = 50;

/**
 * Works on several items at once and gives results in the order of the items. No item is begun while the results of
 * `atOnce` others have not been taken: nothing piles up before whoever is slower.
 *
 * @param atOnce asked before each item: it may change
 * @param begin gives what is known of an item, or begins to work on it. What is known of items that follow one another comes
 *   together: to wait for each by itself takes as long as to find it
 */
export async function* inOrder<Item, Known, Result>(
  items: Iterable<Item>,
  atOnce: () => number,
  begin: (item: Item) => Known | Promise<Result>,
): AsyncGenerator<Known[] | Result> {
  const begun: (Known[] | Promise<Result>)[] = [];
  for (const item of items) {
    const result = begin(item);
    if (result instanceof Promise) {
      // It is told when its turn comes; until then nobody waits for it.
      result.catch(() => {});
      begun.push(result);
    } else {
      const last = begun.at(-1);
      const row = Array.isArray(last) && last.length < longestRow ? last : [];
      if (row.push(result) === 1) begun.push(row);
      if (row.length < longestRow) continue;
    }
    while (begun.length >= atOnce()) {
      const first = begun.shift();
      if (first === undefined) break;
      yield await first;
    }
  }
  for (const result of begun) yield await result;
}

/** Leaves out visits of ignored drafts and those that tell of an error that was told. */
export function toldOnce<Each extends object>(): (visit: Each | undefined) => visit is Each {
  const told = new Set<unknown>();
  return (visit): visit is Each => {
    if (visit === undefined) return false;
    const error = 'error' in visit ? visit.error : undefined;
    if (error === undefined) return true;
    const isNews = !told.has(error);
    told.add(error);
    return isNews;
  };
}
