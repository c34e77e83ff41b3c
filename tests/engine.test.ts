import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Linter } from '../src/engine/linter.ts';
import { RuleError } from '../src/engine/rule-error.ts';
import { inCaseOf } from '../src/engine/suggestion.ts';
import { applyFixes } from '../src/fix/apply.ts';
import { readDraft } from '../src/formats/read.ts';
import { compileTerms } from '../src/language/compile-terms.ts';
import type { Finding } from '../src/rule/finding.ts';
import { type AnyRule, defineRule } from '../src/rule/rule.ts';
import { makeBrief, register } from './briefs.ts';

const base = {
  category: 'jargon',
  summary: 's',
  severity: 'warning',
  sources: [],
  options: () => z.strictObject({}),
} as const;

/** Finds its list's words, and puts the first alternative in their place. */
const wordRule = (extra: Partial<AnyRule> = {}): AnyRule => ({
  ...defineRule({
    ...base,
    messages: { found: { what: '{Readers} may not know ‘{word}’.', do: 'Say it plainly.' } },
    *checkBlock(block, context) {
      for (const { start, end, form } of context.matches(block)) {
        const suggestions = (form.instead ?? []).map((text) => ({ text, safe: true }));
        yield { message: 'found', at: { block, start, end }, data: { word: form.text }, suggestions };
      }
    },
  }),
  ...extra,
});

/** Finds blocks of more than `max` words. */
const lengthRule = defineRule({
  ...base,
  options: () => z.strictObject({ max: z.number().default(3) }),
  messages: { long: { what: '{words} words; {readers} need {max} or fewer.', do: 'Cut.' } },
  *checkBlock(block, { options }) {
    if (block.words.length <= options.max) return;
    yield { message: 'long', at: { block }, data: { words: block.words.length, max: options.max } };
  },
});

const words = compileTerms([
  { term: 'utilise', inflect: 'verb', instead: ['use'] },
  { term: 'prior to', instead: ['before'] },
]);
const plain = register('plain', wordRule(), words);

function lint(source: string, rules = [plain], options = {}, path = 'a.md'): Finding[] {
  return new Linter(rules, [makeBrief(rules)], options).lint(readDraft(source, path));
}

describe('a finding', () => {
  it('has exact places, message, advice, suggestion and fix', () => {
    const [finding, ...others] = lint('# Help\n\nWe &amp; you **Utilise** it.\n');
    expect(others).toEqual([]);
    expect(finding).toEqual({
      ruleId: 'plain',
      category: 'jargon',
      severity: 'warning',
      message: 'Families may not know ‘utilise’.',
      advice: 'Say it plainly.',
      place: {
        start: { line: 3, column: 16, offset: 23 },
        end: { line: 3, column: 23, offset: 30 },
        label: 'Paragraph 1, under ‘Help’',
      },
      actual: 'Utilise',
      suggestions: [{ text: 'Use', fix: { offset: 23, endOffset: 30, text: 'Use' } }],
      url: 'https://github.com/commslint/commslint/blob/main/rules/plain/rule.md',
      audiences: ['families'],
      channel: 'web',
      messageId: 'found',
      group: 'utilise',
    });
  });

  it('has no fix where markup begins, ends or stands inside the words', () => {
    const [across, inside, whole] = lint('It is prior *to* it, p*rior* to it, [prior to](x) it.\n');
    expect(across?.suggestions).toEqual([{ text: 'before' }]);
    expect(inside?.suggestions).toEqual([{ text: 'before' }]);
    expect(whole?.suggestions[0]?.fix).toEqual({ offset: 37, endOffset: 45, text: 'before' });
  });

  it.each(['', '- ', '> ', '> - '])('is fixed across the end of a line that begins with ‘%s’', (mark) => {
    const prefix = mark.replace('-', ' ');
    const source = `\uFEFF${mark}Call prior\r\n${prefix}to the visit.\r\n`;
    const fixes = lint(source).flatMap(({ suggestions }) => suggestions.flatMap(({ fix }) => fix ?? []));
    expect(applyFixes(source, fixes).text).toBe(`\uFEFF${mark}Call before the visit.\r\n`);
  });

  it('writes what it puts in as the format has to have it', () => {
    const odd = register('odd', wordRule(), compileTerms([{ term: 'widget', instead: ['R&D *<b>* "x"'] }]));
    const fixed = (source: string, path: string) => lint(source, [odd], {}, path)[0]?.suggestions[0]?.fix?.text;
    expect(fixed('A widget.', 'a.md')).toBe('R&amp;D &#42;&lt;b&gt;&#42; &quot;x&quot;');
    expect(fixed('<p>A widget.', 'a.html')).toBe('R&amp;D *&lt;b&gt;* &quot;x&quot;');
    expect(fixed('A widget.', 'a.txt')).toBe('R&D *<b>* "x"');
    expect(fixed('---\ntitle: A widget\n---\n', 'a.md')).toBeUndefined();
  });

  it('is in source order, then in the order of rule ids', () => {
    const rules = [register('zebra', wordRule(), words), register('ape', wordRule(), words)];
    const found = lint('Utilise it prior to use.', rules).map(({ ruleId, actual }) => `${ruleId} ${actual}`);
    expect(found).toEqual(['ape Utilise', 'zebra Utilise', 'ape prior to', 'zebra prior to']);
  });

  it('is not made of words in code, or in another language', () => {
    expect(lint('Run `utilise` now.')).toEqual([]);
    expect(lint('<p lang="fr">utilise</p><p>Say <i lang="fr">utilise</i>.</p>', [plain], {}, 'a.html')).toEqual([]);
    expect(lint('<p lang="en-GB">utilise</p>', [plain], {}, 'a.html')).toHaveLength(1);
  });
});

describe('the case of a suggestion', () => {
  it.each([
    ['utilise', 'use', true, 'use'],
    ['Utilise', 'use', true, 'Use'],
    ['‘Utilise’', 'use', true, 'Use'],
    ['UTILISE', 'use', true, 'USE'],
    ['MASH', 'multi-agency safeguarding hub', false, 'multi-agency safeguarding hub'],
    ['A', 'the', true, 'The'],
    ['24/7', 'always', true, 'always'],
  ])('%s → %s (safe: %s) is %s', (actual, text, safe, expected) => {
    expect(inCaseOf(actual, text, safe)).toBe(expected);
  });
});

describe('severity', () => {
  const severityOf = (rule: AnyRule, severity?: 'error' | 'info' | 'off') => {
    const rules = [register('r', rule, words)];
    const brief = makeBrief(rules, { settings: severity === undefined ? {} : { r: { severity } } });
    return new Linter(rules, [brief]).lint(readDraft('Utilise it.', 'a.md')).map((finding) => finding.severity);
  };
  const louder = wordRule({
    *checkBlock(block) {
      yield { message: 'found', at: { block }, data: { word: 'x' }, severity: 'error' };
    },
  });

  it('is the rule’s, unless the report or the brief says otherwise', () => {
    expect(severityOf(wordRule())).toEqual(['warning']);
    expect(severityOf(louder)).toEqual(['error']);
    expect(severityOf(louder, 'info')).toEqual(['info']);
    expect(severityOf(wordRule(), 'off')).toEqual([]);
    expect(severityOf(wordRule({ severity: 'off' }))).toEqual([]);
    expect(severityOf(wordRule({ severity: 'off' }), 'info')).toEqual(['info']);
  });
});

describe('which rules run', () => {
  it('are those of the channel, and of the ones asked for', () => {
    const rules = [register('letters', wordRule({ channels: ['letter'] }), words), plain];
    const ids = (channel: string, only?: string[]) =>
      new Linter(rules, [makeBrief(rules, { channel })], { only })
        .lint(readDraft('Utilise it.', 'a.md'))
        .map(({ ruleId }) => ruleId);
    expect(ids('web')).toEqual(['plain']);
    expect(ids('letter')).toEqual(['letters', 'plain']);
    expect(ids('letter', ['letters'])).toEqual(['letters']);
  });

  it('is told with the draft when one fails', () => {
    const broken = register(
      'broken',
      wordRule({
        checkBlock: () => {
          throw new Error('no such luck');
        },
      }),
    );
    expect(() => lint('Hi.', [broken], {}, 'letters/a.md')).toThrow(RuleError);
    expect(() => lint('Hi.', [broken], {}, 'letters/a.md')).toThrow(
      'The rule broken failed on letters/a.md: no such luck',
    );
  });

  it('fails on a placeholder that nothing fills, and on a message that is not there', () => {
    const report = (message: string) =>
      register(
        'r',
        wordRule({
          *checkBlock(block) {
            yield { message, at: { block } };
          },
        }),
      );
    expect(() => lint('Hi.', [report('found')])).toThrow('nothing for {word}');
    expect(() => lint('Hi.', [report('other')])).toThrow('no message ‘other’');
  });
});

describe('accepted words', () => {
  it('are not seen by any rule, alone or inside an accepted phrase', () => {
    const find = (accept: string[]) => {
      const brief = makeBrief([plain], { accept: new Set(accept) });
      return new Linter([plain], [brief]).lint(readDraft('Utilise it. The prior to rule, prior to it.', 'a.md'));
    };
    expect(find([]).map(({ actual }) => actual)).toEqual(['Utilise', 'prior to', 'prior to']);
    expect(find(['utilise', 'prior to rule']).map(({ place }) => place.start.offset)).toEqual([31]);
  });

  it('are the rule’s own and the project’s rows, the project’s first', () => {
    const terms = new Map([['plain', compileTerms([{ term: 'utilise', instead: ['employ'] }, { term: 'hub' }])]]);
    const found = new Linter([plain], [makeBrief([plain], { terms })]).lint(readDraft('Utilise the hub.', 'a.md'));
    expect(found.map(({ suggestions }) => suggestions.map(({ text }) => text))).toEqual([['Employ'], []]);
  });
});

describe('rules that yield', () => {
  it('leave words to the other rule, for the readers for whom it speaks', () => {
    const rules = [
      register('plain', wordRule({ yieldsTo: ['respect'] }), words),
      register('respect', wordRule(), compileTerms([{ term: 'utilise people' }])),
    ];
    const police = makeBrief(rules, {
      readers: { id: 'police', name: 'police' },
      settings: { respect: { severity: 'off' } },
    });
    const draft = readDraft('We utilise people prior to it.', 'a.md');
    const told = new Linter(rules, [makeBrief(rules), police])
      .lint(draft)
      .map(({ ruleId, actual, audiences }) => `${ruleId}: ${actual} (${audiences})`);
    expect(told).toEqual([
      'plain: utilise (police)',
      'respect: utilise people (families)',
      'plain: prior to (families,police)',
    ]);
  });
});

describe('several audiences', () => {
  const rules = [register('length', lengthRule), plain];
  const families = makeBrief(rules);
  const police = makeBrief(rules, {
    readers: { id: 'police', name: 'police', readingAge: undefined },
    settings: { length: { options: { max: 5 } } },
  });
  const professionals = makeBrief(rules, { readers: { id: 'professionals', name: 'professionals' } });
  const told = (source: string, briefs = [police, families, professionals]) =>
    new Linter(rules, briefs)
      .lint(readDraft(source, 'a.md'))
      .map(({ message, audiences }) => `${message} (${audiences})`);

  it('get one finding where they get the same', () => {
    expect(told('Utilise it.')).toEqual([
      'Police, families and professionals may not know ‘utilise’. (police,families,professionals)',
    ]);
  });

  it('are shown the strictest text, with the readers of whom it is true', () => {
    expect(told('One two three four.')).toEqual([
      '4 words; families and professionals need 3 or fewer. (families,professionals)',
    ]);
    expect(told('One two three four five six.')).toEqual([
      '6 words; families and professionals need 3 or fewer. (police,families,professionals)',
    ]);
  });

  it('are not named where it is a hint to them and more to others', () => {
    const hinted = makeBrief(rules, {
      readers: { id: 'schools', name: 'schools' },
      settings: { length: { severity: 'info' } },
    });
    const both = new Linter(rules, [hinted, families]).lint(readDraft('One two three four.', 'a.md'));
    expect(both).toMatchObject([{ severity: 'warning', audiences: ['families'] }]);
    const alone = new Linter(rules, [hinted]).lint(readDraft('One two three four.', 'a.md'));
    expect(alone).toMatchObject([{ severity: 'info', audiences: ['schools'] }]);
  });

  it('keep apart what one audience is told twice of one place', () => {
    const missing = register('missing', {
      ...base,
      options: () => z.strictObject({ routes: z.array(z.string()).default(['phone', 'address']) }),
      messages: { none: { what: 'No {route} for {readers}.', do: 'Add it.' } },
      *checkDraft(_draft, { options }) {
        for (const route of options.routes) yield { message: 'none', at: { draft: true }, data: { route } };
      },
    } satisfies AnyRule);
    const one = makeBrief([missing]);
    const two = makeBrief([missing], {
      readers: { id: 'police', name: 'police' },
      settings: { missing: { options: { routes: ['address'] } } },
    });
    const found = new Linter([missing], [one, two]).lint(readDraft('Hi.', 'a.md'));
    expect(found.map(({ message }) => message)).toEqual([
      'No phone for families.',
      'No address for families and police.',
    ]);
    expect(found[0]?.place).toMatchObject({ label: 'Whole draft', start: { line: 1, column: 1 } });
  });

  it('do not make a rule run twice that asks for nothing in which they differ', () => {
    let runs = 0;
    const counting = (ask: (context: Parameters<NonNullable<AnyRule['checkBlock']>>[1]) => unknown) => {
      runs = 0;
      const rule = register('counting', {
        ...base,
        messages: {},
        checkBlock(_block, context) {
          runs++;
          ask(context);
          return [];
        },
      } satisfies AnyRule);
      const briefs = [makeBrief([rule]), makeBrief([rule], { readers: { id: 'police', name: 'police' } })];
      new Linter([rule], briefs).lint(readDraft('Hi.', 'a.md'));
      return runs;
    };
    expect(counting(({ options }) => options)).toBe(1);
    expect(counting(({ channel }) => channel)).toBe(1);
    expect(counting(({ readers }) => readers.id)).toBe(2);
    expect(counting((context) => context.organisation.names)).toBe(2);
  });
});

describe('what must not be printed', () => {
  const secret = register('secret', {
    ...base,
    category: 'security',
    masks: true,
    messages: { found: { what: 'A number.', do: 'Take it out.' } },
    *checkBlock(block) {
      for (const match of block.text.matchAll(/\d{3} \d{3} \d{4}/g)) {
        const at = { block, start: match.index, end: match.index + match[0].length };
        yield { message: 'found', at, actual: 'NHS number' };
      }
    },
  } satisfies AnyRule);
  const length = register('length', lengthRule);
  const source = '# Child 999 000 0018\n\nPlease ring about 999 000 0026 <!-- x --> soon, and then write.\n';

  it.each([
    ['the rule runs', {}, ''],
    ['the rule is off', { secret: { severity: 'off' } }, ''],
    ['the rule is suppressed', {}, '<!-- commslint-disable-file -- tested -->\n\n'],
  ] as const)('is masked in every finding and label when %s', (_when, settings, before) => {
    const rules = [secret, length];
    const found = new Linter(rules, [makeBrief(rules, { settings })]).lint(readDraft(before + source, 'a.md'));
    expect(JSON.stringify(found)).not.toContain('999');
    if (before === '') {
      const long = found.filter(({ ruleId }) => ruleId === 'length').map(({ actual, place }) => [actual, place.label]);
      expect(long).toContainEqual([
        'Please ring about NHS number soon, and then write.',
        'Paragraph 1, under ‘Child NHS number’',
      ]);
    }
  });

  it('is masked when only another rule was asked for', () => {
    const rules = [secret, length];
    const found = new Linter(rules, [makeBrief(rules)], { only: ['length'] }).lint(readDraft(source, 'a.md'));
    expect(found.map(({ ruleId }) => ruleId)).toEqual(['length', 'length']);
    expect(JSON.stringify(found)).not.toContain('999');
  });
});
