/**
 * Works on several items at once and gives results in the order of the items. No item is begun while the results of
 * `atOnce` others have not been taken: nothing piles up before whoever is slower.
 *
 * @param atOnce asked before each item: it may change
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  atOnce: () => number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for (const item of items) {
    const result = work(item);
    // It is told when its turn comes; until then nobody waits for it.
    result.catch(() => {});
    begun.push(result);
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
