import type { Element } from 'hast';
import type { Block } from './block.ts';

/** The blocks of a draft that wait to be set, each asked for by the element that it belongs to. */
export class WaitingBlocks {
  /** Those that may be seen on a page. */
  private readonly blocks: Block[] = [];
  /** Where the next one stands. */
  private at = 0;
  private byOwner: Map<Element | undefined, Block[]> | undefined;
  /** Of each element, how many blocks are set, once one was asked for out of turn. */
  private taken: Map<Element | undefined, number> | undefined;

  constructor(blocks: readonly Block[]) {
    for (let index = 0; index < blocks.length; index++) {
      const block = blocks[index] as Block;
      if (isSeen(block)) this.blocks.push(block);
    }
  }

  /** All blocks of an element. */
  all(owner: Element): readonly Block[] {
    return this.owners.get(owner) ?? none;
  }

  /** The next block of an element. Nearly always it is the one after that which was asked for before. */
  next(owner: Element | undefined): Block | undefined {
    if (this.taken === undefined) {
      const block = this.blocks[this.at];
      if (block !== undefined && block.node === owner) {
        this.at++;
        return block;
      }
      this.taken = new Map();
      for (const { node } of this.blocks.slice(0, this.at)) this.taken.set(node, (this.taken.get(node) ?? 0) + 1);
    }
    const count = this.taken.get(owner) ?? 0;
    const block = this.owners.get(owner)?.[count];
    if (block !== undefined) this.taken.set(owner, count + 1);
    return block;
  }

  private get owners(): ReadonlyMap<Element | undefined, readonly Block[]> {
    if (this.byOwner === undefined) {
      this.byOwner = new Map();
      for (const block of this.blocks) {
        const of = this.byOwner.get(block.node);
        if (of === undefined) this.byOwner.set(block.node, [block]);
        else of.push(block);
      }
    }
    return this.byOwner;
  }
}

const none: readonly Block[] = [];

function isSeen({ kind }: Block): boolean {
  switch (kind) {
    case 'alt':
    case 'tooltip':
    case 'attachment':
    case 'title':
    case 'summary':
    case 'subject':
      return false;
    default:
      return true;
  }
}
