import { describe, expect, it } from 'vitest';
import { presetLayer } from '../src/audience/extension.ts';
import { readConfig, readPreset } from '../src/audience/read.ts';
import { BriefResolver } from '../src/audience/resolve.ts';
import { Linter } from '../src/engine/linter.ts';
import { readDraft } from '../src/formats/read.ts';
import { library } from '../src/generated/readers.ts';
import { rules } from '../src/generated/rules.ts';

const configOf = (yaml: string) => readConfig(yaml, 'commslint.yaml', { rules, library });
const briefFor = (yaml: string, audience = 'families') =>
  new BriefResolver({ rules, library, configs: configOf(yaml) }).brief(audience, 'web', 'a.md');

/** Ids and texts of what a project with this configuration is told of a page for families. */
function found(yaml: string, source: string, only: readonly string[]): string[] {
  const findings = new Linter(rules, [briefFor(yaml)], { only }).lint(readDraft(source, 'a.md'));
  return findings.map(({ ruleId, actual, suggestions }) => `${ruleId}: ${actual} → ${suggestions[0]?.text ?? ''}`);
}

describe('a house style', () => {
  it('goes before the audience and the channel, and after the project', () => {
    expect(briefFor('').rules.get('sentence-length')?.options).toMatchObject({ max: 20 });
    const govuk = briefFor('extends: govuk').rules.get('sentence-length');
    expect(govuk?.options).toMatchObject({ max: 25 });
    expect(govuk?.origins.max).toMatch(/^house style govuk \(presets\/govuk\.yaml:\d+\)$/);
    const own = briefFor('extends: govuk\nrules: { sentence-length: { max: 15 } }').rules.get('sentence-length');
    expect(own).toMatchObject({ options: { max: 15 }, origins: { max: 'project (commslint.yaml:2)' } });
    expect(briefFor('extends: nhs', 'police').rules.get('sentence-length')?.options).toMatchObject({ max: 20 });
  });

  it('that is unknown is told of at its place, with the one that was meant', () => {
    expect(() => configOf('root: true\nextends: gov-uk\n')).toThrow(
      'commslint.yaml:2:10: Unknown house style ‘gov-uk’. Did you mean ‘govuk’?',
    );
    expect(() => configOf('extends: vogue\n')).toThrow('Unknown house style ‘vogue’. Known: govuk, nhs.');
  });

  it('is held to the rules that there are when it is read', () => {
    const text =
      'name: Ours\nevidence: [{ source: us, reviewed: 2026-01-01 }]\nrules: { sentence-length: { mx: 1 } }\n';
    expect(() => readPreset(text, 'presets/ours.yaml', 'ours', rules)).toThrow(
      'presets/ours.yaml:3:29: Unknown option ‘mx’. Did you mean ‘max’?',
    );
    expect(() => readPreset('name: Ours\n', 'presets/ours.yaml', 'ours', rules)).toThrow('‘evidence’ is missing');
  });

  it('adds words of its own to lists, and what it accepts', () => {
    const text = [
      'name: Ours',
      'evidence: [{ source: us, reviewed: 2026-01-01 }]',
      'accept: [Utilise]',
      'terms: { plain-words: [{ term: grommet, instead: [ring] }] }',
    ].join('\n');
    const preset = readPreset(text, 'presets/ours.yaml', 'ours', rules);
    const configs = [presetLayer(preset), ...configOf('accept: [commence]')];
    const brief = new BriefResolver({ rules, library, configs }).brief('families', 'web', undefined);
    const draft = readDraft('Utilise the grommet to commence, and ascertain it.', 'a.md');
    const actual = new Linter(rules, [brief], { only: ['plain-words'] }).lint(draft).map((finding) => finding.actual);
    expect(actual).toEqual(['grommet', 'ascertain']);
  });
});

describe('where GOV.UK and the NHS differ', () => {
  const page = [
    '# Passes',
    '',
    '## What do I need?',
    '',
    'Sign in with your phone. Log in with the Wi-Fi, or the wifi. It takes one week, or two weeks. Press “Start”, or ‘Stop’.',
    '',
    'We help disabled people, and people with disabilities.',
    '',
    '[The form](https://example.com/form.pdf)',
  ].join('\n');
  const only = ['plain-words', 'respectful-language', 'heading-order', 'symbols'];

  it.each([
    ['nothing', '', ['respectful-language: people with disabilities → disabled people']],
    [
      'GOV.UK',
      'extends: govuk',
      [
        'heading-order: What do I need? → ',
        'plain-words: Log in → Sign in',
        'plain-words: Wi-Fi → ',
        'plain-words: two → 2',
        'symbols: “Start” → ‘Start’',
        'respectful-language: people with disabilities → disabled people',
      ],
    ],
    [
      'NHS',
      'extends: nhs',
      [
        'plain-words: Sign in → Log in',
        'plain-words: wifi → Wi-Fi',
        'plain-words: one → 1',
        'plain-words: two → 2',
        'symbols: ‘Stop’ → “Stop”',
        'respectful-language: disabled people → people living with a disability',
        'respectful-language: people with disabilities → people living with a disability',
      ],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(found(yaml, page, only)).toEqual(expected);
  });

  it('each has its own limits and its own way to name a file', () => {
    const options = (yaml: string, id: string) => briefFor(yaml).rules.get(id)?.options;
    expect(options('extends: govuk', 'paragraph-length')).toMatchObject({ max: 5 });
    expect(options('extends: nhs', 'paragraph-length')).toMatchObject({ max: 3 });
    expect(options('extends: govuk', 'document-link')).toMatchObject({ example: '(PDF, 19.5KB)' });
    expect(options('extends: nhs', 'document-link')).toMatchObject({ example: '(PDF only, 545KB)' });
    expect(options('extends: govuk', 'image-alt')).toMatchObject({ empty: 'allow' });
    expect(options('extends: nhs', 'image-alt')).toMatchObject({ max: 125, empty: 'ask' });
  });
});
