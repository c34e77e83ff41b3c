import type { Element } from 'hast';
import type { Block } from '../draft/block.ts';
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
  private readonly said = new Map<number, readonly Kept[]>();
  private readonly again: number[] = [];
  private isComplete = false;

  /** @param readings what was read of such a block */
  constructor(readonly readings: Map<object, unknown>) {}

  /** The places of the checks that have to look again; undefined when none was through with such a block: then all have to. */
  get pending(): readonly number[] | undefined {
    return this.isComplete ? this.again : undefined;
  }

  /** Tells what the checks said, by their places, now pointing to this block. */
  repeat(block: Block, tell: (said: readonly Report[], place: number) => void): void {
    for (const [place, kept] of this.said)
      tell(
        kept.map((one) => pointed(one, block)),
        place,
      );
  }

  /** Keeps what one check said; unless it looked beyond the block, asked for the day, or pointed out of the block. */
  keep(block: Block, place: number, reports: readonly Report[], asked: number): void {
    const kept = (asked & (asks.draft | asks.today)) === 0 ? detached(block, reports) : undefined;
    if (kept === undefined) this.again.push(place);
    else if (kept.length > 0) this.said.set(place, kept);
  }

  /** When every check is through. */
  complete(): void {
    this.isComplete = true;
  }
}

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

  /** @param most about how much text to remember, in UTF-16 code units; without it the draft before, whatever its length */
  constructor(private readonly most = 0) {}

  /** Before a check. What another linter knows is forgotten. */
  begin(owner: unknown): void {
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
    let known = this.newer.get(key) ?? this.older.get(key);
    // Where a check failed, the others have not said all.
    if (known?.pending === undefined) known = new KnownBlock(block.readings);
    if (!this.newer.has(key)) this.length += key.length;
    this.newer.set(key, known);
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
  const marks = spans.map((span) => [span.kind, span.start, span.end, span.language ?? '', elementKey(span.node)]);
  const head = `${kind} ${level} ${listDepth} ${quoted} ${declaredLanguage} ${language} ${part} ${text.length}`;
  return `${head}\n${text}\n${JSON.stringify([elementKey(node), ...marks])}`;
}

function elementKey(node: Element | undefined): unknown {
  return node === undefined ? '' : [node.tagName, node.properties];
}
