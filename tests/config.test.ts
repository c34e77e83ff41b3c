import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConfigurationError } from '../src/audience/configuration-error.ts';
import type { Library } from '../src/audience/profile.ts';
import { readConfig } from '../src/audience/read.ts';
import { TermList } from '../src/language/term-list.ts';
import { termFields } from '../src/rule/entry.ts';
import { defineRule } from '../src/rule/rule.ts';
import { register } from './briefs.ts';

const sentenceLength = defineRule({
  category: 'readability',
  summary: 'Short sentences',
  severity: 'warning',
  sources: [],
  options: () =>
    z.strictObject({
      max: z.number().int().min(1).default(20),
      kinds: z.array(z.enum(['paragraph', 'heading'])).default(['paragraph']),
    }),
  messages: {},
});
const plainWords = defineRule({
  category: 'jargon',
  summary: 'Plain words',
  severity: 'warning',
  sources: [],
  options: () => z.strictObject({}),
  entry: () => z.strictObject(termFields),
  messages: {},
});
const rules = [register('plain-words', plainWords), register('sentence-length', sentenceLength)];
const base = { relationship: 'stakeholder', knows: ['police'], rules: {} } as const;
const library: Library = {
  audiences: {
    families: { ...base, id: 'families', name: 'Families', reader: 'families', at: 'audiences/families.yaml' },
    police: { ...base, id: 'police', name: 'Police', reader: 'police', at: 'audiences/police.yaml' },
  },
  channels: { web: { id: 'web', name: 'Web page', rules: {} }, letter: { id: 'letter', name: 'Letter', rules: {} } },
  presets: {
    govuk: { id: 'govuk', name: 'GOV.UK', evidence: [], terms: {}, accept: [], rules: {} },
    nhs: { id: 'nhs', name: 'NHS', evidence: [], terms: {}, accept: [], rules: {} },
  },
  glossary: TermList.of([
    {
      term: 'ICPC',
      kind: 'acronym',
      expansion: 'initial child protection conference',
      plain: 'the first meeting',
      knows: { police: 2, families: 0 },
      forms: [{ text: 'ICPC', exact: true }],
    },
  ]),
};

/** What reading a configuration complains of; nothing when it is right. */
function complaints(text: string): string[] {
  try {
    readConfig(text, 'commslint.yaml', { rules, library });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    expect(error.message.split('\n')).toHaveLength(error.problems.length);
    return error.message.split('\n').map((line) => line.replace('commslint.yaml:', ''));
  }
}

describe('a project configuration', () => {
  it('may be empty, or hold nothing but a comment', () => {
    expect(complaints('')).toEqual([]);
    expect(complaints('# nothing yet\n')).toEqual([]);
  });

  it('is read with every part that it has', () => {
    const [config] = readConfig(
      [
        'root: true',
        'audience: police',
        'channel: letter',
        'audiences: { council-staff: { extends: police, reader: council staff } }',
        'glossary:',
        '  - { term: ICPC, knows: { families: 2 } }',
        '  - { term: FLO, kind: acronym, expansion: family liaison officer, plain: the officer who keeps in touch with you }',
        'terms: { plain-words: [{ term: ascertain, inflect: verb, instead: [find out] }] }',
        'accept: [Early Help]',
        'rules: { plain-words: off, sentence-length: { severity: error, max: 18 } }',
        'overrides: [{ files: letters/**, audience: [families, police], rules: { sentence-length: info } }]',
        'ignore: [drafts/old]',
        'organisation: { names: [Anyshire Council], domains: [anyshire.example], complaints: [complaints@anyshire.example] }',
      ].join('\n'),
      'commslint.yaml',
      { rules, library },
    );
    expect(config).toMatchObject({
      root: true,
      audience: ['police'],
      channel: 'letter',
      accept: ['Early Help'],
      ignore: [{ pattern: 'drafts/old', at: 'commslint.yaml:12' }],
      organisation: {
        names: ['Anyshire Council'],
        domains: ['anyshire.example'],
        phones: [],
        addresses: [],
        complaints: ['complaints@anyshire.example'],
      },
    });
    expect(config.rules).toEqual({
      'plain-words': { severity: 'off', options: {}, at: { severity: 'commslint.yaml:10' } },
      'sentence-length': {
        severity: 'error',
        options: { max: 18 },
        at: { severity: 'commslint.yaml:10', max: 'commslint.yaml:10' },
      },
    });
    expect(config.overrides).toMatchObject([{ files: ['letters/**'], audience: ['families', 'police'] }]);
    expect(config.glossary).toMatchObject([
      { term: 'ICPC', plain: 'the first meeting', knows: { police: 2, families: 2 } },
      { term: 'FLO', kind: 'acronym', knows: {} },
    ]);
    const [own] = config.terms['plain-words'] ?? [];
    expect(own?.forms?.map(({ text }) => text)).toContain('ascertaining');
  });

  it.each([
    ['rules:\n  plain-word: off\n', '2:3: Unknown rule ‘plain-word’. Did you mean ‘plain-words’?'],
    ['rules:\n  plain-words: warn\n', '2:16: ‘warn’ is not known here. Did you mean ‘warning’?'],
    ['rules:\n  plain-words: false\n', '2:16: Write ‘off’ to switch a rule off.'],
    ['rules:\n  plain-words: true\n', '2:16: Write how much it matters: error, warning or info.'],
    [
      'rules:\n  sentence-length: 25\n',
      '2:20: The number 25 alone does not say which option it is for. Name the option: ‘sentence-length: { max: 25 }’.',
    ],
    [
      'rules:\n  sentence-length: [25]\n',
      '2:20: This must be off, info, warning, error, or a mapping of options, not a list.',
    ],
    ['rules:\n  sentence-length: { knids: [heading] }\n', '2:22: Unknown option ‘knids’. Did you mean ‘kinds’?'],
    ['rules:\n  sentence-length:\n    max: many\n', '3:10: This must be a number, not the text ‘many’.'],
    ['rules:\n  sentence-length:\n    max: 0\n', '3:10: This must be at least 1.'],
    ['rules:\n  sentence-length: { kinds: [headng] }\n', '2:30: ‘headng’ is not known here. Did you mean ‘heading’?'],
    [
      'rules:\n  sentence-length: { severity: bad, max: 3 }\n',
      '2:32: ‘bad’ is not known here. Write one of: off, error, warning, info.',
    ],
    ['rule: {}\n', '1:1: Unknown key ‘rule’. Did you mean ‘rules’?'],
    ['audience: familys\n', '1:11: Unknown audience ‘familys’. Did you mean ‘families’?'],
    ['audience: [police, xyz]\n', '1:20: Unknown audience ‘xyz’. Known: families, police.'],
    ['channel: wed\n', '1:10: Unknown channel ‘wed’. Did you mean ‘web’?'],
    ['accept: yes\n', '1:9: Write a list, or the name of a file that holds one: ./words.csv (or .tsv, .yaml).'],
    ['accept: 5\n', '1:9: This must be a list, or the name of a file that holds one: ./words.csv (or .tsv, .yaml).'],
    ['accept: [a, 5]\n', '1:13: This must be text, not the number 5.'],
    ['accept: ./words.csv\n', '1:9: No other file is read here: write the list itself.'],
    ['$schema: 5\n', '1:10: This must be text, not the number 5.'],
    [
      'extends: [govuk, gov-uk]\n',
      '1:18: Unknown house style ‘gov-uk’. Did you mean ‘govuk’? A file is written ‘./house.yaml’; a package must be installed.',
    ],
    ['extends: house.yaml\n', '1:10: For a file write where it is: ‘./house.yaml’.'],
    ['extends: ./house\n', '1:10: ‘./house’ is no configuration: the name of one ends in .yaml.'],
    ['extends: ../@x/..\n', '1:10: ‘../@x/..’ is no configuration: the name of one ends in .yaml.'],
    ['ignore: ["a*b*c*d*e"]\n', '1:10: No more than three stars between two slashes.'],
    ['- a\n', '1:1: This must be a mapping (‘key: value’ lines), not a list.'],
    ['42', '1:1: This must be a mapping (‘key: value’ lines), not the number 42.'],
    ['root: true\nroot: false\n', '2:1: This key stands here twice; keep one.'],
    ['rules:\n\tplain-words: off\n', '2:1: Not valid YAML: indent with spaces, not with tabs.'],
    ['root: true\n---\nroot: false\n', '2:1: Only one document can stand in this file; remove the line ‘---’.'],
    [
      'audiences: { a: { extends: b }, b: { extends: polise } }\n',
      '1:47: Unknown audience ‘polise’. Did you mean ‘police’?',
    ],
    [
      'audiences: { police: { extends: families } }\n',
      '1:24: ‘police’ is built in: what stands here is laid over it. Leave out ‘extends’.',
    ],
    [
      'audiences: { a: { extends: police, knows: [carers] } }\n',
      '1:44: ‘carers’ is not known here. Write one of: social-work, health, schools, police, legal, families.',
    ],
    ['audiences: { a: { extends: police, knows: [] } }\n', '1:43: Name at least one reader group.'],
    [
      'audiences: { a: { reader: a } }\n',
      '1:14: The audience ‘a’ needs ‘name’, ‘relationship’, ‘knows’, or an audience that it extends.',
    ],
    [
      'audiences: { Foster Carers: { extends: police } }\n',
      '1:14: An id is lower-case words joined by hyphens: ‘foster-carers’.',
    ],
    [
      'audiences: { a: { extends: police, needs: [{ need: b, rule: plain-wurds }] } }\n',
      '1:61: Unknown rule ‘plain-wurds’. Did you mean ‘plain-words’?',
    ],
    [
      'audiences: { a: { extends: police, evidence: [{ source: b, reviewed: May }] } }\n',
      '1:70: This must be a date such as 2026-08-31.',
    ],
    ['glossary: [{ term: ABC }]\n', '1:12: ‘ABC’ is not in the glossary yet, so it needs ‘kind’ and ‘plain’.'],
    ['glossary: [{ term: ABC, kind: acronym, plain: letters }]\n', '1:12: What does ‘ABC’ stand for? Add ‘expansion’.'],
    [
      'glossary: [{ term: ICPC, knows: { police: 3 } }]\n',
      '1:43: Write 2 (knows it), 1 (expand it at first use) or 0 (say it plainly).',
    ],
    ['glossary: [{ term: ICPC }, { term: ICPC }]\n', '1:36: ‘ICPC’ stands here twice (first at commslint.yaml:1).'],
    ['glossary: [{ term: ICPC, exempt: [IPC] }]\n', '1:35: ‘IPC’ does not contain ‘ICPC’, so it exempts nothing.'],
    [
      'terms: { sentence-length: [] }\n',
      '1:10: The rule ‘sentence-length’ is not driven by a word list, so it takes no terms.',
    ],
    ['terms: { plain-words: [{ trm: x, term: y }] }\n', '1:26: Unknown key ‘trm’. Did you mean ‘term’?'],
    ['terms: { plain-words: [{ instead: [x] }] }\n', '1:24: ‘term’ is missing here; it is text.'],
    ['overrides: [{ files: [], rules: {} }]\n', '1:22: Give at least one.'],
    ['overrides: [{ rules: {} }]\n', '1:13: ‘files’ is missing here; it is a list.'],
    [
      'overrides: [{ files: "(a+)+b" }]\n',
      '1:22: Brackets are not part of a path pattern here; write {a,b} for “a or b”.',
    ],
    ['overrides: [{ files: "*a*a*a*a*a" }]\n', '1:22: No more than three stars between two slashes.'],
    ['overrides: [{ files: "**/a/**/b/**" }]\n', '1:22: No more than two ‘**’ in one pattern.'],
  ])('says what is wrong and where: %j', (text, complaint) => {
    expect(complaints(text)).toEqual([complaint]);
  });

  it('says everything that is wrong at once, in the order of the file', () => {
    const text = 'rules:\n  sentence-length: 3\n  plain-wrds: off\naudience: nobody\nchannel: post\n';
    expect(complaints(text).map((line) => line.split(':', 1)[0])).toEqual(['2', '3', '4', '5']);
  });

  it('names a circle of audiences at each of them', () => {
    expect(complaints('audiences:\n  a: { extends: b }\n  b: { extends: a }\n')).toEqual([
      '2:8: ‘extends’ leads in a circle: a → b → a.',
      '3:8: ‘extends’ leads in a circle: b → a → b.',
    ]);
  });

  it('knows no audience, channel or rule by the name of something that every object has', () => {
    expect(complaints('audience: constructor\nchannel: toString\nrules: { valueOf: off }\n')).toHaveLength(3);
    expect(complaints('audiences: { a: { extends: constructor } }\n')).toHaveLength(1);
  });

  it('refuses anchors that grow without end', () => {
    const lines = ['a0: &a0 [x, x]', ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)];
    expect(complaints(lines.join('\n'))).toEqual([
      '1:1: Not readable: its anchors (‘&name’) stand for too much, or for themselves.',
    ]);
    expect(complaints('accept: &a [*a]\n')).toHaveLength(1);
  });

  it('places what is wrong exactly, whatever stands around it', () => {
    const harmless = fc.constantFrom(
      '# a comment with a “quote” and an emoji 🙂',
      '',
      'accept: [🙂 smile, "a: b"]',
      'ignore:\n  - drafts/**',
      'organisation:\n  names: [Anyshire]',
      'root: true',
    );
    const wrong = fc.constantFrom(
      ['rules:\n  plain-words: ', 'wrongvalue'],
      ['rules:\n  sentence-length: { max: ', 'wrongvalue', ' }'],
      ['rules: { sentence-length: { max: 3, ', 'wrongvalue', ': 1 } }'],
      ['glossary:\n  - term: ICPC\n    knows:\n      ', 'wrongvalue', ': 1'],
      ['overrides:\n  - files: a/**\n  - files: [b, c]\n    audience: ', 'wrongvalue'],
      ['', 'wrongvalue', ': 1'],
      ['channel: "', 'wrongvalue', '"'],
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(harmless),
        fc.uniqueArray(harmless),
        wrong,
        fc.constantFrom('\n', '\r\n'),
        (before, after, parts, end) => {
          const rest = after.filter((line) => !before.includes(line));
          const text = [...before, parts.join(''), ...rest].join('\n').replaceAll('\n', end);
          const at = text.indexOf('wrongvalue') - (parts[0]?.endsWith('"') ? 1 : 0);
          const line = text.slice(0, at).split(end).length;
          const column = at - (text.lastIndexOf('\n', at - 1) + 1) + 1;
          const found = complaints(text);
          expect(found).toHaveLength(1);
          expect(found[0]).toMatch(new RegExp(`^${line}:${column}: `));
        },
      ),
    );
  });
});
