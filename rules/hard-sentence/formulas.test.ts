import { daleChall } from 'dale-chall';
import type { Root } from 'nlcst';
import retextReadability from 'retext-readability';
import { VFile } from 'vfile';
import { expect, it } from 'vitest';
import { countAsPackage } from './counts.ts';
import { isSurelyHard } from './formulas.ts';

/** Words of every kind: easy ones and forms of them, hard ones, names, numbers, and a curly apostrophe. */
const kinds = [
  ...daleChall.slice(0, 400),
  ...'applications notwithstanding representations children’s don’t tribunals re-registration'.split(' '),
  ...'Eligibility COMMENCEMENT 2024 v1.2 Birmingham unaccompanied determination jurisdiction'.split(' '),
];

const isHardThere = (texts: readonly string[], age: number) => {
  const children = texts.map((value) => ({
    type: 'WordNode' as const,
    children: [{ type: 'TextNode' as const, value }],
  }));
  const sentence = { type: 'SentenceNode' as const, children };
  const tree: Root = { type: 'RootNode', children: [{ type: 'ParagraphNode', children: [sentence] }] };
  const file = new VFile();
  retextReadability({ age, minWords: 6 })(tree, file);
  return file.messages.length > 0;
};

it('is sure only of sentences that the package finds hard', () => {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  let sure = 0;
  for (let round = 0; round < 2_000; round++) {
    // The rarer kinds stand at the end.
    const from = random(3) === 0 ? 0 : 390;
    const texts = Array.from({ length: 6 + random(30) }, () => kinds[from + random(kinds.length - from)] ?? '');
    const words = texts.map((text) => ({ text }));
    const age = 5 + random(17);
    if (!isSurelyHard(countAsPackage(words), age)) continue;
    sure++;
    expect(isHardThere(texts, age), texts.join(' ')).toBe(true);
  }
  expect(sure).toBeGreaterThan(200);
  expect(sure).toBeLessThan(1_800);
});
