import type { Draft } from '../draft/draft.ts';
import type { Report, Suppression } from '../rule/rule.ts';
import { type Assignment, asks } from './assignment.ts';
import { Check, type Given } from './check.ts';
import type { Memory } from './memory.ts';
import { rangeOf } from './place.ts';
import type { Raised } from './raised.ts';
import type { TermSearch } from './term-search.ts';

/**
 * A rule failed on a draft: an error in the rule, not in the draft. `cause` is what it threw.
 */
export class RuleError extends Error {
  constructor(
    readonly ruleId: string,
    readonly path: string,
    cause: unknown,
  ) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`The rule ${ruleId} failed on ${path}: ${why}`, { cause });
    this.name = 'RuleError';
  }
}

/** First stage: the rules of a linter, each under the briefs that it is assigned to. */
export class Checks {
  /** In the order of the assignments. */
  private readonly all: readonly Check[];
  private readonly ofBlocks: readonly Check[];
  private readonly ofDrafts: readonly Check[];
  private readonly given: Given = { draft: undefined, suppressions: [] };

  constructor(assignments: readonly Assignment[], terms: TermSearch) {
    const made = new Map<Assignment, Check>();
    for (const assignment of assignments) made.set(assignment, new Check(assignment, terms, this.given, made));
    this.all = [...made.values()];
    this.ofBlocks = this.all.filter(({ rule }) => rule.checkBlock !== undefined);
    this.ofDrafts = this.all.filter(({ rule }) => rule.checkDraft !== undefined);
  }

  /**
   * Runs each rule first on the blocks, one after another, then on the draft as a whole.
   *
   * @param suppressions what rules that run `last` are told about the draft's comments
   * @param memory what was said of the same blocks before
   * @returns what rules said, in the order of the assignments, of blocks before what they said of the draft; and whether any
   * asked which day it is
   * @throws RuleError when a check throws
   */
  run(draft: Draft, suppressions: readonly Suppression[], memory?: Memory): { raised: Raised[]; isDated: boolean } {
    this.given.draft = draft;
    this.given.suppressions = suppressions;
    let running: Check | undefined;
    let asked = 0;
    try {
      if (this.ofBlocks.length > 0) {
        for (const block of draft.blocks) {
          const known = memory?.of(block);
          const pending = known?.pending;
          if (pending !== undefined) known?.repeat(block);
          for (running of pending ?? this.ofBlocks) {
            const said = running.block(block);
            asked |= running.asked;
            if (said.length > 0) running.add(said);
            if (pending === undefined) known?.keep(block, running, said);
          }
          known?.complete();
        }
      }
      for (running of this.ofDrafts) {
        const said = running.draft(draft);
        asked |= running.asked;
        if (said.length > 0) running.add(said);
      }
      const raised: Raised[] = [];
      for (running of this.all) {
        for (const report of running.reports ?? []) raised.push(raise(report, running.assignment, draft));
      }
      return { raised, isDated: (asked & asks.today) !== 0 };
    } catch (error) {
      throw new RuleError(running?.id ?? '', draft.path, error);
    } finally {
      this.given.draft = undefined;
      for (const check of this.all) check.end();
    }
  }
}

function raise(report: Report, { registered, brief, severity, reported }: Assignment, draft: Draft): Raised {
  const own = report.severity ?? registered.rule.severity;
  return {
    registered,
    report,
    brief,
    reported: reported && report.maskOnly !== true,
    severity: severity ?? (own === 'off' ? 'info' : own),
    range: rangeOf(report.at, draft),
  };
}
