import type { Brief } from '../audience/brief.ts';
import type { Block } from '../draft/block.ts';
import type { Draft } from '../draft/draft.ts';
import type { AnyRule, Report, RuleContext } from '../rule/rule.ts';
import { type Assignment, asks } from './assignment.ts';
import { Raised, Said } from './raised.ts';
import { RuleError } from './rule-error.ts';
import type { Sheet } from './sheet.ts';
import { spotOf } from './spot.ts';
import type { TermSearch } from './term-search.ts';

const nothing: readonly never[] = [];

/** The draft that is being checked, for all checks; none between one run and the next. */
export interface Given {
  sheet: Sheet | undefined;
}

/** One assignment at work. It is made once and checks one draft after another. */
export class Check {
  readonly id: string;
  readonly rule: AnyRule;
  /** Whether another of its rule may ask it what it said: then that is kept. */
  isAsked = false;
  /** What it checked last, and what it said of it. */
  private subject: Block | Draft | undefined = undefined;
  private said: readonly Raised[] = nothing;
  private readonly context: Context;
  private readonly onBlock: AnyRule['checkBlock'];
  /** The list without whose terms a block is not shown to it; undefined where it is shown all. */
  private readonly list: number | undefined;
  /** Checks that may have said it already, each with what they are told differently. */
  private readonly earlier: readonly { check: Check; differing: number }[];

  /**
   * @param number its place among the checks
   * @param made the checks of the assignments before it
   */
  constructor(
    readonly assignment: Assignment,
    readonly number: number,
    private readonly terms: TermSearch,
    given: Given,
    made: ReadonlyMap<Assignment, Check>,
  ) {
    const { registered, brief } = assignment;
    this.id = registered.id;
    this.rule = registered.rule;
    this.onBlock = registered.rule.checkBlock;
    this.list = registered.rule.ofTerms === true ? terms.listOf(registered, brief) : undefined;
    this.context = new Context(assignment, terms, given);
    this.earlier = assignment.earlier.flatMap(({ assignment, differing }) => {
      const check = made.get(assignment);
      return check === undefined ? [] : [{ check, differing }];
    });
    for (const { check } of this.earlier) check.isAsked = true;
  }

  /** What it asked, of `asks`, to say what it said last. */
  get asked(): number {
    return this.context.asked;
  }

  /** Whether what it said last depends on nothing beyond the block, nor on the day. */
  get isOfBlock(): boolean {
    return (this.context.asked & (asks.draft | asks.today)) === 0;
  }

  /** Whether it may have anything to say of a block. */
  isFor(block: Block): boolean {
    return this.list === undefined || this.terms.holds(block, this.list);
  }

  /**
   * What the rule says of one block.
   *
   * @throws RuleError
   */
  block(block: Block, draft: Draft): readonly Raised[] {
    const known = this.known(block);
    if (known !== undefined) return known;
    try {
      return this.say(block, this.onBlock?.call(this.rule, block, this.context), draft);
    } catch (error) {
      throw new RuleError(this.id, draft.path, error);
    }
  }

  /**
   * What the rule says of the draft as a whole.
   *
   * @throws RuleError
   */
  draft(draft: Draft): readonly Raised[] {
    const known = this.known(draft);
    if (known !== undefined) return known;
    try {
      return this.say(draft, this.rule.checkDraft?.(draft, this.context), draft);
    } catch (error) {
      throw new RuleError(this.id, draft.path, error);
    }
  }

  /** Lets go of the draft. */
  end(): void {
    this.subject = undefined;
    this.said = nothing;
  }

  /** A check is pure, so under a brief that differs only in what the check never asked for, it says the same. */
  private known(subject: Block | Draft): readonly Raised[] | undefined {
    for (const { check, differing } of this.earlier) {
      if (check.subject !== subject || (check.asked & differing) !== 0) continue;
      this.context.asked = check.asked;
      const { assignment } = this;
      const same = check.said.length > 0 && check.said.map(({ said, spot }) => new Raised(assignment, said, spot));
      return this.keep(subject, same || nothing);
    }
    // What is asked is noted from here on: when the check is called, and while its reports are made.
    this.context.asked = 0;
    return undefined;
  }

  private say(subject: Block | Draft, reports: Iterable<Report> | undefined, draft: Draft): readonly Raised[] {
    let all: Raised[] | undefined;
    // Most checks say nothing, and nothing is made for them.
    if (reports !== undefined) {
      for (const report of reports) {
        const raised = new Raised(this.assignment, new Said(report), spotOf(report.at, draft));
        if (all === undefined) all = [raised];
        else all.push(raised);
      }
    }
    return this.keep(subject, all ?? nothing);
  }

  private keep(subject: Block | Draft, said: readonly Raised[]): readonly Raised[] {
    if (this.isAsked) {
      this.subject = subject;
      this.said = said;
    }
    return said;
  }
}

/** What a check sees. It takes down what is looked at. */
class Context implements RuleContext<unknown> {
  asked = 0;
  readonly options: unknown;
  readonly matches: RuleContext<unknown>['matches'];
  readonly glossary: RuleContext<unknown>['glossary'];
  readonly blocksWithMatches: RuleContext<unknown>['blocksWithMatches'];
  readonly blocksWithGlossary: RuleContext<unknown>['blocksWithGlossary'];
  readonly accepts: RuleContext<unknown>['accepts'];
  private readonly brief: Brief;
  private readonly day: string | undefined;

  constructor(
    { registered, brief, options, today }: Assignment,
    terms: TermSearch,
    private readonly given: Given,
  ) {
    this.options = options;
    this.brief = brief;
    this.day = today;
    const matches = terms.matches(registered, brief);
    const glossary = terms.glossary(brief);
    // Rules take these out of the context and call them alone.
    this.matches = (block) => {
      this.asked |= asks.terms;
      return matches(block);
    };
    const list = terms.listOf(registered, brief);
    this.blocksWithMatches = ({ blocks }) => {
      this.asked |= asks.terms;
      return terms.blocksWith(list, blocks);
    };
    const glossaryList = terms.glossaryOf(brief);
    this.blocksWithGlossary = ({ blocks }) => {
      this.asked |= asks.readers | asks.terms;
      return terms.blocksWith(glossaryList, blocks);
    };
    this.glossary = (block) => {
      this.asked |= asks.readers | asks.terms;
      return glossary(block);
    };
    this.accepts = (text) => {
      this.asked |= asks.terms;
      return brief.accept.size > 0 && brief.accept.has(text.toLowerCase());
    };
  }

  get draft() {
    this.asked |= asks.draft;
    return this.sheet.draft;
  }

  get suppressions() {
    this.asked |= asks.draft;
    return this.sheet.suppressions;
  }

  get today() {
    this.asked |= asks.today;
    return this.day;
  }

  get readers() {
    this.asked |= asks.readers;
    return this.brief.readers;
  }

  get channel() {
    this.asked |= asks.channel;
    return this.brief.channel;
  }

  get organisation() {
    this.asked |= asks.organisation;
    return this.brief.organisation;
  }

  get notify() {
    this.asked |= asks.notify;
    return this.brief.notify;
  }

  private get sheet() {
    const { sheet } = this.given;
    if (sheet === undefined) throw new Error('A rule asked for the draft when none was being checked.');
    return sheet;
  }
}
