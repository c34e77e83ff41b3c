const nothing: readonly never[] = Object.freeze([]);

/** What was read under a key. */
class Reading {
  constructor(
    readonly key: object,
    readonly result: unknown,
    readonly before: Reading | undefined,
  ) {}
}

/**
 * What was read of a block, by key. There are one or two for each block and a block of them for every paragraph of a site, so
 * they are a chain: a map takes many times the room, and an array that is pushed into has room for seventeen.
 */
export class Readings {
  private last: Reading | undefined = undefined;

  /** What is known under a key; `read` finds it out where nothing is. */
  once<Result>(key: object, read: () => Result): Result {
    for (let known = this.last; known !== undefined; known = known.before) {
      if (known.key === key) return known.result as Result;
    }
    let result: unknown = read();
    // A copy has no room for more than is in it.
    if (Array.isArray(result)) result = result.length === 0 ? nothing : result.slice();
    // Not what was last before: what is read may have read something else.
    this.last = new Reading(key, result, this.last);
    return result as Result;
  }
}
