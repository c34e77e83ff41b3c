import { expect, it } from 'vitest';
import { Linter } from '../../src/engine/linter.ts';
import { readDraft } from '../../src/formats/read.ts';
import { rules } from '../../src/generated/rules.ts';
import { makeBrief } from '../../tests/briefs.ts';

const linter = new Linter(rules, [makeBrief(rules)], { only: ['repeated-word'] });
const found = (source: string, path = 'a.md') => linter.lint(readDraft(source, path)).map(({ actual }) => actual);

it('leaves alone what English says twice', () => {
  expect(found('Log in in person, carry on on Monday, and sign up up to 3 days before.')).toEqual([]);
  expect(found('((name)) ((name)), 47 47, the, the, New York, York, and an “a”, a “b”.')).toEqual([]);
});

it('finds the two parted by markup, by the end of a line and before a full stop', () => {
  expect(found('Call [the](https://example.com) *the* team.')).toEqual(['the the']);
  expect(found('Call us  \nus us now. Call them\nthem.')).toEqual(['us\nus', 'us us', 'them them']);
  expect(found('<p>a<br>a cat', 'a.html')).toEqual(['a\na']);
});

it('finds words of any letters, and words with hyphens and apostrophes', () => {
  expect(found('The the café café can re-use re-use what it can’t can’t keep.')).toEqual([
    'The the',
    'café café',
    're-use re-use',
    'can’t can’t',
  ]);
});

it('reads the worst drafts', () => {
  expect(found("'- ".repeat(30_000), 'a.txt')).toEqual([]);
  expect(found('the '.repeat(10_000), 'a.txt')).toHaveLength(9_999);
});
