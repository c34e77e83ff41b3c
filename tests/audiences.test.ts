import { describe, expect, it } from 'vitest';
import { knowledgeOf } from '../src/audience/brief.ts';
import { readConfig } from '../src/audience/read.ts';
import { BriefResolver } from '../src/audience/resolve.ts';
import { readerGroups } from '../src/audience/schema.ts';
import { library } from '../src/generated/readers.ts';
import { rules } from '../src/generated/rules.ts';

const resolver = new BriefResolver({ rules, library });
const audiences = [...resolver.audiences.keys()];
const channels = [...resolver.channels.keys()];

describe('the audiences that are built in', () => {
  it('are those that a children’s service writes to', () => {
    expect(audiences).toEqual(
      expect.arrayContaining([
        'families',
        'police',
        'professionals',
        'children',
        'health',
        'schools',
        'social-workers',
      ]),
    );
    expect(channels).toEqual(['email', 'letter', 'text-message', 'web']);
  });

  it.each(audiences.flatMap((audience) => channels.map((channel) => [audience, channel] as const)))(
    'resolve: %s by %s',
    (audience, channel) => {
      const brief = resolver.brief(audience, channel, undefined);
      expect([...brief.rules.keys()]).toEqual(rules.map(({ id }) => id));
      expect(brief.readers).toMatchObject({ id: audience, name: resolver.audiences.get(audience)?.reader });
      expect(brief.channel).toBe(channel);
    },
  );

  it('give the options that the schemas of the rules make of what is written', () => {
    const parsing = new BriefResolver({ rules: rules.map(({ id, rule, words }) => ({ id, rule, words })), library });
    for (const audience of audiences) {
      for (const channel of channels) {
        const brief = resolver.brief(audience, channel, undefined);
        expect(brief.rules, `${audience} by ${channel}`).toEqual(parsing.brief(audience, channel, undefined).rules);
      }
    }
  });

  it.each(audiences)('set only rules and options that there are: %s', (id) => {
    for (const { rules: settings } of resolver.audiences.get(id)?.lineage ?? []) {
      for (const [ruleId, { options }] of Object.entries(settings)) {
        const rule = rules.find((rule) => rule.id === ruleId)?.rule;
        const parsed: unknown = rule?.options().parse(options);
        expect(parsed, ruleId).toMatchObject(options);
      }
    }
  });

  it.each(audiences)('rest on evidence with a day on which it was looked at: %s', (id) => {
    const audience = resolver.audiences.get(id);
    expect(audience?.evidence.length).toBeGreaterThan(0);
    expect(audience?.needs.length).toBeGreaterThan(0);
    for (const { reviewed } of audience?.evidence ?? []) expect(Date.parse(reviewed)).not.toBeNaN();
  });

  it.each(audiences)('have needs of their own, at a stage of the process: %s', (id) => {
    const own = resolver.audiences.get(id)?.lineage.at(-1)?.needs ?? [];
    expect(own.filter(({ stage }) => stage !== undefined).length).toBeGreaterThanOrEqual(3);
    expect(new Set(own.map(({ need }) => need)).size).toBe(own.length);
  });

  it('are in no office of their own where they have no choice', () => {
    for (const { id, relationship, statutory } of resolver.audiences.values()) {
      if (statutory) expect(relationship, id).not.toBe('stakeholder');
    }
  });

  it('give what they inherit', () => {
    const children = resolver.audiences.get('children');
    expect(children).toMatchObject({
      relationship: 'beneficiary',
      statutory: true,
      knows: ['families'],
      readingAge: 9,
    });
    expect(children?.lineage.map(({ id }) => id)).toEqual(['families', 'children']);
    expect(resolver.audiences.get('residents')).toMatchObject({ relationship: 'customer', statutory: false });
    expect(resolver.audiences.get('schools')).toMatchObject({ knows: ['schools'], readingAge: 14 });
  });

  it('can be extended in ten lines', () => {
    const text = [
      'audiences:',
      '  kinship-carers:',
      '    extends: families',
      '    name: Kinship carers',
      '    reader: kinship carers',
      '    relationship: customer',
      '    needs:',
      '      - need: what money they can get',
      '    rules:',
      '      plain-words: { least: warning }',
    ].join('\n');
    const configs = readConfig(text, 'commslint.yaml', { rules, library });
    const brief = new BriefResolver({ rules, library, configs }).brief('kinship-carers', 'web', 'a.md');
    expect(brief.readers).toEqual({
      id: 'kinship-carers',
      name: 'kinship carers',
      relationship: 'customer',
      groups: ['families'],
      readingAge: 11,
      youAndWe: 4,
      statutory: true,
    });
    expect(brief.rules.get('plain-words')).toMatchObject({
      options: { least: 'warning' },
      origins: { least: 'audience kinship-carers (commslint.yaml:10)' },
    });
  });
});

describe('the glossary that is built in', () => {
  const entry = (term: string) => {
    const found = library.glossary.rows.find((entry) => entry.term === term);
    if (found === undefined) throw new Error(`no ${term}`);
    return found;
  };

  it('has 219 acronyms, each with a code for each of the six groups', () => {
    const acronyms = library.glossary.rows.filter(({ kind }) => kind === 'acronym');
    expect(acronyms.length).toBeGreaterThanOrEqual(219);
    for (const { term, expansion, knows } of acronyms) {
      expect(expansion, term).toBeTruthy();
      expect(Object.keys(knows).sort(), term).toEqual([...readerGroups].sort());
    }
  });

  it('has more than 150 terms and roles, each in plain words that do not use the term, with a code for each group', () => {
    const terms = library.glossary.rows.filter(({ kind }) => kind !== 'acronym');
    expect(terms.length).toBeGreaterThan(150);
    for (const { term, plain, knows } of terms) {
      expect(plain.toLowerCase(), term).not.toContain(term.toLowerCase());
      expect(Object.keys(knows).sort(), term).toEqual([...readerGroups].sort());
    }
  });

  it('says what each audience knows of one letter’s acronyms', () => {
    const knowledge = (audience: string) =>
      ['ICPC', 'MASH', 'PPN', 'EHCP'].map((term) =>
        knowledgeOf(entry(term), resolver.audiences.get(audience)?.knows ?? []),
      );
    expect(knowledge('families')).toEqual([0, 0, 0, 1]);
    expect(knowledge('police')).toEqual([2, 2, 2, 1]);
    // Health does not know an ICPC and a PPN as social workers do: the group that knows least decides.
    expect(knowledge('professionals')).toEqual([1, 2, 1, 2]);
    expect(knowledge('social-workers')).toEqual([2, 2, 2, 2]);
  });

  it('finds the spellings that an acronym has', () => {
    const texts = (term: string) => entry(term).forms?.map(({ text }) => text);
    expect(texts('EHCP')).toEqual(['EHCP', 'EHCPs']);
    expect(texts('SENCO')).toEqual(expect.arrayContaining(['SENCo', 'SENDCO']));
    expect(entry('DASH').forms?.every(({ exact }) => exact)).toBe(true);
  });
});
