import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listed } from '../src/language/reading/listed-words.ts';
import { WordTable, writeWordTable } from '../src/language/word-table.ts';

const word = fc.oneof(fc.stringMatching(/^[a-z'-]{1,8}$/), fc.constantFrom('a', 'an', 'and', 'ands', 'é', '日本', ''));

it('says of each word what was said of it when the table was written, and nothing of others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 60 }), fc.array(word, { maxLength: 60 }), (own, others) => {
      const said = new Map(own.map((one, at) => [one, `${one.length}${at}`]));
      const table = new WordTable(writeWordTable(said));
      for (const one of [...own, ...others]) expect(table.get(one)).toBe(said.get(one));
    }),
  );
});

it('knows the words of four lists', () => {
  expect(listed.get('teacher')).toBe('161eyDS');
  expect(listed.get('teachers’')).toBeUndefined();
  expect(listed.get('')).toBeUndefined();
});
