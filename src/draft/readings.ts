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

  /** Drops what is known under these keys, and the room that was for more. It is read again when it is asked for. */
  forget(keys: readonly object[]): void {
    const { row } = this;
    let kept = 0;
    for (let at = 0; at < row.length; at += 2) {
      if (keys.includes(row[at] as object)) continue;
      row[kept++] = row[at];
      row[kept++] = row[at + 1];
    }
    if (kept === row.length) return;
    // In its place, and not in a new row: from an old one that nobody knows any more V8 still sees what stands in it.
    row.fill(undefined, kept);
    row.length = kept;
  }
}
