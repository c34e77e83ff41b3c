import type { Entry } from './entry.ts';

/** Which findings of a draft are known, and what of the known was not found. */
export interface Matched {
  /** For each finding the entry that it is known by. */
  entries: (Entry | undefined)[];
  /** Entries with how many of each were not found again. */
  left: Map<Entry, number>;
}

/**
 * Finds out which findings are known. A finding is known by an entry for its rule and text, for all of its audiences, where
 * what stands before or what stands after is still the same; those where both are the same go first. Each entry serves
 * for as many findings as it counts.
 *
 * @param found the findings of a draft, as entries
 */
export function match(found: readonly Entry[], known: readonly Entry[]): Matched {
  const left = new Map(known.map((entry) => [entry, entry.count]));
  const entries = new Array<Entry | undefined>(found.length).fill(undefined);
  for (const near of neighbourhoods) {
    const stacks = new Stacks(left, near);
    for (const [index, each] of found.entries()) entries[index] ??= stacks.take(each);
  }
  for (const [entry, number] of left) if (number === 0) left.delete(entry);
  return { entries, left };
}

type Side = 'before' | 'after';

/** What has to be the same, the surest first. */
const neighbourhoods: readonly (readonly Side[])[] = [['before', 'after'], ['before'], ['after']];

/** Entries by what has to be the same and whom they hold for, to be taken one after another. */
class Stacks {
  private readonly byKey = new Map<string, Map<string, Entry[]>>();

  constructor(
    private readonly left: Map<Entry, number>,
    private readonly near: readonly Side[],
  ) {
    for (const [entry, number] of left) {
      if (number === 0) continue;
      const key = this.keyOf(entry);
      const stacks = this.byKey.get(key) ?? new Map<string, Entry[]>();
      const readers = `${entry.info} ${entry.audiences.join(',')}`;
      const stack = stacks.get(readers);
      if (stack === undefined) stacks.set(readers, [entry]);
      else stack.push(entry);
      this.byKey.set(key, stacks);
    }
  }

  /** Takes an entry that holds for all audiences of a finding, if there is one. */
  take(found: Entry): Entry | undefined {
    for (const stack of this.byKey.get(this.keyOf(found))?.values() ?? []) {
      while (stack[0] !== undefined && this.left.get(stack[0]) === 0) stack.shift();
      const [entry] = stack;
      if (entry === undefined || !holdsFor(entry, found)) continue;
      this.left.set(entry, (this.left.get(entry) ?? 0) - 1);
      return entry;
    }
    return undefined;
  }

  private keyOf(entry: Entry): string {
    return [entry.ruleId, entry.text, ...this.near.map((side) => entry[side])].join(' ');
  }
}

/** For whom a finding was known, it is known; and what was an error or a warning may have become an info. */
function holdsFor(entry: Entry, found: Entry): boolean {
  return (found.info || !entry.info) && found.audiences.every((audience) => entry.audiences.includes(audience));
}
