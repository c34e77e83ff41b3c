import { describe, expect, it } from 'vitest';
import { BriefResolver } from '../../src/audience/resolve.ts';
import { Linter } from '../../src/engine/linter.ts';
import { readDraft } from '../../src/formats/read.ts';
import { library } from '../../src/generated/readers.ts';
import { rules } from '../../src/generated/rules.ts';
import { countMessage, type Sent } from './message.ts';

const brief = new BriefResolver({ rules, library }).brief('families', 'text-message', undefined);

function lint(source: string) {
  return new Linter(rules, [brief], { only: ['text-message-parts'] }).lint(readDraft(source, 'a.txt'));
}

function count(text: string, notify = true) {
  const written: Sent[] = [...text].map((char, start) => ({ char, start, end: start + char.length }));
  const { length, parts, forcing } = countMessage(written, notify);
  return [length, parts, forcing?.char];
}

describe('text-message-parts', () => {
  it('counts parts of 160 and 153, of 70 and 67', () => {
    expect(count('a'.repeat(160))).toEqual([160, 1, undefined]);
    expect(count('a'.repeat(161))).toEqual([161, 2, undefined]);
    expect(count('a'.repeat(306))).toEqual([306, 2, undefined]);
    expect(count('a'.repeat(307))).toEqual([307, 3, undefined]);
    expect(count(`ŵ${'a'.repeat(69)}`)).toEqual([70, 1, 'ŵ']);
    expect(count(`ŵ${'a'.repeat(70)}`)).toEqual([71, 2, 'ŵ']);
    expect(count(`ŵ${'a'.repeat(134)}`)).toEqual([135, 3, 'ŵ']);
  });

  it('counts some characters twice', () => {
    expect(count('€[]{}~|^\\')).toEqual([18, 1, undefined]);
    expect(count('£ é à ñ ü')).toEqual([9, 1, undefined]);
  });

  it('counts what GOV.UK Notify sends', () => {
    expect(count('‘a’ – “b”… ')).toEqual([13, 1, undefined]);
    expect(count('Łódź ç ő')).toEqual([8, 1, 'ó']);
    expect(count('😀')).toEqual([1, 1, undefined]);
  });

  it('counts what is sent elsewhere', () => {
    expect(count('‘', false)).toEqual([1, 1, '‘']);
    expect(count('😀', false)).toEqual([2, 1, '😀']);
  });

  it('leaves out front matter, comments and what stands around a conditional text', () => {
    const text = 'a'.repeat(150);
    expect(lint(`---\r\nchannel: text-message\r\n---\r\n\r\n${text}\r\n\r\n`)).toEqual([]);
    expect(lint(`${text}((is_late_and_so_on??0123456789))`)).toEqual([]);
    expect(lint(`${text}((is_late_and_so_on??01234567890))`)).toHaveLength(1);
    expect(lint(`${text}((first name))`)).toHaveLength(1);
    expect(lint(`${'a'.repeat(159)}\r\n`)).toEqual([]);
    expect(lint(`${'a'.repeat(80)}\r\n${'a'.repeat(79)}`)).toEqual([]);
  });

  it('is an error above 918 characters: tooLong', () => {
    expect(lint('a'.repeat(918)).map(({ severity }) => severity)).toEqual(['warning']);
    expect(lint('a'.repeat(919)).map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'error This text message has 919 characters; GOV.UK Notify sends no more than 918.',
    ]);
  });
});
