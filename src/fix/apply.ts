import type { Fix } from '../rule/finding.ts';

/** A text with fixes applied, and which were. */
export interface Fixed {
  text: string;
  /** In source order. */
  applied: Fix[];
  /** Left out because they overlap one that was applied: a later pass finds them again, if they still hold. */
  skipped: Fix[];
}

/**
 * Replaces the range of each fix by its text. Of fixes that overlap, the one that begins first is applied; the same fix
 * given twice counts once. Nothing outside the applied ranges changes: a byte order mark and line ends stay.
 *
 * @param fixes in any order; ranges in UTF-16 code units of `source`
 * @throws RangeError for a range that is reversed, or not within the source
 */
export function applyFixes(source: string, fixes: readonly Fix[]): Fixed {
  const ordered = [...fixes].sort((a, b) => a.offset - b.offset || a.endOffset - b.endOffset);
  const applied: Fix[] = [];
  const skipped: Fix[] = [];
  const pieces: string[] = [];
  let end = 0;
  for (const fix of ordered) {
    if (!isWithin(fix, source.length)) {
      throw new RangeError(`A fix for ${fix.offset} to ${fix.endOffset} does not fit a text of ${source.length}.`);
    }
    const last = applied.at(-1);
    if (last !== undefined && isSame(last, fix)) continue;
    // Two insertions at one place would come in an order that nobody chose.
    if (last !== undefined && (fix.offset < end || last.offset === fix.offset)) {
      skipped.push(fix);
      continue;
    }
    pieces.push(source.slice(end, fix.offset), fix.text);
    end = fix.endOffset;
    applied.push(fix);
  }
  pieces.push(source.slice(end));
  return { text: pieces.join(''), applied, skipped };
}

function isWithin({ offset, endOffset }: Fix, length: number): boolean {
  return (
    Number.isInteger(offset) && Number.isInteger(endOffset) && 0 <= offset && offset <= endOffset && endOffset <= length
  );
}

function isSame(a: Fix, b: Fix): boolean {
  return a.offset === b.offset && a.endOffset === b.endOffset && a.text === b.text;
}
