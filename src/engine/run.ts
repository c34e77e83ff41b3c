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

/**
 * First stage: runs each rule under each brief that it is assigned to, first on the blocks, one after another, then on the
 * draft as a whole.
 *
 * @param suppressions what rules that run `last` are told about the draft's comments
 * @param memory what was said of the same blocks before
 * @returns what rules said, in the order of the assignments, of blocks before what they said of the draft; and whether any
 * asked which day it is
 * @throws RuleError when a check throws
 */
export function run(
  draft: Draft,
  assignments: readonly Assignment[],
  terms: TermSearch,
  suppressions: readonly Suppression[],
  memory?: Memory,
): { raised: Raised[]; isDated: boolean } {
  const checks = makeChecks(assignments, { draft, terms, suppressions });
  const reports: (Report[] | undefined)[] = [];
  const note = (said: readonly Report[], place: number) => {
    if (said.length === 0) return;
    reports[place] ??= [];
    // Not spread: a block of 5 MB has more reports than a call may have arguments.
    for (const report of said) reports[place].push(report);
  };
  let running = '';
  let asked = 0;
  try {
    const ofBlocks = placesOf(checks, 'checkBlock');
    for (const block of draft.blocks) {
      const known = memory?.of(block);
      const pending = known?.pending;
      if (pending !== undefined) known?.repeat(block, note);
      for (const place of pending ?? ofBlocks) {
        const check = checks[place] as Check;
        running = check.assignment.registered.id;
        const said = check.block(block);
        note(said, place);
        asked |= check.asked;
        if (pending === undefined) known?.keep(block, place, said, check.asked);
      }
      known?.complete();
    }
    for (const place of placesOf(checks, 'checkDraft')) {
      const check = checks[place] as Check;
      running = check.assignment.registered.id;
      note(check.draft(draft), place);
      asked |= check.asked;
    }
    const raised = assignments.flatMap((assignment, place) => {
      running = assignment.registered.id;
      return reports[place]?.map((report) => raise(report, assignment, draft)) ?? [];
    });
    return { raised, isDated: (asked & asks.today) !== 0 };
  } catch (error) {
    throw new RuleError(running, draft.path, error);
  }
}

/** In the order of the assignments. */
function makeChecks(assignments: readonly Assignment[], given: Given): Check[] {
  const made = new Map<Assignment, Check>();
  for (const assignment of assignments) made.set(assignment, new Check(assignment, given, made));
  return [...made.values()];
}

/** The places of the checks that look at blocks, or at drafts. */
function placesOf(checks: readonly Check[], method: 'checkBlock' | 'checkDraft'): number[] {
  return checks.flatMap(({ assignment: { registered } }, place) =>
    registered.rule[method] === undefined ? [] : [place],
  );
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
