import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import suppressionsRule from '../rules/suppressions/rule.ts';
import { Linter } from '../src/engine/linter.ts';
import { readDraft } from '../src/formats/read.ts';
import { closest } from '../src/language/closest.ts';
import { type AnyRule, defineRule } from '../src/rule/rule.ts';
import { makeBrief, register } from './briefs.ts';

/** Finds each use of one word. */
const finder = (word: string): AnyRule =>
  defineRule({
    category: 'jargon',
    summary: 's',
    severity: 'warning',
    sources: [],
    options: () => z.strictObject({}),
    messages: { found: { what: 'w', do: 'd' } },
    *checkBlock(block) {
      for (let at = block.text.indexOf(word); at >= 0; at = block.text.indexOf(word, at + 1)) {
        yield { message: 'found', at: { block, start: at, end: at + word.length } };
      }
    },
  });

const rules = [
  register('suppressions', suppressionsRule),
  register('red', finder('red')),
  register('blue', finder('blue')),
];

/** "line:rule" of each finding, with the message of those of the rule `suppressions`. */
function told(lines: string[], only?: string[], path = 'a.md'): string[] {
  return new Linter(rules, [makeBrief(rules)], { only })
    .lint(readDraft(lines.join('\n'), path))
    .map(({ ruleId, place, message }) =>
      ruleId === 'suppressions' ? `${place.start.line}: ${message}` : `${place.start.line}:${ruleId}`,
    );
}

describe('disable-next-line', () => {
  it('holds for the next line alone, and for the rules that it names', () => {
    const lines = ['red', '', '<!-- commslint-disable-next-line red -- a flag -->', 'red blue', 'red'];
    expect(told(lines)).toEqual(['1:red', '4:blue', '5:red']);
  });

  it('passes over blank lines and other comments', () => {
    expect(
      told([
        '<!-- commslint-disable-next-line red -- a flag -->',
        '<!-- commslint-disable-next-line blue -- the sea -->',
        '',
        '<!-- a note -->',
        '',
        'red blue',
      ]),
    ).toEqual([]);
  });

  it('holds for every rule when it names none', () => {
    expect(told(['<!-- commslint-disable-next-line -- flags -->', 'red blue'])).toEqual([]);
  });

  it('reads names apart by commas or blanks, over several lines, in HTML too', () => {
    const comment = ['<!--', 'commslint-disable-next-line', '  red,blue', '  -- flags', '-->'];
    expect(told([...comment, '<p>red blue</p>'], undefined, 'a.html')).toEqual([]);
  });
});

describe('disable and enable', () => {
  it('hold between them', () => {
    expect(
      told([
        'red',
        '',
        '<!-- commslint-disable red -- flags -->',
        '',
        'red blue',
        '',
        '<!-- commslint-enable red -->',
        '',
        'red',
      ]),
    ).toEqual(['1:red', '5:blue', '9:red']);
  });

  it('let one rule be turned on again after all were turned off', () => {
    const lines = ['<!-- commslint-disable -- flags -->', '', 'red blue', '', '<!-- commslint-enable red -->', ''];
    expect(told([...lines, 'red blue'])).toEqual(['7:red']);
  });

  it('need not be closed', () => {
    expect(told(['<!-- commslint-disable red -- flags -->', '', 'red'])).toEqual([]);
  });
});

describe('disable-file', () => {
  it('holds before and after the comment, and for the draft as a whole', () => {
    expect(told(['red', '', '<!-- commslint-disable-file red -- flags -->', '', 'red blue'])).toEqual(['5:blue']);
  });
});

describe('the rule suppressions', () => {
  it('asks for a reason', () => {
    expect(told(['<!-- commslint-disable-next-line red -->', 'red'])).toEqual([
      '1: This comment turns off red but gives no reason.',
    ]);
    expect(told(['<!-- commslint-disable-next-line -- -->', 'red'])).toEqual([
      '1: This comment turns off every rule but gives no reason.',
    ]);
  });

  it('knows the names of rules', () => {
    const linter = new Linter(rules, [makeBrief(rules)]);
    const source = '<!-- commslint-disable-file blu, red, elephant -- flags -->\n\nred';
    const found = linter.lint(readDraft(source, 'a.md'));
    expect(found.map(({ message, advice }) => `${message} ${advice}`)).toEqual([
      'This comment names ‘blu’, which is not a rule. Did you mean ‘blue’?',
      'This comment names ‘elephant’, which is not a rule. Run ‘commslint list rules’ to see the names.',
    ]);
    expect(found[0]?.suggestions).toEqual([{ text: 'blue' }]);
  });

  it('reports what is not needed any more, name by name', () => {
    expect(told(['<!-- commslint-disable-next-line red, blue -- flags -->', 'red'])).toEqual([
      '1: This comment turns off blue, but holds nothing back for families.',
    ]);
    expect(told(['<!-- commslint-disable -- flags -->', '', 'green'])).toEqual([
      '1: This comment turns off every rule, but holds nothing back for families.',
    ]);
    const off = makeBrief(rules, { settings: { blue: { severity: 'off' } } });
    const blanket = readDraft('<!-- commslint-disable-file -- x -->', 'a.md');
    expect(new Linter(rules, [off]).lint(blanket).map(({ actual }) => actual)).toHaveLength(1);
    // Inside a range that is off already, the second comment adds nothing.
    expect(told(['<!-- commslint-disable red -- a -->', '', '<!-- commslint-disable red -- b -->', '', 'red'])).toEqual(
      ['3: This comment turns off red, but holds nothing back for families.'],
    );
  });

  it('says nothing of rules that did not run', () => {
    const lines = [
      '<!-- commslint-disable-next-line red -- flags -->',
      '<!-- commslint-disable-file -- x -->',
      'green',
    ];
    expect(told(lines, ['suppressions', 'blue'])).toEqual([]);
    expect(told(lines, ['suppressions', 'red'])).toEqual([
      '1: This comment turns off red, but holds nothing back for families.',
    ]);
  });

  it('reports an enable with nothing to enable, and what it cannot read', () => {
    expect(told(['<!-- commslint-enable red -->'])).toEqual([
      '1: This comment turns red on again, but nothing before it turned them off.',
    ]);
    expect(told(['<!-- commslint-disable-nextline red -- x -->', 'red'])).toEqual([
      '1: This comment looks like one for commslint, but it can’t be read as one.',
      '2:red',
    ]);
    expect(told(['<!-- commslint disable red -->'])).toHaveLength(1);
  });

  it('leaves other comments alone', () => {
    expect(told(['<!-- commslint is a linter -->', '<!-- eslint-disable red -->', 'green'])).toEqual([]);
  });

  it('cannot be suppressed', () => {
    expect(told(['<!-- commslint-disable-file -->', '', 'red'])).toEqual([
      '1: This comment turns off every rule but gives no reason.',
    ]);
  });

  it('reads 5,000 comments in a row', () => {
    const many = (count: number) =>
      Array.from({ length: count }, () => '<!-- commslint-disable-next-line red -- x -->');
    expect(told([...many(5000), 'red'])).toHaveLength(4999);
  });
});

describe('closest', () => {
  it.each([
    ['plain-wrods', 'plain-words'],
    ['plain-word', 'plain-words'],
    ['PLAIN-WORDS', 'plain-words'],
    ['image-atl', 'image-alt'],
    ['xyz', undefined],
    ['a'.repeat(1000), undefined],
  ])('%s → %s', (name, expected) => {
    expect(closest(name, ['plain-words', 'image-alt', 'personal-data'])).toBe(expected);
  });
});
