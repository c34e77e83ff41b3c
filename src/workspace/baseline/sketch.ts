import { shortHash } from '../../reporters/hash.ts';
import { wordsOf } from '../../reporters/identity.ts';

/** How many words in a row are one sample: fewer are common to many drafts, more are broken by each edit (a judgement). */
const inARow = 5;

/** How many samples are kept of a draft: enough to know it again after edits, few enough for one line of a file. */
const kept = 8;

/**
 * A few samples of a text by which it is known again when it has moved: the smallest hashes of its rows of five words. Of
 * two texts that share most of their sentences the same are the smallest (Broder's min-wise hashing).
 *
 * @param shown the text without what may identify a person
 */
export function sketch(shown: string): string[] {
  const words = wordsOf(shown);
  const hashes = new Set<string>();
  const last = Math.max(0, words.length - inARow);
  for (let at = 0; at <= last; at++) hashes.add(shortHash(words.slice(at, at + inARow).join(' ')));
  return [...hashes].sort().slice(0, kept);
}

/** Finds the drafts that a sketch may be of. */
export class Sketches {
  private readonly bySample = new Map<string, string[]>();

  /** @param drafts by path, with their sketches */
  constructor(drafts: Iterable<readonly [string, readonly string[]]>) {
    for (const [path, samples] of drafts) {
      for (const sample of samples) {
        const known = this.bySample.get(sample);
        if (known === undefined) this.bySample.set(sample, [path]);
        else known.push(path);
      }
    }
  }

  /** Paths of the drafts that share at least half of the samples, the most alike first. */
  alike(samples: readonly string[]): string[] {
    const shared = new Map<string, number>();
    for (const sample of samples) {
      for (const path of this.bySample.get(sample) ?? []) shared.set(path, (shared.get(path) ?? 0) + 1);
    }
    return [...shared]
      .filter(([, number]) => number * 2 >= samples.length)
      .sort(([a, often], [b, seldom]) => seldom - often || (a < b ? -1 : 1))
      .map(([path]) => path);
  }
}
