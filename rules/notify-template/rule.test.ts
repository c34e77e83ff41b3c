import { expect, it } from 'vitest';
import { Linter } from '../../src/engine/linter.ts';
import { readDraft } from '../../src/formats/read.ts';
import { fieldKey } from '../../src/language/notify-fields.ts';
import { TermList } from '../../src/language/term-list.ts';
import { makeBrief } from '../../tests/briefs.ts';
import { isPersonalName } from './personal-names.ts';
import rule from './rule.ts';

const registered = { id: 'notify-template', rule, words: TermList.of([]) };

function found(source: string, channel: string, names: readonly string[] = []): string[] {
  const placeholders = new Map(names.map((name) => [fieldKey(name), { name, samples: [] }]));
  const notify = { placeholders, pricePerPart: undefined, serviceName: undefined };
  const brief = makeBrief([registered], { channel, notify });
  return new Linter([registered], [brief])
    .lint(readDraft(source, 'a.notify.md', undefined, { channel }))
    .map(
      ({ message, place, severity }) =>
        `${place.start.line}:${place.start.column} ${severity} ${message.split(/[.:]/)[0]}`,
    );
}

it('knows the placeholders of the configuration, however they are spelt (unknown)', () => {
  expect(
    found('Dear ((firstName)), your ((pas)) and ((PAS)): ((x??yes))', 'email', ['first name', 'pass', 'x']),
  ).toEqual([
    '1:28 error ‘((pas))’ is none of the placeholders in your configuration, so nothing will fill it in',
    '1:40 error ‘((PAS))’ is none of the placeholders in your configuration, so nothing will fill it in',
  ]);
});

it('measures a QR code in bytes (qrLong)', () => {
  const source = (length: number) => `Ring 01632 960123.\n\nQR: ${'é'.repeat(length)}`;
  expect(found(source(252), 'letter')).toEqual([]);
  expect(found(source(253), 'letter')).toEqual(['3:1 error This QR code holds 506 bytes; GOV']);
});

it.each([
  'child’s name',
  'firstName',
  'name',
  'DOB',
  'Date of birth',
  'nhs_number',
  'parent email',
  'full-name',
  'pupil',
  'address line 1',
])('((%s)) is personal', (name) => expect(isPersonalName(name)).toBe(true));

it.each([
  'school name',
  'team email address',
  'date',
  'reference',
  'our phone number',
  'name of vaccine',
  'link',
  'child_count',
  'clinic postcode',
])('((%s)) is not', (name) => expect(isPersonalName(name)).toBe(false));

it('takes dashes, sums, file names and web addresses for what they are', () => {
  const source =
    'Our form_a_b.pdf costs 2 * 3 * 4 pounds - ring us. See https://example.gov.uk/a_b_c~~d~~e and x < y > z.\n- 5 hours\n-5 degrees';
  for (const channel of ['letter', 'email', 'text-message']) expect(found(source, channel)).toEqual([]);
});

it.each([
  ['((', [1, 1, 1]],
  ['**', [0, 0, 1]],
  ['((a??(', [5000, 5000, 5000]],
  ['_a', [0, 0, 0]],
  ['<a ', [0, 0, 0]],
  ['[a](', [0, 0, 0]],
  ['![', [0, 0, 0]],
  ['http://.', [0, 0, 0]],
  ['# ', [0, 0, 1]],
  ['- - ', [0, 0, 0]],
  ['|-', [0, 0, 0]],
  ['QR:', [2, 1, 1]],
  ['((a)) ', [0, 0, 0]],
  ['^', [1, 0, 1]],
  ['~~a', [5000, 5000, 5000]],
  ['`', [0, 0, 0]],
  ['. ', [0, 0, 0]],
])('reads 30 kB of %j', (piece, counts) => {
  const source = piece.repeat(30_000 / piece.length);
  expect(['letter', 'email', 'text-message'].map((channel) => found(source, channel).length)).toEqual(counts);
});
