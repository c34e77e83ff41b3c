import { describe, expect, it } from 'vitest';
import { rules } from '../../src/generated/rules.ts';
import { letterTypes } from './rule.ts';

/** Signs that are read from the draft itself. */
const computed = ['time', 'ask', 'contact', 'contacts', 'early-decision'];

describe('letter-elements', () => {
  const words = rules.find(({ id }) => id === 'letter-elements')?.words.rows ?? [];
  const shown = words.flatMap((row) => ('shows' in row ? (row.shows as readonly string[]) : []));
  const known = new Set([...computed, ...shown]);

  it('has a sign for every element', () => {
    const needed = Object.values(letterTypes).flatMap((elements) =>
      elements.flatMap(({ signs }) => signs.flatMap((either) => either.split('|'))),
    );
    expect(needed.length).toBeGreaterThan(50);
    expect(needed.filter((sign) => !known.has(sign))).toEqual([]);
  });

  it('names source and advice of every element', () => {
    for (const element of Object.values(letterTypes).flat()) {
      expect(element.source).not.toBe('');
      expect(element.advice).toMatch(/\.$/);
      expect(element.what).toMatch(/^\p{Ll}/u);
    }
  });
});
