import type { Block } from '../draft/block.ts';
import type { BlockReadings } from '../draft/block-readings.ts';
import type { Wording } from '../draft/wording.ts';
import type { Check } from './check.ts';
import { type Nature, Natures } from './nature.ts';
import { Raised, type Said } from './raised.ts';
import type { Sheet } from './sheet.ts';
import { Spot } from './spot.ts';

/** What a rule said of a block, without the block, which is another object in every version of the draft. */
interface Kept {
  by: Check;
  said: Said;
  /** Where in the block. */
  start: number;
  end: number;
  /** Whether it points to the block's element instead. */
  isElement: boolean;
}

/** All that is known of blocks that are the same in everything a rule may look at. */
export class KnownBlock {
  /** What checks said of it, in order. */
  private said: Kept[] | undefined;
  private again: Check[] | undefined;
  private isComplete = false;
  /** Whether a block of this kind is being checked: what is said of it holds for those that come after it. */
  private isUnderWay = false;

  /**
   * @param readings what was read of such a block
   * @param nature what such a block is beside its text
   * @param other what is known of blocks of the same text and another nature
   */
  constructor(
    readonly readings: BlockReadings,
    readonly nature: Nature,
    private readonly other: KnownBlock | undefined,
  ) {}

  /** Of blocks of the same text, what is known of those that are like one in everything else. */
  like(block: Block): KnownBlock | undefined {
    let known: KnownBlock | undefined = this;
    while (known !== undefined && !known.nature.isOf(block)) known = known.other;
    return known;
  }

  /** The same, beside others. */
  beside(other: KnownBlock | undefined): KnownBlock {
    const same = new KnownBlock(this.readings, this.nature, other);
    same.said = this.said;
    same.again = this.again;
    same.isComplete = this.isComplete;
    return same;
  }

  /** Whether checks are through with such a block, or about to be. */
  get isOfUse(): boolean {
    return this.isComplete || this.isUnderWay;
  }

  /** Whether no check has to look at such a block again. */
  get isSettled(): boolean {
    return this.isComplete && this.again === undefined;
  }

  /** Whether a check that looked at such a block has to look at each. */
  isPending(check: Check): boolean {
    return this.again?.includes(check) === true;
  }

  /** Before checks look at a block; false where another of the kind came first. */
  begin(): boolean {
    if (this.isOfUse) return false;
    this.isUnderWay = true;
    return true;
  }

  /** When every check is through. */
  complete(): void {
    this.isComplete = true;
  }

  /** When no check looks any more; where one failed, the others have not said all. */
  end(): void {
    this.isUnderWay = false;
  }

  /** Puts down what checks said of it, now pointing to this block. */
  repeat(block: Block, sheet: Sheet): void {
    for (const kept of this.said ?? none) {
      sheet.add(kept.by, [new Raised(kept.by.assignment, kept.said, spotIn(block, kept))]);
    }
  }

  /** Keeps what one check said; unless it looked beyond the block, asked for the day, or pointed out of the block. */
  keep(block: Block, by: Check, raised: readonly Raised[]): void {
    const kept = by.isOfBlock ? detached(block, by, raised) : undefined;
    if (kept === undefined) {
      this.again ??= [];
      this.again.push(by);
    } else this.said = this.said === undefined ? kept : this.said.concat(kept);
  }
}

const none: readonly never[] = [];

/**
 * What one linter found out about blocks: a block that was seen before is not analysed again, wherever it now stands. It
 * decides what is computed, never what is found.
 */
export class Memory {
  private owner: unknown;
  /** Blocks by their wording; those of `older` are let go of when they are not met again. */
  private newer = new Map<Wording, KnownBlock>();
  private older = new Map<Wording, KnownBlock>();
  private length = 0;
  private readonly natures = new Natures();
  /** The blocks of the drafts that are checked, where others are remembered beside them. */
  private met: KnownBlock[] = [];

  /**
   * @param most about how much text to remember, in UTF-16 code units, with what is short of what was read of it; without
   * it the draft before, whatever its length, with everything
   */
  constructor(private readonly most = 0) {}

  /** Before a check. What another linter knows is forgotten. */
  begin(owner: unknown): void {
    for (const { readings } of this.met) readings.forgetLong();
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
    const { wording } = block;
    const others = this.newer.get(wording);
    const recent = others?.like(block);
    let known = recent ?? this.older.get(wording)?.like(block)?.beside(others);
    if (known?.isOfUse !== true) known = new KnownBlock(block.readings, this.natures.of(block), others);
    if (recent === undefined) this.length += wording.text.length;
    if (recent !== known) this.newer.set(wording, known);
    if (this.most > 0) this.met.push(known);
    block.recall(known.readings);
    return known;
  }
}

/** What was said without its draft, which it would keep alive; undefined where a part of it points out of the block. */
function detached(block: Block, by: Check, raised: readonly Raised[]): Kept[] | undefined {
  const kept: Kept[] = [];
  for (const { said, spot } of raised) {
    const { start, end } = spot;
    const isElement = spot.block === undefined;
    if (isElement ? spot.node === undefined || spot.node !== block.node : spot.block !== block) return undefined;
    kept.push({ by, said, start, end, isElement });
  }
  // A copy: V8 keeps room for seventeen in what was pushed into.
  return kept.slice();
}

function spotIn(block: Block, { start, end, isElement }: Kept): Spot {
  if (!isElement) return Spot.inBlock(block, start, end);
  if (block.node === undefined) throw new Error('A block that had an element has none.');
  return Spot.ofNode(block.node);
}
