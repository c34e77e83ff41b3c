import type { Draft } from '../draft/draft.ts';
import type { Report, RuleContext, Suppression } from '../rule/rule.ts';
import type { Assignment } from './assignment.ts';
import { rangeOf } from './place.ts';
import type { Raised } from './raised.ts';
import type { TermSearch } from './term-search.ts';

/** What a check asked of the readers; decides whether what it said holds for other readers too. */
interface Asked {
  readers: boolean;
  channel: boolean;
  terms: boolean;
  organisation: boolean;
  notify: boolean;
}

/** One run of a rule, kept in case that the next audience would get the same. */
interface Run {
  assignment: Assignment;
  asked: Asked;
  reports: readonly Report[];
}

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
 * First stage: runs each rule under each brief that it is assigned to.
 *
 * @param suppressions what rules that run `last` are told about the draft's comments
 * @throws RuleError when a check throws
 */
export function run(
  draft: Draft,
  assignments: readonly Assignment[],
  terms: TermSearch,
  suppressions: readonly Suppression[],
): Raised[] {
  const raised: Raised[] = [];
  let runs: Run[] = [];
  for (const assignment of assignments) {
    const { registered, brief, reported } = assignment;
    if (runs[0]?.assignment.registered !== registered) runs = [];
    try {
      let same = runs.find((earlier) => holdsFor(earlier, assignment));
      if (same === undefined) {
        same = check(draft, assignment, terms, suppressions);
        runs.push(same);
      }
      for (const report of same.reports) {
        const own = report.severity ?? registered.rule.severity;
        const severity = assignment.severity ?? (own === 'off' ? 'info' : own);
        const isReported = reported && report.maskOnly !== true;
        raised.push({ registered, report, brief, reported: isReported, severity, range: rangeOf(report.at, draft) });
      }
    } catch (error) {
      throw new RuleError(registered.id, draft.path, error);
    }
  }
  return raised;
}

/** A check is pure, so under a brief that differs only in what the check never asked for, it says the same. */
function holdsFor({ assignment, asked }: Run, other: Assignment): boolean {
  const one = assignment.brief;
  const two = other.brief;
  if (one === two) return true;
  return (
    !asked.readers &&
    (!asked.channel || one.channel === two.channel) &&
    (!asked.terms || (one.terms === two.terms && isSameSet(one.accept, two.accept))) &&
    (!asked.organisation || one.organisation === two.organisation) &&
    (!asked.notify || one.notify === two.notify) &&
    (assignment.options === other.options || JSON.stringify(assignment.options) === JSON.stringify(other.options))
  );
}

function isSameSet(one: ReadonlySet<string>, two: ReadonlySet<string>): boolean {
  return one === two || (one.size === 0 && two.size === 0);
}

function check(draft: Draft, assignment: Assignment, terms: TermSearch, suppressions: readonly Suppression[]): Run {
  const { registered, brief, options, today } = assignment;
  const { rule } = registered;
  const asked: Asked = { readers: false, channel: false, terms: false, organisation: false, notify: false };
  const context: RuleContext<unknown> = {
    draft,
    options,
    today,
    suppressions,
    get readers() {
      asked.readers = true;
      return brief.readers;
    },
    get channel() {
      asked.channel = true;
      return brief.channel;
    },
    get organisation() {
      asked.organisation = true;
      return brief.organisation;
    },
    get notify() {
      asked.notify = true;
      return brief.notify;
    },
    matches(block) {
      asked.terms = true;
      return terms.matches(block, registered, brief);
    },
    glossary(block) {
      asked.readers = true;
      asked.terms = true;
      return terms.glossary(block, brief);
    },
    accepts(text) {
      asked.terms = true;
      return brief.accept.has(text.toLowerCase());
    },
  };
  const reports: Report[] = [];
  if (rule.checkBlock !== undefined) {
    for (const block of draft.blocks) {
      for (const report of rule.checkBlock(block, context)) reports.push(report);
    }
  }
  if (rule.checkDraft !== undefined) {
    for (const report of rule.checkDraft(draft, context)) reports.push(report);
  }
  return { assignment, asked, reports };
}
