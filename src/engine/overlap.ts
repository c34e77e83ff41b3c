import type { Brief } from '../audience/brief.ts';
import type { Range } from '../draft/source-map.ts';
import type { Raised } from './raised.ts';

const none: readonly never[] = [];

/**
 * Third stage: where two rules found the same words for the same readers and one of them yields to the other, only the
 * other is kept. The same words: their source ranges share at least one code unit.
 */
export function withoutOverlaps(raised: readonly Raised[]): readonly Raised[] {
  const superior = new Set<string>();
  for (const { registered } of raised) for (const id of registered.rule.yieldsTo ?? none) superior.add(id);
  if (superior.size === 0) return raised;
  const ranges = new Map<Brief, Map<string, Range[]>>();
  for (const { registered, brief, range } of raised) {
    if (!superior.has(registered.id)) continue;
    const ofBrief = ranges.get(brief) ?? new Map<string, Range[]>();
    ranges.set(brief, ofBrief);
    const ofRule = ofBrief.get(registered.id);
    if (ofRule === undefined) ofBrief.set(registered.id, [range]);
    else ofRule.push(range);
  }
  for (const ofBrief of ranges.values()) {
    for (const [id, ofRule] of ofBrief) ofBrief.set(id, joined(ofRule));
  }
  return raised.filter(({ registered, brief, range }) => {
    for (const id of registered.rule.yieldsTo ?? none) {
      if (id === registered.id) continue;
      if (isTouched(ranges.get(brief)?.get(id) ?? none, range)) return false;
    }
    return true;
  });
}

/** The same ranges in order, with those that overlap made one, so that one look decides. */
function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && range.start < last.end) last.end = Math.max(last.end, range.end);
    else if (range.end > range.start) result.push({ ...range });
  }
  return result;
}

/** Whether one of the ranges, in order and apart, shares a code unit with `range`. */
function isTouched(ranges: readonly Range[], range: Range): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= range.start) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low];
  return found !== undefined && found.start < range.end;
}
