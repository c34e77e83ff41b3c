import type { Block } from '../draft/block.ts';
import type { Draft } from '../draft/draft.ts';
import type { Suppression } from '../rule/rule.ts';
import { type Assignment, asks } from './assignment.ts';
import { Check, type Given } from './check.ts';
import type { Memory } from './memory.ts';
import type { Raised } from './raised.ts';
import type { TermSearch } from './term-search.ts';

const none: readonly never[] = [];

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
    let asked = 0;
    try {
      if (this.ofBlocks.length > 0) for (const block of draft.blocks) asked |= this.runOn(block, draft, memory);
      for (const check of this.ofDrafts) asked |= check.draft(draft);
      const raised: Raised[] = [];
      for (const check of this.all) for (const one of check.raised ?? none) raised.push(one);
      return { raised, isDated: (asked & asks.today) !== 0 };
    } finally {
      this.given.draft = undefined;
      for (const check of this.all) check.end();
    }
  }

  /** Checks one block. Gives back what rules asked, of `asks`. */
  private runOn(block: Block, draft: Draft, memory: Memory | undefined): number {
    const known = memory?.of(block);
    const again = known?.pending;
    if (again !== undefined) known?.repeat(block);
    let asked = 0;
    for (const check of again ?? this.ofBlocks) {
      const said = check.block(block, draft);
      asked |= check.asked;
      // Most checks say nothing, and nothing is kept of them.
      if (again === undefined && (said.length > 0 || !check.isOfBlock)) known?.keep(block, check, said);
    }
    known?.complete();
    return asked;
  }
}
