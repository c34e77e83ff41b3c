import { expect, test } from 'vitest';
import { firstWord, inPlainLowerCase } from '../src/language/characters.ts';

/** Every code unit, halves of characters among them. */
const units = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

test('a pattern in small letters finds in plain lower case what one that minds no case finds in the text', () => {
  const differing = units.filter((unit) => {
    const lower = inPlainLowerCase(unit);
    return lower.length !== 1 || /[a-z]/.test(lower) !== /[a-z]/i.test(unit) || /\w/.test(lower) !== /\w/.test(unit);
  });
  expect(differing).toEqual([]);
});

test('what keeps no place in lower case is put by', () => {
  expect(inPlainLowerCase('İstanbul and 3 \u212a')).toBe('åstanbul and 3 å');
});

test.each([
  ['Dear Mrs Example', 'dear'],
  ['IF you', 'if'],
  ['  if', ''],
  ['Éire', ''],
  ['don’t', 'don'],
  ['', ''],
])('the word in front of %j', (text, word) => {
  expect(firstWord(text)).toBe(word);
});
