import type { Brief } from '../audience/brief.ts';
import { measure } from '../draft/measures.ts';
import { type Linted, Linter } from '../engine/linter.ts';
import { Memory } from '../engine/memory.ts';
import { rules } from '../generated/rules.ts';
import type { CheckedDraft } from '../reporters/result.ts';
import { dayOf } from './day.ts';
import { limitsOf } from './limits.ts';
import type { Prepared } from './preparation.ts';

/**
 * How much text a run over many drafts remembers for each set of readers, in UTF-16 code units: some 700,000 words, with about
 * 10 bytes of memory for a code unit. A judgement: what stands on many pages comes round often, and what seldom does is not worth
 * the room.
 */
export const rememberedInRun = 4_000_000;

/** How drafts are checked, whoever reads them. */
export interface LinterSettings {
  /** The day to hold dates against, `YYYY-MM-DD`; by default that of the clock, where this runs. */
  today?: string | undefined;
  /** Only these rules. */
  only?: readonly string[] | undefined;
  /** How much text of the drafts that were checked to remember, for others that hold the same: see `Memory`. Nothing by default. */
  remember?: number | undefined;
}

/** Checks drafts that are ready, with one linter for each set of briefs. */
export class Linters {
  private readonly linters = new Map<string, Linter>();
  /** Of the drafts that were checked before. */
  private readonly memories = new WeakMap<Linter, Memory>();
  /** The day that the linters were made for. */
  private day = '';
  private readonly briefNumbers = new Map<Brief, number>();

  constructor(private readonly options: LinterSettings) {}

  /**
   * Checks one draft.
   *
   * @param memory of the version of the draft that was checked before, instead of what is remembered here
   */
  check(prepared: Prepared, memory?: Memory): CheckedDraft {
    const linter = this.linter(prepared.briefs);
    return checked(prepared, linter.check(prepared.draft, memory ?? this.memoryOf(linter)), linter);
  }

  /**
   * Checks drafts, those together that one after another are held to the same.
   *
   * @returns what was found in each, in their order
   */
  checkAll(all: readonly Prepared[]): CheckedDraft[] {
    const results: CheckedDraft[] = [];
    while (results.length < all.length) {
      const rest = all.slice(results.length);
      const [first] = rest;
      if (first === undefined) break;
      const linter = this.linter(first.briefs);
      const other = rest.findIndex(({ briefs }) => this.linter(briefs) !== linter);
      const row = other < 0 ? rest : rest.slice(0, other);
      const found = linter.checkAll(
        row.map(({ draft }) => draft),
        this.memoryOf(linter),
      );
      row.forEach((prepared, index) => {
        results.push(checked(prepared, found[index] as Linted, linter));
      });
    }
    return results;
  }

  private memoryOf(linter: Linter): Memory | undefined {
    const { remember } = this.options;
    if (remember === undefined) return undefined;
    let memory = this.memories.get(linter);
    if (memory === undefined) {
      memory = new Memory(remember);
      this.memories.set(linter, memory);
    }
    return memory;
  }

  /** One linter for each set of briefs: the resolver gives the same brief for the same readers and settings. */
  private linter(briefs: readonly Brief[]): Linter {
    const { only, today = dayOf(new Date()) } = this.options;
    const key = `${today} ${briefs.map((brief) => this.briefNumber(brief)).join(' ')}`;
    let linter = this.linters.get(key);
    if (linter === undefined) {
      // An editor may be open for days.
      if (today !== this.day) this.linters.clear();
      this.day = today;
      linter = new Linter(rules, briefs, { only, today });
      this.linters.set(key, linter);
    }
    return linter;
  }

  private briefNumber(brief: Brief): number {
    let number = this.briefNumbers.get(brief);
    if (number === undefined) {
      number = this.briefNumbers.size;
      this.briefNumbers.set(brief, number);
    }
    return number;
  }
}

function checked(
  { draft, choice, briefs }: Prepared,
  { findings, suppressed, hidden, isDated }: Linted,
  linter: Linter,
): CheckedDraft {
  const { audiences, channel } = choice;
  return {
    path: draft.path,
    format: draft.format,
    channel,
    audiences,
    ...measure(draft),
    limits: briefs.map(limitsOf),
    findings,
    ...(suppressed.length > 0 ? { suppressed } : {}),
    hidden,
    checks: linter.checks,
    isDated,
  };
}
