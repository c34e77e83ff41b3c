import type { Element } from 'hast';
import { type Block, longReadings } from '../draft/block.ts';
import type { Readings } from '../draft/readings.ts';
import type { Report, Target } from '../rule/rule.ts';
import { asks } from './assignment.ts';
import type { Check } from './check.ts';

/** A report without the block that it points to, which is another object in every version of the draft. */
interface Kept {
  by: Check;
  report: Report;
  /** Where in the block; the whole of its element when there is neither. */
  start: number | undefined;
  end: number | undefined;
  isElement: boolean;
}

/** All that is known of blocks that are the same in everything a rule may look at. */
export class KnownBlock {
  /** What checks said of it, in order. */
  private said: Kept[] | undefined;
  private again: Check[] | undefined;
  private isComplete = false;

  /**
   * @param readings what was read of such a block
   * @param nature what such a block is beside its text
   * @param other what is known of blocks of the same text and another nature
   */
  constructor(
    readonly readings: Readings,
    private readonly nature: string,
    private readonly other: KnownBlock | undefined,
  ) {}

  /** Of blocks of the same text, what is known of those of a nature. */
  of(nature: string): KnownBlock | undefined {
    let known: KnownBlock | undefined = this;
    while (known !== undefined && known.nature !== nature) known = known.other;
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

  /** The checks that have to look again; undefined when none was through with such a block: then all have to. */
  get pending(): readonly Check[] | undefined {
    return this.isComplete ? (this.again ?? none) : undefined;
  }

  /** Tells the checks what they said, now pointing to this block. */
  repeat(block: Block): void {
    for (const kept of this.said ?? none) kept.by.add([pointing(kept.report, targetOf(kept, block))]);
  }

  /** Keeps what one check said; unless it looked beyond the block, asked for the day, or pointed out of the block. */
  keep(block: Block, by: Check, reports: readonly Report[]): void {
    const isOwn = (by.asked & (asks.draft | asks.today)) === 0;
    // Most checks say nothing, and nothing is made for them.
    if (isOwn && reports.length === 0) return;
    const kept = isOwn ? detached(block, by, reports) : undefined;
    if (kept === undefined) {
      this.again ??= [];
      this.again.push(by);
    } else this.said = this.said === undefined ? kept : [...this.said, ...kept];
  }

  /** When every check is through. */
  complete(): void {
    this.isComplete = true;
  }
}

const none: readonly never[] = [];

/**
 * What one linter found out about blocks: a block that was seen before is not analysed again, wherever it now stands. It
 * decides what is computed, never what is found.
 */
export class Memory {
  private owner: unknown;
  /** Blocks by their text; those of `older` are let go of when they are not met again. */
  private newer = new Map<string, KnownBlock>();
  private older = new Map<string, KnownBlock>();
  private length = 0;
  /** Of blocks without spans: one text for each. */
  private readonly natures = new Map<string, string>();
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
    this.natures.clear();
    this.older = this.newer;
    this.newer = new Map();
    this.length = 0;
  }

  /** Most blocks are of a few natures. */
  private natureOf(block: Block): string {
    const nature = natureOf(block);
    if (block.spans.length > 0) return nature;
    const known = this.natures.get(nature);
    if (known === undefined) this.natures.set(nature, nature);
    return known ?? nature;
  }

  /** What is known of such a block; the block shares what was read of it. */
  of(block: Block): KnownBlock {
    const { text } = block;
    const nature = this.natureOf(block);
    const others = this.newer.get(text);
    const recent = others?.of(nature);
    let known = recent ?? this.older.get(text)?.of(nature)?.beside(others);
    // Where a check failed, the others have not said all.
    if (known?.pending === undefined) known = new KnownBlock(block.readings, nature, others);
    if (recent === undefined) this.length += text.length;
    if (recent !== known) this.newer.set(text, known);
    if (this.most > 0) this.met.push(known);
    block.recall(known.readings);
    return known;
  }
}

/** Reports without their draft, which they would keep alive; undefined where one of them points out of the block. */
function detached(block: Block, by: Check, reports: readonly Report[]): Kept[] | undefined {
  const kept: Kept[] = [];
  for (const report of reports) {
    const { at } = report;
    const isElement = 'node' in at;
    if (isElement ? at.node !== block.node : !('block' in at) || at.block !== block) return undefined;
    const { start, end } = 'block' in at ? at : nowhere;
    kept.push({ by, report: pointing(report, wholeDraft), start, end, isElement });
  }
  return kept;
}

const nowhere = { start: undefined, end: undefined };
const wholeDraft: Target = { draft: true };

/** The same report, pointing elsewhere. Not spread: V8 would make a new class of objects for each. */
function pointing({ message, data, actual, severity, suggestions, maskOnly, group }: Report, at: Target): Report {
  return { message, at, data, actual, severity, suggestions, maskOnly, group };
}

function targetOf({ start, end, isElement }: Kept, block: Block): Target {
  if (!isElement) return { block, start, end };
  if (block.node === undefined) throw new Error('A block that had an element has none.');
  return { node: block.node };
}

/** Everything of a block but its text that its checks may depend on. */
function natureOf({ kind, level, listDepth, quoted, declaredLanguage, language, part, spans, node }: Block): string {
  const parts: unknown[] = [kind, level, listDepth, quoted, declaredLanguage, language, part, elementKey(node)];
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
