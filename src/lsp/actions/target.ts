import type { Block } from '../../draft/block.ts';
import type { Draft } from '../../draft/draft.ts';
import type { Range } from '../../draft/source-map.ts';
import { encode } from '../../engine/encode.ts';
import type { Finding } from '../../rule/finding.ts';
import type { Check } from '../document.ts';

/** A finding in the text of one block, where the source is that text and no markup. */
export interface Target extends Range {
  block: Block;
  text: string;
}

/**
 * Where a finding's words can be replaced as a whole; undefined where markup stands in them, where they are no block's
 * text, and where they are part of what no report may show.
 */
export function targetOf(finding: Finding, { prepared, result }: Check): Target | undefined {
  const start = finding.place.start.offset;
  const end = finding.place.end.offset;
  if (prepared === undefined || end <= start) return undefined;
  if (result?.hidden.some((hidden) => hidden.start < end && hidden.end > start)) return undefined;
  const { draft } = prepared;
  const block = blockAt(draft, start, end);
  const range = block?.map.toText(start, end);
  if (block === undefined || range === undefined) return undefined;
  const text = block.text.slice(range.start, range.end);
  return text === draft.source.slice(start, end) ? { block, text, start, end } : undefined;
}

/** A text as it has to be written in a target's place; undefined where that is not sure. */
export function written(text: string, { block }: Target, { prepared }: Check): string | undefined {
  return prepared === undefined ? undefined : encode(text, block, prepared.draft.format);
}

function blockAt(draft: Draft, start: number, end: number): Block | undefined {
  return draft.blocks.find(({ map, text }) => {
    const whole = map.toSource(0, text.length);
    return whole.start <= start && whole.end >= end;
  });
}
