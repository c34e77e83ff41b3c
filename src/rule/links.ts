import type { Block, Span } from '../draft/block.ts';
import { attribute } from './elements.ts';

/** A link in a block: `start` and `end` are those of its text in the block's text. */
export interface Link {
  start: number;
  end: number;
  text: string;
  /** As written. */
  address: string;
  node: NonNullable<Span['node']>;
}

/** The links of a block that have text, in text order. */
export function links(block: Block): Link[] {
  const found: Link[] = [];
  for (const { kind, start, end, node } of block.spans) {
    if (kind !== 'link' || node === undefined) continue;
    found.push({ start, end, text: block.text.slice(start, end), address: attribute(node, 'href') ?? '', node });
  }
  return found;
}

/** The path of an address, without its query and fragment, in lower case. */
export function pathOf(address: string): string {
  return address.replace(/[?#].*$/s, '').toLowerCase();
}
