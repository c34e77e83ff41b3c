import { describe, expect, it } from 'vitest';
import { BriefResolver } from '../../src/audience/resolve.ts';
import { Linter } from '../../src/engine/linter.ts';
import { readDraft } from '../../src/formats/read.ts';
import { library } from '../../src/generated/readers.ts';
import { rules } from '../../src/generated/rules.ts';

const brief = new BriefResolver({ rules, library }).brief('families', 'web', undefined);

function found(source: string, ...only: string[]): string[] {
  return new Linter(rules, [brief], { only })
    .lint(readDraft(source, 'a.md'))
    .map((one) => `${one.ruleId} ${one.actual}`);
}

describe('desktop-wording', () => {
  it('finds the side of a page where no other rule does', () => {
    expect(found('Use the right-hand menu.', 'desktop-wording')).toEqual(['desktop-wording right-hand menu']);
  });

  it('leaves it to sensory-words where that runs', () => {
    const both = found('Use the right-hand menu.', 'desktop-wording', 'sensory-words');
    expect(both).toEqual(['sensory-words right-hand menu']);
  });

  it('says in which words: side', () => {
    const [one] = new Linter(rules, [brief], { only: ['desktop-wording'] }).lint(
      readDraft('Use the left menu.', 'a.md'),
    );
    expect(one?.message).toBe(
      'Families on a phone don’t see ‘left menu’: there it stands elsewhere or is folded away.',
    );
  });
});
