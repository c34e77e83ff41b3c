import type { Range } from '../draft/source-map.ts';
import type { Assignment } from './assignment.ts';
import type { Raised } from './raised.ts';

/**
 * Third stage: where two rules found the same words for the same readers and one of them yields to the other, only the
 * other is kept. The same words: their source ranges share at least one code unit.
 *
 * @param raised in source order
 */
export function withoutOverlaps(raised: readonly Raised[]): readonly Raised[] {
  const ranges = new Map<Assignment, Range[]>();
  for (const { assignment, range } of raised) {
    if (assignment.isYieldedTo) add(range, assignment, ranges);
  }
  if (ranges.size === 0) return raised;
  return raised.filter(
    ({ assignment, range }) => assignment.yieldsTo.length === 0 || !yields(assignment, range, ranges),
  );
}

function yields({ yieldsTo }: Assignment, range: Range, ranges: ReadonlyMap<Assignment, readonly Range[]>): boolean {
  for (const other of yieldsTo) {
    const ofOther = ranges.get(other);
    if (ofOther !== undefined && isTouched(ofOther, range)) return true;
  }
  return false;
}

/** Adds a range to those of a rule, in order, with those that overlap made one, so that one look decides. */
function add(range: Range, assignment: Assignment, ranges: Map<Assignment, Range[]>): void {
  if (range.end === range.start) return;
  const ofRule = ranges.get(assignment);
  if (ofRule === undefined) {
    ranges.set(assignment, [{ start: range.start, end: range.end }]);
    return;
  }
  const last = ofRule[ofRule.length - 1];
  if (last !== undefined && range.start < last.end) last.end = Math.max(last.end, range.end);
  else ofRule.push({ start: range.start, end: range.end });
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
