import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BriefResolver } from '../src/audience/resolve.ts';
import { Linter } from '../src/engine/linter.ts';
import { readDraft } from '../src/formats/read.ts';
import { library } from '../src/generated/readers.ts';
import { rules } from '../src/generated/rules.ts';
import { Cue } from '../src/language/cues.ts';

afterEach(() => vi.restoreAllMocks());

describe('a cue', () => {
  it.each([
    ['phone ring', 'Please PHONE us', true],
    ['phone ring', 'by telephone', false],
    ['phone ring', 'phones', false],
    ['phone', 'phone_us (phone2)', true],
    ['celebrat*', 'They celebrated.', true],
    ['celebrat*', 'uncelebrated', false],
    ['@ (', 'a.person@example.com', true],
    ['0', 'in 7 days', true],
    ['0', 'in seven days', false],
    ['sister', 'his ſister', true],
  ])('for ‘%s’ in ‘%s’: %s', (words, text, met) => expect(new Cue(words).in(text)).toBe(met));
});

describe('cues decide what is computed, and never what is found', () => {
  const resolver = new BriefResolver({ rules, library });
  const folder = join(import.meta.dirname, '..', 'rules');
  for (const channel of ['web', 'letter']) {
    it(`in the pages of the rules, on the channel ${channel}`, () => {
      const linter = new Linter(rules, [resolver.brief('families', channel, undefined)]);
      const found = () =>
        readdirSync(folder).map((id) => {
          const source = readFileSync(join(folder, id, 'rule.md'), 'utf8').replaceAll(/^```.*$/gm, '');
          return JSON.stringify(linter.check(readDraft(source, `${id}.md`)));
        });
      const withCues = found();
      vi.spyOn(Cue.prototype, 'in').mockReturnValue(true);
      expect(withCues).toEqual(found());
    });
  }
});
