import type { Block } from '../draft/block.ts';
import type { Draft } from '../draft/draft.ts';
import type { Suppression } from '../rule/rule.ts';
import { type Assignment, asks } from './assignment.ts';
import { Check, type Given } from './check.ts';
import type { KnownBlock, Memory } from './memory.ts';
import type { Raised } from './raised.ts';
import { Sheet } from './sheet.ts';
import type { TermSearch } from './term-search.ts';

/** A draft to be checked, with what rules that run `last` are told about its comments. */
export interface Commented {
  draft: Draft;
  suppressions: readonly Suppression[];
}

/** A draft that was checked. */
export interface Ran extends Commented {
  /** What rules said of it: in the order of the assignments, of blocks before what was said of the draft. */
  raised: Raised[];
  /** Whether any asked which day it is. */
  isDated: boolean;
}

/** First stage: the rules of a linter, each under the briefs that it is assigned to. */
export class Checks {
  private readonly count: number;
  /** The checks of each rule that looks at blocks, in the order of the assignments. */
  private readonly ofBlocks: readonly (readonly Check[])[];
  /** The checks of each rule that looks at drafts. */
  private readonly ofDrafts: readonly (readonly Check[])[];
  /** The checks that hold on to what they checked last, for others of their rule. */
  private readonly asked: readonly Check[];
  private readonly given: Given = { sheet: undefined };

  constructor(assignments: readonly Assignment[], terms: TermSearch) {
    const made = new Map<Assignment, Check>();
    for (const assignment of assignments) {
      made.set(assignment, new Check(assignment, made.size, terms, this.given, made));
    }
    const all = [...made.values()];
    this.count = all.length;
    this.ofBlocks = byRule(all.filter(({ rule }) => rule.checkBlock !== undefined));
    this.ofDrafts = byRule(all.filter(({ rule }) => rule.checkDraft !== undefined));
    this.asked = all.filter(({ isAsked }) => isAsked);
  }

  /**
   * Runs each rule on the blocks of all drafts, then each on the drafts as a whole: the code of one rule stays in the
   * processor's cache while it goes from block to block, and that of all rules has no room there. What runs thousands of
   * times stands in functions of its own, so that V8 optimises those and not all of this again and again.
   *
   * @param memory what was said of the same blocks before
   * @returns the drafts, in their order
   * @throws RuleError when a check throws
   */
  run(drafts: readonly Commented[], memory?: Memory): Ran[] {
    const sheets = drafts.map(({ draft, suppressions }) => new Sheet(draft, suppressions, this.count));
    try {
      if (this.ofBlocks.length > 0) this.runOnBlocks(sheets, memory);
      for (const checks of this.ofDrafts) this.showDrafts(checks, sheets);
    } finally {
      this.given.sheet = undefined;
      for (const check of this.asked) check.end();
    }
    return sheets.map(({ draft, suppressions, raised, asked }) => ({
      draft,
      suppressions,
      raised,
      isDated: (asked & asks.today) !== 0,
    }));
  }

  private runOnBlocks(sheets: readonly Sheet[], memory: Memory | undefined): void {
    const all: BlockOnSheet[] = [];
    for (const sheet of sheets) addBlocks(sheet, memory, all);
    const waiting = all.filter(isWaiting);
    try {
      for (const checks of this.ofBlocks) this.showBlocks(checks, waiting);
      tell(all);
    } finally {
      end(waiting);
    }
  }

  /** Shows drafts to one rule. */
  private showDrafts(checks: readonly Check[], sheets: readonly Sheet[]): void {
    for (const sheet of sheets) {
      this.given.sheet = sheet;
      for (const check of checks) {
        sheet.add(check, check.draft(sheet.draft));
        sheet.asked |= check.asked;
      }
    }
  }

  /** Shows blocks to one rule. */
  private showBlocks(checks: readonly Check[], blocks: readonly BlockOnSheet[]): void {
    for (const block of blocks) {
      for (const check of checks) {
        if (!block.isFor(check)) continue;
        this.given.sheet = block.sheet;
        block.hear(check);
      }
    }
  }
}

function addBlocks(sheet: Sheet, memory: Memory | undefined, all: BlockOnSheet[]): void {
  for (const block of sheet.draft.blocks) {
    const known = memory?.of(block);
    all.push(new BlockOnSheet(block, sheet, known, known === undefined || known.begin()));
  }
}

/** Whether any check has to look at it. */
function isWaiting({ isNew, known }: BlockOnSheet): boolean {
  return isNew || known?.isSettled === false;
}

/** In the order of the blocks, and what was said before where it was said before. */
function tell(blocks: readonly BlockOnSheet[]): void {
  for (const block of blocks) block.tell();
}

function end(blocks: readonly BlockOnSheet[]): void {
  for (const { isNew, known } of blocks) if (isNew) known?.end();
}

/** A block of a draft that is being checked, and what is said of it. */
class BlockOnSheet {
  /** By check after check. */
  private said: { check: Check; raised: readonly Raised[] }[] | undefined = undefined;

  /** @param isNew whether no check was through with such a block before */
  constructor(
    private readonly block: Block,
    readonly sheet: Sheet,
    readonly known: KnownBlock | undefined,
    readonly isNew: boolean,
  ) {}

  /** Whether a check has to look at it: unless it has nothing to say, or what it said before holds for it too. */
  isFor(check: Check): boolean {
    return (this.isNew || this.known?.isPending(check) === true) && check.isFor(this.block);
  }

  /** Lets a check look at it. */
  hear(check: Check): void {
    const { block, sheet, known, isNew } = this;
    const raised = check.block(block, sheet.draft);
    sheet.asked |= check.asked;
    // Most checks say nothing, and nothing is kept of them.
    if (isNew && (raised.length > 0 || !check.isOfBlock)) known?.keep(block, check, raised);
    if (raised.length === 0) return;
    if (this.said === undefined) this.said = [{ check, raised }];
    else this.said.push({ check, raised });
  }

  /** Puts down what was said of it. */
  tell(): void {
    const { said, sheet, known } = this;
    if (said !== undefined) for (const { check, raised } of said) sheet.add(check, raised);
    if (this.isNew) known?.complete();
    else known?.repeat(this.block, sheet);
  }
}

/** Checks of one rule stand one after another: what one said of a block may hold for the next. */
function byRule(checks: readonly Check[]): Check[][] {
  const found = new Map<unknown, Check[]>();
  for (const check of checks) {
    const same = found.get(check.rule);
    if (same === undefined) found.set(check.rule, [check]);
    else same.push(check);
  }
  return [...found.values()];
}
