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

describe('the blocks of a draft with a cue', () => {
  const draft = readDraft('# Ring us\n\nBy noon.\n\nOr ring **her**, or *write*.\n', 'a.md');
  const textsWith = (words: string) => draft.blocksWith(new Cue(words)).map(({ text }) => text);

  it('stand in order, and none where it is in none', () => {
    expect(textsWith('ring')).toEqual(['Ring us', 'Or ring her, or write.']);
    expect(textsWith('letter')).toEqual([]);
  });

  // A rule that is loaded later brings its cues with it.
  it('are told of a cue that is made when the draft was looked at', () => {
    expect(textsWith('us')).toEqual(['Ring us']);
    expect(textsWith('noon')).toEqual(['By noon.']);
  });

  it('or with a span of a kind', () => {
    expect(draft.blocksWithSpan('strong').map(({ index }) => index)).toEqual([2]);
    expect(draft.blocksWithSpan('deleted')).toEqual([]);
  });
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
      vi.spyOn(Cue.prototype, 'isOf').mockReturnValue(true);
      expect(withCues).toEqual(found());
    });
  }
});
