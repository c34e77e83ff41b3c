import { expect, test } from 'vitest';
import { BriefResolver } from '../src/audience/resolve.ts';
import { measure } from '../src/draft/measures.ts';
import { Linter } from '../src/engine/linter.ts';
import { readDraft } from '../src/formats/read.ts';
import { library } from '../src/generated/readers.ts';
import { rules } from '../src/generated/rules.ts';
import { fitMeasures } from '../src/reporters/fit-measures.ts';
import { limitsOf } from '../src/workspace/limits.ts';

const sentence =
  'Eligibility is determined by the authority in accordance with applicable statutory provisions, and the SENCO decides. ';

function measured(source: string, audience: string, channel = 'web') {
  const brief = new BriefResolver({ rules, library }).brief(audience, channel, undefined);
  const draft = readDraft(source, 'a.md');
  const findings = new Linter(rules, [brief]).lint(draft);
  const result = {
    ...{
      path: 'a.md',
      format: 'markdown' as const,
      channel,
      audiences: [audience],
      hidden: [],
      checks: 1,
      isDated: false,
    },
    ...measure(draft),
    findings,
    limits: [limitsOf(brief)],
  };
  return fitMeasures(result, limitsOf(brief));
}

test('each measure stands beside the limit of these readers', () => {
  const found = measured(sentence.repeat(10), 'families');
  expect(found.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^reading age \d+ to \d+ \(11 or younger\)$/),
    '160 words',
    expect.stringMatching(/^[\d.]+ phone screens? \(5 or fewer\)$/),
    '0 in 100 words are you or we (4 or more)',
    '1 unexplained term (none)',
  ]);
  expect(found.map(({ isOut }) => isOut)).toEqual([true, false, false, true, true]);
});

test('readers without a limit are shown the number alone', () => {
  const found = measured(sentence.repeat(10), 'police', 'letter');
  expect(found[0]?.text).toMatch(/^reading age \d+ to \d+$/);
  expect(found[2]?.text).toMatch(/^[\d.]+ phone screens?$/);
  expect(found.slice(0, 4).some(({ isOut }) => isOut)).toBe(false);
});

test('a text that speaks to its readers in plain words is within their limits', () => {
  const plain = 'You can call us at the school. We will tell you what to do. Please bring your coat. '.repeat(8);
  const found = measured(plain, 'families');
  expect(found.filter(({ isOut }) => isOut)).toEqual([]);
  expect(measured('Call us.', 'families')[0]?.text).toBe('too little prose for a reading age');
});
