import { expect, it } from 'vitest';
import { Linter } from '../../src/engine/linter.ts';
import { readDraft } from '../../src/formats/read.ts';
import { fieldKey } from '../../src/language/notify-fields.ts';
import { TermList } from '../../src/language/term-list.ts';
import { makeBrief } from '../../tests/briefs.ts';
import rule from './rule.ts';

const registered = { id: 'text-message-parts', rule, words: TermList.of([]) };

function found(
  source: string,
  samples: Readonly<Record<string, readonly string[]>> = {},
  { pricePerPart, serviceName }: { pricePerPart?: number; serviceName?: string } = {},
): string[] {
  const placeholders = new Map(
    Object.entries(samples).map(([name, list]) => [fieldKey(name), { name, samples: list }]),
  );
  const brief = makeBrief([registered], {
    channel: 'text-message',
    notify: { placeholders, pricePerPart, serviceName },
  });
  return new Linter([registered], [brief])
    .lint(readDraft(source, 'a.notify.md', undefined, { channel: 'text-message' }))
    .map(({ message, severity }) => `${severity}: ${message}`);
}

const filler = (length: number) => 'a'.repeat(length);

it('counts from the shortest to the longest that may be sent', () => {
  expect(found(`${filler(150)}((first name))`, { 'first name': ['Jo', 'Alexandrina'] }, { pricePerPart: 2.4 })).toEqual(
    ['info: This text message has 152 to 161 characters, so it is sent and paid for in 1 to 2 parts, at 2.4 to 4.8p.'],
  );
  expect(found(`---\nsubject: ((x))\n---\n${filler(160)}((more??${filler(300)}))`)).toEqual([
    'warning: This text message has 160 to 460 characters, so it is sent and paid for in 1 to 4 parts.',
  ]);
  expect(found(`${filler(150)}((a))`, { a: ['b'] })).toEqual([]);
  expect(found(`${filler(150)}((FirstName))`, { 'first name': [filler(11)] })).toHaveLength(1);
});

it('counts a placeholder without samples as it is written, and says so', () => {
  expect(found(`${filler(160)}((ab))`)).toEqual([
    'info: This text message has 166 characters (placeholders without samples counted as they are written), so it is sent and paid for in 2 parts.',
  ]);
});

it('counts the name of the service for what is paid and not for the limit', () => {
  expect(found(filler(155), {}, { serviceName: 'Bus pass' })).toEqual([
    'info: This text message has 155 characters, so it is sent and paid for in 2 parts.',
  ]);
  expect(found(filler(918), {}, { serviceName: 'Bus pass' })).toEqual([
    'warning: This text message has 918 characters, so it is sent and paid for in 7 parts.',
  ]);
  expect(found(filler(919))).toEqual([
    'error: This text message has 919 characters; GOV.UK Notify sends no more than 918.',
  ]);
});

it('names the character of optional text or of a sample that makes the message dearer', () => {
  const dear = ' is outside the alphabet of text messages, so this one is sent in 2 parts, not 1.';
  expect(found(`${filler(80)}((welsh??Tŷ))`)[1]).toBe(`info: ‘ŷ’${dear}`);
  expect(found(`${filler(80)}((place))`, { place: ['Tŷ', 'T'] })[1]).toBe(`info: ‘ŷ’${dear}`);
});
