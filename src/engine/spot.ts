import type { Nodes } from 'hast';
import type { Block } from '../draft/block.ts';
import type { Draft } from '../draft/draft.ts';
import type { Range } from '../draft/source-map.ts';
import type { Target } from '../rule/rule.ts';

/** Where a report points: to a part of a block's text, a node of the tree, the whole draft, or else a range of the source. */
export class Spot {
  /**
   * @param start in the block's text
   * @param end in the block's text
   * @param range what stands for it in the source; where nothing does, the start of the draft
   */
  constructor(
    readonly block: Block | undefined,
    readonly start: number,
    readonly end: number,
    readonly node: Nodes | undefined,
    readonly isDraft: boolean,
    readonly range: Range,
  ) {}

  static inBlock(block: Block, start: number, end: number): Spot {
    return new Spot(block, start, end, undefined, false, block.map.toSource(start, end));
  }

  static ofNode(node: Nodes): Spot {
    return new Spot(undefined, 0, 0, node, false, nodeRange(node) ?? { start: 0, end: 0 });
  }
}

export function spotOf(target: Target, draft: Draft): Spot {
  if ('block' in target) {
    const { block, start = 0, end = block.text.length } = target;
    return Spot.inBlock(block, start, end);
  }
  if ('node' in target) return Spot.ofNode(target.node);
  if ('source' in target) return new Spot(undefined, 0, 0, undefined, false, target.source);
  const start = draft.source.startsWith('\uFEFF') ? 1 : 0;
  return new Spot(undefined, 0, 0, undefined, true, { start, end: start });
}

/** A node's place in the source, or that of the first of its descendants that has one. */
export function nodeRange(node: Nodes): Range | undefined {
  const waiting: Nodes[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const start = next.position?.start.offset;
    const end = next.position?.end.offset;
    if (start !== undefined && end !== undefined) return { start, end };
    if ('children' in next) waiting.push(...[...next.children].reverse());
  }
  return undefined;
}
