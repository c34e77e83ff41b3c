import type { Element } from 'hast';
import { type Block, longReadings } from '../draft/block.ts';
import type { Readings } from '../draft/readings.ts';
import type { Report } from '../rule/rule.ts';
import { asks } from './assignment.ts';

/** A report without the block that it points to: that is another object in every version of the draft. */
interface Kept {
  report: Report;
  at: { start?: number; end?: number } | 'element';
}

/** All that is known of blocks that are the same in everything a rule may look at. */
export class KnownBlock {
  /** Of the checks that said something, what they said, by the place of the check. */
  private said: Map<number, readonly Kept[]> | undefined;
  private again: number[] | undefined;
  private isComplete = false;

  /** @param readings what was read of such a block */
  constructor(readonly readings: Readings) {}

  /** The places of the checks that have to look again; undefined when none was through with such a block: then all have to. */
  get pending(): readonly number[] | undefined {
    return this.isComplete ? (this.again ?? nowhere) : undefined;
  }

  /** Tells what the checks said, by their places, now pointing to this block. */
  repeat(block: Block, tell: (said: readonly Report[], place: number) => void): void {
    if (this.said === undefined) return;
    for (const [place, kept] of this.said)
      tell(
        kept.map((one) => pointed(one, block)),
        place,
      );
  }

  /** Keeps what one check said; unless it looked beyond the block, asked for the day, or pointed out of the block. */
  keep(block: Block, place: number, reports: readonly Report[], asked: number): void {
    const isOwn = (asked & (asks.draft | asks.today)) === 0;
    // Most checks say nothing, and nothing is made for them.
    if (isOwn && reports.length === 0) return;
    const kept = isOwn ? detached(block, reports) : undefined;
    if (kept === undefined) {
      this.again ??= [];
      this.again.push(place);
    } else {
      this.said ??= new Map();
      this.said.set(place, kept);
    }
  }

  /** When every check is through. */
  complete(): void {
    this.isComplete = true;
  }
}

const nowhere: readonly number[] = [];

/**
 * What one linter found out about blocks: a block that was seen before is not analysed again, wherever it now stands. It
 * decides what is computed, never what is found.
 */
export class Memory {
  private owner: unknown;
  /** Blocks by `keyOf`; those of `older` are let go of when they are not met again. */
  private newer = new Map<string, KnownBlock>();
  private older = new Map<string, KnownBlock>();
  private length = 0;
  /** The blocks of the draft that is checked, where more than one draft is remembered. */
  private met: KnownBlock[] = [];

  /**
   * @param most about how much text to remember, in UTF-16 code units, with what is short of what was read of it; without
   * it the draft before, whatever its length, with everything
   */
  constructor(private readonly most = 0) {}

  /** Before a check. What another linter knows is forgotten. */
  begin(owner: unknown): void {
    for (const { readings } of this.met) readings.forget(longReadings);
    this.met = [];
    if (this.owner !== owner) this.newer = new Map();
    else if (this.length < this.most / 2) return;
    this.owner = owner;
    this.older = this.newer;
    this.newer = new Map();
    this.length = 0;
  }

  /** What is known of such a block; the block shares what was read of it. */
  of(block: Block): KnownBlock {
    const key = keyOf(block);
    const recent = this.newer.get(key);
    let known = recent ?? this.older.get(key);
    // Where a check failed, the others have not said all.
    if (known?.pending === undefined) known = new KnownBlock(block.readings);
    if (recent === undefined) this.length += key.length;
    if (recent !== known) this.newer.set(key, known);
    if (this.most > 0) this.met.push(known);
    block.recall(known.readings);
    return known;
  }
}

/** Reports without their draft, which they would keep alive; undefined where one of them points out of the block. */
function detached(block: Block, reports: readonly Report[]): Kept[] | undefined {
  const kept: Kept[] = [];
  for (const report of reports) {
    const { at } = report;
    const loose: Report = { ...report, at: { draft: true } };
    if ('block' in at && at.block === block) {
      const { block: _, ...range } = at;
      kept.push({ report: loose, at: range });
    } else if ('node' in at && at.node === block.node) kept.push({ report: loose, at: 'element' });
    else return undefined;
  }
  return kept;
}

function pointed({ report, at }: Kept, block: Block): Report {
  if (at !== 'element') return { ...report, at: { block, ...at } };
  if (block.node === undefined) throw new Error('A block that had an element has none.');
  return { ...report, at: { node: block.node } };
}

/** Everything of a block that its checks may depend on, as one text. */
function keyOf(block: Block): string {
  const { kind, level, listDepth, quoted, declaredLanguage, language, part = '', text, spans, node } = block;
  const parts: unknown[] = [kind, level, listDepth, quoted, declaredLanguage, language, part, text.length, text];
  parts.push(elementKey(node));
  for (const { kind, start, end, language = '', node } of spans) {
    parts.push(kind, start, end, language, elementKey(node));
  }
  // Not added up: what is added up stays a tree of its parts for as long as it is kept.
  return parts.join(' ');
}

/** Nearly all elements of a text have no properties, and few have two. */
function elementKey(node: Element | undefined): string {
  if (node === undefined) return '';
  for (const _ in node.properties) return JSON.stringify([node.tagName, node.properties]);
  return node.tagName;
}
