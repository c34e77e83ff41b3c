import type { Block } from '../draft/block.ts';
import type { Draft } from '../draft/draft.ts';
import type { AnyRule, Report, RuleContext, Suppression } from '../rule/rule.ts';
import type { Asked, Assignment } from './assignment.ts';
import type { Memory } from './memory.ts';
import { rangeOf } from './place.ts';
import type { Raised } from './raised.ts';
import type { TermSearch } from './term-search.ts';

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
 * @param memory what was said of the blocks of the version before
 * @returns what rules said, and whether any asked which day it is
 * @throws RuleError when a check throws
 */
export function run(
  draft: Draft,
  assignments: readonly Assignment[],
  terms: TermSearch,
  suppressions: readonly Suppression[],
  memory?: Memory,
): { raised: Raised[]; isDated: boolean } {
  const raised: Raised[] = [];
  let isDated = false;
  let runs: Run[] = [];
  for (const assignment of assignments) {
    const { registered, brief, reported } = assignment;
    if (runs[0]?.assignment.registered !== registered) runs = [];
    try {
      let same = runs.find((earlier) => holdsFor(earlier, assignment));
      if (same === undefined) {
        same = check(draft, assignment, terms, suppressions, memory);
        runs.push(same);
        isDated ||= same.asked.today;
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
  return { raised, isDated };
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

function check(
  draft: Draft,
  assignment: Assignment,
  terms: TermSearch,
  suppressions: readonly Suppression[],
  memory: Memory | undefined,
): Run {
  const { rule } = assignment.registered;
  const asked = nothing();
  const reports: Report[] = [];
  if (rule.checkBlock !== undefined) {
    for (const block of draft.blocks) {
      const said = memory?.said(block, assignment) ?? checkBlock(rule, block);
      // Not spread: a block of 5 MB has more reports than a call may have arguments.
      for (const report of said.reports) reports.push(report);
      add(asked, said.asked);
    }
  }
  if (rule.checkDraft !== undefined) {
    const context = contextOf(draft, assignment, terms, suppressions, asked);
    for (const report of rule.checkDraft(draft, context)) reports.push(report);
  }
  return { assignment, asked, reports };

  function checkBlock({ checkBlock: checkOne }: AnyRule, block: Block) {
    const own = nothing();
    const context = contextOf(draft, assignment, terms, suppressions, own);
    const found = [...(checkOne?.(block, context) ?? [])];
    memory?.keep(block, assignment, found, own);
    return { reports: found, asked: own };
  }
}

function nothing(): Asked {
  return {
    readers: false,
    channel: false,
    terms: false,
    organisation: false,
    notify: false,
    today: false,
    draft: false,
  };
}

function add(to: Asked, asked: Asked): void {
  to.readers ||= asked.readers;
  to.channel ||= asked.channel;
  to.terms ||= asked.terms;
  to.organisation ||= asked.organisation;
  to.notify ||= asked.notify;
  to.today ||= asked.today;
  to.draft ||= asked.draft;
}

/** What a check sees; `asked` takes down what it looks at. */
function contextOf(
  draft: Draft,
  { registered, brief, options, today }: Assignment,
  terms: TermSearch,
  suppressions: readonly Suppression[],
  asked: Asked,
): RuleContext<unknown> {
  return {
    options,
    get today() {
      asked.today = true;
      return today;
    },
    get draft() {
      asked.draft = true;
      return draft;
    },
    get suppressions() {
      asked.draft = true;
      return suppressions;
    },
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
}
