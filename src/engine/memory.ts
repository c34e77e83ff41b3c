import type { Element } from 'hast';
import type { Block } from '../draft/block.ts';
import type { Draft } from '../draft/draft.ts';
import type { Report } from '../rule/rule.ts';
import type { Asked, Assignment } from './assignment.ts';

/** What a rule said of a block, and what it asked of the readers to say it. */
interface Said {
  reports: readonly Kept[];
  asked: Asked;
}

/** A report without the block that it points to: that is another object in every version of the draft. */
interface Kept {
  report: Report;
  at: { start?: number; end?: number } | 'element';
}

/** All that is known of blocks that are the same in everything a rule may look at. */
interface Known {
  readings: Map<object, unknown>;
  said: Map<Assignment, Said>;
}

/**
 * What one linter found out about the blocks of a draft, for the next version of that draft: a block that did not change
 * is not analysed again, wherever it now stands. It holds the blocks of the last version only.
 */
export class Memory {
  private owner: unknown;
  private known = new Map<string, Known>();
  private blocks = new Map<Block, Known>();

  /** Before a check: finds what is known of each block. What another linter knows is forgotten. */
  begin(draft: Draft, owner: unknown): void {
    const before = this.owner === owner ? this.known : new Map<string, Known>();
    this.owner = owner;
    this.known = new Map();
    this.blocks = new Map();
    for (const block of draft.blocks) {
      const key = keyOf(block);
      const known = this.known.get(key) ?? before.get(key) ?? { readings: block.readings, said: new Map() };
      this.known.set(key, known);
      this.blocks.set(block, known);
      block.recall(known.readings);
    }
  }

  /** After a check: lets go of the draft. */
  finish(): void {
    this.blocks = new Map();
  }

  /** What a rule said of such a block before, now pointing to this one. */
  said(block: Block, assignment: Assignment): { reports: readonly Report[]; asked: Asked } | undefined {
    const said = this.blocks.get(block)?.said.get(assignment);
    if (said === undefined) return undefined;
    const reports = said.reports.map(({ report, at }): Report => {
      if (at !== 'element') return { ...report, at: { block, ...at } };
      if (block.node === undefined) throw new Error('A block that had an element has none.');
      return { ...report, at: { node: block.node } };
    });
    return { reports, asked: said.asked };
  }

  /** Keeps what a rule said of a block, unless it looked beyond the block or points out of it. */
  keep(block: Block, assignment: Assignment, reports: readonly Report[], asked: Asked): void {
    if (asked.draft) return;
    const kept: Kept[] = [];
    for (const report of reports) {
      const { at } = report;
      if ('block' in at && at.block === block) {
        const { block: _, ...range } = at;
        kept.push({ report, at: range });
      } else if ('node' in at && at.node === block.node) kept.push({ report, at: 'element' });
      else return;
    }
    // The report's own place would keep its draft alive.
    const detached = kept.map(({ report, at }): Kept => ({ report: { ...report, at: { draft: true } }, at }));
    this.blocks.get(block)?.said.set(assignment, { reports: detached, asked });
  }
}

/** Everything of a block that its checks may depend on, as one text. */
function keyOf(block: Block): string {
  const { kind, level, listDepth, quoted, declaredLanguage, language, part, text, spans, node } = block;
  const marks = spans.map((span) => [span.kind, span.start, span.end, span.language ?? '', elementKey(span.node)]);
  return JSON.stringify([
    kind,
    level,
    listDepth,
    quoted,
    declaredLanguage,
    language,
    part ?? '',
    text,
    marks,
    elementKey(node),
  ]);
}

function elementKey(node: Element | undefined): unknown {
  return node === undefined ? '' : [node.tagName, node.properties];
}
