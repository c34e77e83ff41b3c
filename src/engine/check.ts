import type { Block } from '../draft/block.ts';
import type { Draft } from '../draft/draft.ts';
import type { AnyRule, Report, RuleContext, Suppression } from '../rule/rule.ts';
import { type Assignment, asks } from './assignment.ts';
import type { TermSearch } from './term-search.ts';

const nothing: readonly never[] = [];

/** What all checks of one draft are given. */
export interface Given {
  draft: Draft;
  terms: TermSearch;
  suppressions: readonly Suppression[];
}

/** One assignment at work on one draft: what it is told, and what it says. */
export class Check {
  /** What it checked last, what it said of it, and what it asked to say it. */
  private subject: Block | Draft | undefined;
  private said: readonly Report[] = nothing;
  asked = 0;
  private readonly context: RuleContext<unknown>;

  /** @param earlier the checks of the same rule on the same draft, by their assignments */
  constructor(
    readonly assignment: Assignment,
    given: Given,
    private readonly earlier: ReadonlyMap<Assignment, Check>,
  ) {
    this.context = contextOf(this, given);
  }

  /** What the rule says of one block. */
  block(block: Block): readonly Report[] {
    return this.repeat(block) ?? this.say(({ checkBlock }) => checkBlock?.(block, this.context));
  }

  /** What the rule says of the draft as a whole. */
  draft(draft: Draft): readonly Report[] {
    return this.repeat(draft) ?? this.say(({ checkDraft }) => checkDraft?.(draft, this.context));
  }

  /** A check is pure, so under a brief that differs only in what the check never asked for, it says the same. */
  private repeat(subject: Block | Draft): readonly Report[] | undefined {
    this.subject = subject;
    for (const { assignment, differing } of this.assignment.earlier) {
      const check = this.earlier.get(assignment);
      if (check?.subject !== subject || (check.asked & differing) !== 0) continue;
      this.said = check.said;
      this.asked = check.asked;
      return this.said;
    }
    return undefined;
  }

  private say(check: (rule: AnyRule) => Iterable<Report> | undefined): readonly Report[] {
    // What is asked is noted from here on: when the check is called, and while its reports are made.
    this.asked = 0;
    this.said = nothing;
    let said: Report[] | undefined;
    // Most checks say nothing, and nothing is made for them.
    const given = check(this.assignment.registered.rule);
    if (given === undefined) return nothing;
    for (const report of given) {
      if (said === undefined) this.said = said = [];
      said.push(report);
    }
    return this.said;
  }
}

/** What a check sees: made once for a draft, for it is asked for once a block. `check` takes down what is looked at. */
function contextOf(check: Check, { draft, terms, suppressions }: Given): RuleContext<unknown> {
  const { registered, brief, options, today } = check.assignment;
  const matches = terms.matches(registered, brief);
  const glossary = terms.glossary(brief);
  return {
    options,
    get today() {
      check.asked |= asks.today;
      return today;
    },
    get draft() {
      check.asked |= asks.draft;
      return draft;
    },
    get suppressions() {
      check.asked |= asks.draft;
      return suppressions;
    },
    get readers() {
      check.asked |= asks.readers;
      return brief.readers;
    },
    get channel() {
      check.asked |= asks.channel;
      return brief.channel;
    },
    get organisation() {
      check.asked |= asks.organisation;
      return brief.organisation;
    },
    get notify() {
      check.asked |= asks.notify;
      return brief.notify;
    },
    matches(block) {
      check.asked |= asks.terms;
      return matches(block);
    },
    glossary(block) {
      check.asked |= asks.readers | asks.terms;
      return glossary(block);
    },
    accepts(text) {
      check.asked |= asks.terms;
      return brief.accept.has(text.toLowerCase());
    },
  };
}
