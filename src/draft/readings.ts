const nothing: readonly never[] = Object.freeze([]);

/**
 * What was read of a block, by key. There are few for each block and a block of them for every paragraph of a site, so they
 * stand in one row: a map takes four times the room and is no faster.
 */
export class Readings {
  /** A key, and what was read under it. */
  private row: unknown[] = [];

  /** What is known under a key; `read` finds it out where nothing is. */
  once<Result>(key: object, read: () => Result): Result {
    const { row } = this;
    for (let at = 0; at < row.length; at += 2) if (row[at] === key) return row[at + 1] as Result;
    const result = read();
    // Not `row`: what is read may have read something else before.
    this.row.push(key, Array.isArray(result) && result.length === 0 ? nothing : result);
    return result;
  }
}
