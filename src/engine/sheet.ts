import type { Draft } from '../draft/draft.ts';
import type { Suppression } from '../rule/rule.ts';
import type { Check } from './check.ts';
import type { Raised } from './raised.ts';

/** A draft that is being checked: what its checks are told, and what they said of it so far. */
export class Sheet {
  /** What checks asked to say it, of `asks`. */
  asked = 0;
  /** By the number of the check. */
  private readonly said: (Raised[] | undefined)[];

  /**
   * @param suppressions what rules that run `last` are told about the draft's comments
   * @param checks how many there are
   */
  constructor(
    readonly draft: Draft,
    readonly suppressions: readonly Suppression[],
    checks: number,
  ) {
    this.said = new Array(checks).fill(undefined);
  }

  add({ number }: Check, raised: readonly Raised[]): void {
    if (raised.length === 0) return;
    const said = this.said[number];
    if (said === undefined) this.said[number] = raised.slice();
    else for (const one of raised) said.push(one);
  }

  /** What was said, in the order of the checks. */
  get raised(): Raised[] {
    const all: Raised[] = [];
    for (const said of this.said) if (said !== undefined) for (const one of said) all.push(one);
    return all;
  }
}
