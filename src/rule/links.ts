import type { Block, Span } from '../draft/block.ts';
import type { Draft } from '../draft/draft.ts';
import { flat } from '../language/characters.ts';
import { remembered } from '../language/remembered.ts';
import { attribute } from './elements.ts';

/** A link in a block: `start` and `end` are those of its text in the block's text. */
export interface Link {
  block: Block;
  start: number;
  end: number;
  text: string;
  /** As written. */
  address: string;
  node: NonNullable<Span['node']>;
}

const nothing: readonly Link[] = [];

/** The links of a block that have text, in text order. */
export function links(block: Block): readonly Link[] {
  let found: Link[] | undefined;
  for (const { kind, start, end, node } of block.spans) {
    if (kind !== 'link' || node === undefined) continue;
    found ??= [];
    found.push({ block, start, end, text: block.text.slice(start, end), address: attribute(node, 'href') ?? '', node });
  }
  return found ?? nothing;
}

/** The links of all blocks of a draft that have text, in reading order. Computed once for all rules that look at links. */
export function linksOf(draft: Draft): readonly Link[] {
  return draft.once(linksOf, () => draft.blocksWithSpan('link').flatMap(links));
}

/**
 * A function of an address that gives what it gave before: pages of a site share most of theirs.
 *
 * @param read depends on the address alone; its results are shared, so nobody may change them
 */
export function ofAddress<Result>(read: (address: string) => Result): (address: string) => Result {
  // Cut out of a source as it is, an address would keep all of that in memory.
  return remembered(read, undefined, flat);
}

/** The path of an address, without its query and fragment, in lower case. */
export function pathOf(address: string): string {
  return address.replace(/[?#].*$/s, '').toLowerCase();
}
