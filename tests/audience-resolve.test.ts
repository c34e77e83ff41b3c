import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConfigurationError } from '../src/audience/configuration-error.ts';
import type { Audience, Library } from '../src/audience/profile.ts';
import { readAudience, readChannel, readConfig, readGlossary } from '../src/audience/read.ts';
import { BriefResolver } from '../src/audience/resolve.ts';
import type { Field } from '../src/draft/draft.ts';
import { Lines } from '../src/draft/lines.ts';
import { TermList } from '../src/language/term-list.ts';
import { defineRule } from '../src/rule/rule.ts';
import { register } from './briefs.ts';

const rule = defineRule({
  category: 'readability',
  summary: 'Short sentences',
  severity: 'warning',
  sources: [],
  options: () =>
    z
      .strictObject({ max: z.number().default(30), min: z.number().default(0), note: z.string().default('rule') })
      .refine(({ min, max }) => min <= max, 'The least is more than the most.'),
  messages: {},
});
const rules = [register('length', rule), register('other', { ...rule, options: () => z.strictObject({}) })];

const audience = (id: string, text: string): [string, Audience] => [
  id,
  readAudience(text, `audiences/${id}.yaml`, id, rules),
];
const library: Library = {
  audiences: Object.fromEntries([
    audience(
      'families',
      'name: F\nreader: families\nrelationship: beneficiary\nknows: [families]\nrules:\n  length: { max: 20, note: families }\n',
    ),
    audience('children', 'extends: families\nreader: children\nrules:\n  length:\n    max: 15\n'),
    audience(
      'police',
      'name: P\nreader: police\nrelationship: stakeholder\nknows: [police]\nrules: { length: info }\n',
    ),
  ]),
  channels: {
    web: readChannel(
      'name: Web\nrules:\n  length: { max: 28, min: 1, note: web }\n',
      'channels/web.yaml',
      'web',
      rules,
    ),
    letter: readChannel('name: Letter\n', 'channels/letter.yaml', 'letter', rules),
  },
  presets: {},
  glossary: TermList.of(
    readGlossary(
      '- { term: LAC, kind: acronym, expansion: looked-after child, plain: a child }\n',
      'glossary/care.yaml',
    ),
  ),
};
const resolver = (config = '') =>
  new BriefResolver({ rules, library, configs: readConfig(config, 'commslint.yaml', { rules, library }) });

/** A draft with this front matter, at the places where it stands in the source. */
function draft(fields: Readonly<Record<string, unknown>>) {
  const source = Object.entries(fields)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n');
  const entries = Object.entries(fields).map(([key, value]): [string, Field] => {
    const start = source.indexOf(`${key}: `) + key.length + 2;
    return [key, { value, start, end: start + JSON.stringify(value).length }];
  });
  return { fields: new Map(entries), lines: new Lines(source), path: 'drafts/a.md' };
}

describe('a brief', () => {
  const layered = [
    'rules:',
    '  length: { min: 2 }',
    'overrides:',
    '  - files: letters/**',
    '    rules: { length: { max: 12, severity: error } }',
    '  - files: ["letters/*.md", "!none"]',
    '    rules:',
    '      length: { max: 10 }',
  ].join('\n');

  it('has the rule’s defaults where nothing else is said', () => {
    const brief = new BriefResolver({ rules, library }).brief('police', 'letter', undefined);
    expect(brief.rules.get('other')).toEqual({ severity: undefined, options: {}, origins: {} });
    expect(brief.rules.get('length')).toEqual({
      severity: 'info',
      options: { max: 30, min: 0, note: 'rule' },
      origins: { severity: 'audience police (audiences/police.yaml:5)' },
    });
  });

  it('lets the last layer win, option by option, and says who set what', () => {
    const at = (file: string) => resolver(layered).brief('children', 'web', file).rules.get('length');
    expect(at('a.md')).toEqual({
      severity: undefined,
      options: { max: 15, min: 2, note: 'families' },
      origins: {
        max: 'audience children (audiences/children.yaml:5)',
        min: 'project (commslint.yaml:2)',
        note: 'audience families (audiences/families.yaml:6)',
      },
    });
    expect(at('letters/deep/a.md')).toMatchObject({ severity: 'error', options: { max: 12, min: 2 } });
    expect(at('letters/a.md')).toMatchObject({
      severity: 'error',
      options: { max: 10 },
      origins: {
        max: 'override for letters/*.md, !none (commslint.yaml:8)',
        severity: 'override for letters/** (commslint.yaml:5)',
      },
    });
  });

  it('lays an own audience with a built-in id over that one, for those that extend it too', () => {
    const own = resolver('audiences: { families: { readingAge: 8, rules: { length: { note: own } } } }');
    expect(own.brief('families', 'letter', 'a.md').rules.get('length')?.options).toEqual({
      max: 20,
      min: 0,
      note: 'own',
    });
    expect(own.brief('children', 'letter', 'a.md')).toMatchObject({ readers: { name: 'children', readingAge: 8 } });
    expect(own.brief('children', 'letter', 'a.md').rules.get('length')?.options).toMatchObject({
      max: 15,
      note: 'own',
    });
  });

  it('is made once for an audience, a channel and a set of overrides', () => {
    const one = resolver(layered);
    const first = one.brief('families', 'web', 'letters/0.md');
    for (let n = 1; n < 5000; n++) expect(one.brief('families', 'web', `letters/${n}.md`)).toBe(first);
    expect(one.brief('families', 'web', 'a.md')).not.toBe(first);
    expect(one.brief('families', 'letter', 'letters/0.md')).not.toBe(first);
    expect(one.brief('police', 'web', 'letters/0.md').glossary).toBe(first.glossary);
  });

  it('has the project’s own terms, words and names', () => {
    const brief = resolver(
      'glossary: [{ term: LAC, knows: { families: 2 } }, { term: AB, kind: acronym, expansion: a b, plain: c }]\n' +
        'accept: [Early Help]\norganisation: { domains: [anyshire.example] }\n',
    ).brief('families', 'web', 'a.md');
    expect(brief.glossary.rows).toMatchObject([
      { term: 'LAC', plain: 'a child', knows: { families: 2 } },
      { term: 'AB' },
    ]);
    expect([...brief.accept]).toEqual(['early help']);
    expect(brief.organisation.domains).toEqual(['anyshire.example']);
  });

  it('cannot be made of options that are right one by one and wrong together', () => {
    expect(() => resolver('rules: { length: { min: 25 } }').brief('families', 'web', 'a.md')).toThrow(
      /‘length’ do not go together \(.*project \(commslint\.yaml:1\)\): The least is more than the most\./,
    );
  });
});

describe('the choice of readers', () => {
  const config =
    'audience: police\nchannel: letter\noverrides:\n  - { files: web/**, audience: [families, children], channel: web }\n';

  it('takes the command line, then the front matter, then overrides, then the configuration, then families on the web', () => {
    const own = resolver(config);
    const asked = { audiences: ['children', 'children'], channel: 'web' };
    const front = draft({ audience: 'families', channel: 'letter' });
    const nothing = draft({});
    const choice = (audiences: string[], channel: string, from: string, channelFrom = from) => ({
      audiences,
      channel,
      origins: { audiences: from, channel: channelFrom },
    });
    expect(own.choose(front, 'web/a.md', asked)).toEqual(choice(['children'], 'web', 'command line'));
    expect(own.choose(front, 'web/a.md')).toEqual(
      choice(['families'], 'letter', 'draft (drafts/a.md:1)', 'draft (drafts/a.md:2)'),
    );
    expect(own.choose(nothing, 'web/a.md')).toEqual(
      choice(['families', 'children'], 'web', 'override for web/** (commslint.yaml:4)'),
    );
    const project = choice(['police'], 'letter', 'project (commslint.yaml:1)', 'project (commslint.yaml:2)');
    expect(own.choose(nothing, 'a.md')).toEqual(project);
    expect(own.choose(nothing, undefined)).toEqual(project);
    expect(resolver().choose(nothing, 'a.md')).toEqual(
      choice(
        ['families'],
        'web',
        'what holds when nothing says who it is for',
        'what holds when nothing says how it reaches them',
      ),
    );
  });

  it.each([
    [
      ['families', 'police'],
      ['families', 'police'],
    ],
    ['families, police', ['families', 'police']],
    [['police', 'police'], ['police']],
    [{ analytics: 'x' }, ['families']],
    [null, ['families']],
    ['', ['families']],
  ])('reads a front matter audience %j as %j', (audience, expected) => {
    expect(resolver().choose(draft({ audience }), 'a.md').audiences).toEqual(expected);
  });

  it.each([
    [
      { audience: 'familes' },
      {},
      'drafts/a.md:1:11: Unknown audience ‘familes’. Did you mean ‘families’? Known: families, children, police.',
    ],
    [
      { title: 'x', channel: 'lettr' },
      {},
      'drafts/a.md:2:10: Unknown channel ‘lettr’. Did you mean ‘letter’? Known: web, letter.',
    ],
    [{}, { audiences: ['zebra'] }, 'Unknown audience ‘zebra’. Known: families, children, police.'],
    [{}, { channel: 'constructor' }, 'Unknown channel ‘constructor’. Known: web, letter.'],
    [
      { title: 'x', channel: ['web', 'letter'] },
      {},
      'drafts/a.md:2:10: A draft has one channel, and web, letter are 2. Name one, and check the others with --channel.',
    ],
    [{ audience: 7 }, {}, 'drafts/a.md:1:11: Unknown audience ‘7’. Known: families, children, police.'],
  ])('names the known ones for %j %j', (fields, asked, message) => {
    const choose = () => resolver().choose(draft(fields), 'a.md', asked);
    expect(choose).toThrow(ConfigurationError);
    expect(choose).toThrow(message);
  });
});

describe('a path pattern', () => {
  it.each([
    ['letters/*', 'letters/a.md', true],
    ['letters/*', 'letters/x/a.md', false],
    ['**/*.notify.md', 'a/b/c.notify.md', true],
    ['{web,pages}/**', 'pages/x/.hidden.md', true],
    ['[ab].md', 'a.md', true],
    ['?.md', 'ab.md', false],
    ['+x/*.md', '+x/a.md', true],
  ])('%s and %s', (pattern, path, matches) => {
    const own = resolver(`overrides: [{ files: ${JSON.stringify(pattern)}, channel: letter }]`);
    expect(own.choose(draft({}), path).channel).toBe(matches ? 'letter' : 'web');
  });

  it('of the worst kind that is allowed is tried', () => {
    const own = resolver('overrides: [{ files: ["*a*a*b", "**/a*/**/*a*a*b"], channel: letter }]');
    expect(own.choose(draft({}), 'a'.repeat(255)).channel).toBe('web');
    expect(own.choose(draft({}), 'aaaaaaaaa/'.repeat(100)).channel).toBe('web');
    expect(own.choose(draft({}), `${'aaaaaaaaa/'.repeat(100)}aab`).channel).toBe('letter');
  });
});

describe('a draft that says whether its readers have a choice', () => {
  const statutory = (audience: string, fields: Readonly<Record<string, unknown>>) => {
    const choice = resolver().choose(draft(fields), 'a.md');
    return resolver().brief(audience, choice.channel, 'a.md', choice.statutory).readers.statutory;
  };

  it('is held to that, for the public', () => {
    expect(statutory('families', {})).toBe(false);
    expect(statutory('families', { statutory: true })).toBe(true);
    expect(statutory('children', { statutory: true })).toBe(true);
    expect(statutory('families', { statutory: 'yes, it is' })).toBe(false);
    expect(statutory('police', { statutory: true })).toBe(false);
  });

  it('has one brief for each answer', () => {
    const one = resolver();
    const brief = (answer: boolean | undefined) => one.brief('families', 'web', 'a.md', answer);
    expect(brief(true)).toBe(brief(true));
    expect(brief(true)).not.toBe(brief(undefined));
    expect(brief(undefined).readers.statutory).toBe(false);
  });
});
