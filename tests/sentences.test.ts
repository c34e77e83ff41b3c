import { describe, expect, it } from 'vitest';
import { readEnglish } from '../src/language/english.ts';

/** The sentences of a text, with `/` between them. */
function split(text: string): string {
  return readEnglish(text)
    .sentences.map(({ start, end }) => text.slice(start, end).replaceAll('\n', '⏎'))
    .join(' / ');
}

/** What should come out, from the same text with spaces in place of ` / `. */
function held(expected: string): void {
  expect(split(expected.replaceAll(' / ', ' '))).toBe(expected);
}

describe('a sentence ends', () => {
  it.each([
    'Come in. / Sit down! / Are you well? / Good.',
    'Bring a passport, bank card etc. / Complex cases take longer.',
    'There will be between 10 and 20. / Besides, we wait.',
    'This is the school that they are placed in. / Most parents agree.',
    'Is that so? / No. / You can ask again.',
    'We open at 9 a.m. / Please ring the bell.',
    'He said “Go.” / Then he left. / (See below.) / Next.',
    'Wait... / Then go. / Wait… / Then go.',
    'You are in Group A. / Then go to the hall.',
    'Pull from the repository. / ddev does the rest.',
    'Go to https://example.com/a.b.C. / Then sign in.',
  ])('%s', held);
});

describe('a sentence goes on', () => {
  it.each([
    'Call Mr. Smith at St. Mary’s on Mon. 5 May.',
    'See para. 3 and s. 47 of the Act, p. 12 and pp. 3 to 5.',
    'Ask for No. 5 or no. 7, ref. AB12, tel. 01632 960 001.',
    'Some towns, e.g. London, i.e. The Smoke, and approx. 30 more.',
    'The fee is £3.50 or 3.5% of it from 06.04.2025 at GOV.UK today.',
    'J. K. Smith and Cllr. Jones of Acme Ltd. and others spoke.',
    '1. Fill in the form.',
    'The U.K. Government has laws.',
    'She asked “Why? and when?” of us.',
  ])('%s', held);
});

describe('a hard line break', () => {
  it('ends one, unless the line goes on', () => {
    expect(split('10 High Street\nAnytown\nAB1 2CD')).toBe('10 High Street / Anytown / AB1 2CD');
    expect(split('We will\ncall you:\nat home')).toBe('We will⏎call you: / at home');
  });
});

describe('words', () => {
  it('are each in the sentence that they stand in, and in none when they are silent', () => {
    const text = 'Write to a@example.com now. Run git pull. Etc.';
    const { sentences, words } = readEnglish(text, [{ start: 32, end: 40 }]);
    expect(sentences.map((sentence) => sentence.words.map((word) => word.text))).toEqual([
      ['Write', 'to', 'now'],
      ['Run'],
      ['Etc'],
    ]);
    expect(words).toEqual(sentences.flatMap((sentence) => sentence.words));
  });

  it.each([
    ['.', 1],
    ['. ', 1],
    ['.” ', 1],
    ['A. ', 33_334],
    ['. (', 1],
    ['a@', 6],
    ['\n', 1],
    ['x.', 6],
  ])('are read in 100 kB of %j', (unit, count) => {
    expect(readEnglish(`${unit.repeat(100_000 / unit.length)} a@b`).words).toHaveLength(count);
  });
});
