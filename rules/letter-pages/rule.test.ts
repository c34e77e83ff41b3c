import { describe, expect, it } from 'vitest';
import { BriefResolver } from '../../src/audience/resolve.ts';
import { Linter } from '../../src/engine/linter.ts';
import { readDraft } from '../../src/formats/read.ts';
import { library } from '../../src/generated/readers.ts';
import { rules } from '../../src/generated/rules.ts';

const brief = new BriefResolver({ rules, library }).brief('families', 'letter', undefined);

function lint(source: string) {
  return new Linter(rules, [brief], { only: ['letter-pages'] }).lint(readDraft(source, 'a.md'));
}

/** 12 point on 14.4: a line and a blank one are 28.8 points of 728 on a page, so 25 paragraphs of one line fill one. */
const paragraphs = (count: number) => 'Thank you for your letter.\n\n'.repeat(count);

describe('letter-pages', () => {
  it('counts pages', () => {
    expect(lint(paragraphs(50))).toEqual([]);
    expect(lint(paragraphs(52)).map(({ message, severity }) => `${severity} ${message}`)).toEqual([
      'info This letter fills about 3 pages (A4, 12 point); families need 2 or fewer.',
    ]);
  });

  it('knows what GOV.UK Notify prints: tooLong', () => {
    const notify = '---\nnotify: true\n---\n\n';
    expect(lint(`${notify}${paragraphs(230)}`).map(({ severity }) => severity)).toEqual(['info']);
    expect(lint(`${notify}${paragraphs(240)}`).map(({ message, severity }) => `${severity} ${message}`)).toEqual([
      'error This letter fills about 11 pages (A4, 12.5 point); GOV.UK Notify prints no more than 10.',
    ]);
    expect(lint(paragraphs(260)).map(({ severity }) => severity)).toEqual(['info']);
  });
});
