import { expect, it } from 'vitest';
import writeGood from 'write-good';
import { rules } from '../../src/generated/rules.ts';

const clichesOnly = {
  weasel: false,
  illusion: false,
  so: false,
  thereIs: false,
  passive: false,
  adverb: false,
  tooWordy: false,
};

it('has the clichés of write-good as write-good has them', () => {
  const words = rules.find(({ id }) => id === 'cliche')?.words.rows ?? [];
  const taken = words.filter((entry) => 'source' in entry && entry.source === 'write-good').map(({ term }) => term);
  expect(taken.length).toBeGreaterThan(80);
  expect(taken.filter((term) => writeGood(term, clichesOnly).length === 0)).toEqual([]);
});
