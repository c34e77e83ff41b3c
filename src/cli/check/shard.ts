import { InvalidArgumentError } from 'commander';
import { shortHash } from '../../reporters/hash.ts';
import type { ShardFacts } from '../../reporters/reporter.ts';
import type { Found } from '../../workspace/files.ts';

/** Which part of the drafts a run checks: the `index`th of `of`, from 1. */
export interface ShardChoice {
  index: number;
  of: number;
}

/** Reads `2/8`. */
export function shardChoice(value: string): ShardChoice {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? [];
  const choice = { index: Number(index), of: Number(of) };
  if (!(choice.index >= 1 && choice.index <= choice.of)) {
    throw new InvalidArgumentError('Give which part of how many: 1/8 to 8/8 for eight.');
  }
  return choice;
}

/**
 * One part of the drafts that were found. A draft is in the part that the hash of its path says, so that it stays there
 * whatever else is found; what ‘merge’ needs to put the parts together again is kept.
 */
export class Shard implements ShardFacts {
  readonly index: number;
  readonly of: number;
  private readonly places = new Map<string, number>();

  constructor({ index, of }: ShardChoice) {
    this.index = index;
    this.of = of;
  }

  /** What of all that was found is in this part. */
  select(found: readonly Found[]): Found[] {
    for (const [place, { path }] of found.entries()) this.places.set(path, place);
    return found.filter(({ path }) => Number.parseInt(shortHash(path), 16) % this.of === this.index - 1);
  }

  get drafts(): string {
    return shortHash([...this.places.keys()].join('\n'));
  }

  order(path: string): number {
    return this.places.get(path) ?? this.places.size;
  }
}
