import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../src/fix/apply.ts';
import type { Fix } from '../src/rule/finding.ts';

const fix = (offset: number, endOffset: number, text: string): Fix => ({ offset, endOffset, text });

describe('applyFixes', () => {
  it('replaces ranges, in whatever order they come', () => {
    const { text, applied, skipped } = applyFixes('We utilise it prior to use.', [
      fix(14, 22, 'before'),
      fix(3, 10, 'use'),
    ]);
    expect(text).toBe('We use it before use.');
    expect(applied.map(({ offset }) => offset)).toEqual([3, 14]);
    expect(skipped).toEqual([]);
  });

  it('leaves what overlaps an applied fix for the next pass', () => {
    const { text, skipped } = applyFixes('in order to assist', [fix(9, 18, 'to help'), fix(0, 11, 'to')]);
    expect(text).toBe('to assist');
    expect(skipped).toEqual([fix(9, 18, 'to help')]);
  });

  it('applies neighbours, and a fix that is given twice only once', () => {
    expect(applyFixes('abcd', [fix(0, 2, 'x'), fix(2, 4, 'y')]).text).toBe('xy');
    expect(applyFixes('abcd', [fix(0, 2, 'x'), fix(0, 2, 'x')])).toMatchObject({ text: 'xcd', skipped: [] });
  });

  it('puts only one of two insertions at a place', () => {
    const { text, skipped } = applyFixes('ab', [fix(1, 1, 'x'), fix(1, 1, 'y')]);
    expect(text).toBe('axb');
    expect(skipped).toEqual([fix(1, 1, 'y')]);
  });

  it('keeps a byte order mark and CRLF', () => {
    expect(applyFixes('\uFEFFone\r\ntwo\r\n', [fix(6, 9, 'deux')]).text).toBe('\uFEFFone\r\ndeux\r\n');
  });

  it.each([fix(-1, 1, ''), fix(2, 1, ''), fix(0, 4, ''), fix(0.5, 1, ''), fix(Number.NaN, 1, '')])(
    'refuses the range of %o',
    (wrong) => {
      expect(() => applyFixes('abc', [wrong])).toThrow(RangeError);
    },
  );

  it('changes nothing outside the applied ranges', () => {
    const cases = fc.string({ unit: 'binary', maxLength: 60 }).chain((source) =>
      fc.record({
        source: fc.constant(source),
        fixes: fc.array(
          fc
            .tuple(fc.nat(source.length), fc.nat(source.length), fc.string({ maxLength: 6 }))
            .map(([a, b, text]) => fix(Math.min(a, b), Math.max(a, b), text)),
          { maxLength: 8 },
        ),
      }),
    );
    fc.assert(
      fc.property(cases, ({ source, fixes }) => {
        const { text, applied, skipped } = applyFixes(source, fixes);
        // Walk both texts side by side: between the ranges every code unit must be as it was.
        let before = 0;
        let after = 0;
        for (const { offset, endOffset, text: replacement } of applied) {
          const kept = source.slice(before, offset);
          expect(text.slice(after, after + kept.length)).toBe(kept);
          after += kept.length;
          expect(text.slice(after, after + replacement.length)).toBe(replacement);
          after += replacement.length;
          before = endOffset;
        }
        expect(text.slice(after)).toBe(source.slice(before));
        const given = new Set(fixes.map((one) => JSON.stringify(one)));
        const told = new Set([...applied, ...skipped].map((one) => JSON.stringify(one)));
        expect(told).toEqual(given);
      }),
    );
  });
});
