import { describe, expect, it } from 'vitest';
import { addresses } from '../src/language/addresses.ts';
import { fitsArticle } from '../src/language/articles.ts';
import { findRoutes } from '../src/language/contact-routes.ts';
import { CuedText } from '../src/language/cues.ts';
import { definedAbbreviations, isAbbreviationList, isExplainedAt, standsFor } from '../src/language/expansions.ts';
import { inflect, inflections, nounForms, verbForms } from '../src/language/inflect.ts';
import { isTitleCase, looksLikeName } from '../src/language/names.ts';
import { quotations } from '../src/language/quotations.ts';
import { countSyllables } from '../src/language/syllables.ts';
import { readTokens } from '../src/language/tokens.ts';

const keys = (text: string) => readTokens(text).map(({ key }) => key);

describe('tokens', () => {
  it.each([
    ['looked-after child', ['looked', 'after', 'child']],
    ['looked‑after\nchild', ['looked', 'after', 'child']],
    ['Don’t', ["don't"]],
    ['the agency’s role', ['the', 'agency', "'s", 'role']],
    ["It's the users' choice", ["it's", 'the', 'users', 'choice']],
    ['C&F and A & E', ['c', '&', 'f', 'and', 'a', '&', 'e']],
    ['and/or', ['and', '/', 'or']],
    ['e.g. this', ['e', '.', 'g', '.', 'this']],
    ['£1,000.50, then 3', ['1,000.50', ',', 'then', '3']],
    ['in\u00adfor\u00adma\u00adtion', ['information']],
    ['one – two - three — four', ['one', '–', 'two', '–', 'three', '—', 'four']],
    ['‘key’ “word” (s)he', ['key', 'word', '(', 's', ')', 'he']],
    ['cafe\u0301 caf\u00e9', ['caf\u00e9', 'caf\u00e9']],
    ['', []],
    [' - \u00ad 😀 ', ['–']],
  ])('reads %j', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  it('places each token where it stands', () => {
    const text = 'The AGENCY’s well-known “plan”, 2,5 soft\u00adly.';
    expect(readTokens(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'The',
      'AGENCY',
      '’s',
      'well',
      'known',
      'plan',
      ',',
      '2,5',
      'soft\u00adly',
      '.',
    ]);
  });
});

describe('ways to get in touch', () => {
  it.each([
    ['Call us (01632 960123) for help.', ['Call us', '01632 960123']],
    ['Our number is (01632) 960123.', ['(01632) 960123']],
    ['Our number (it is 01632 960123): use it.', ['01632 960123']],
    ['Our number is +44 (0)1632 960123.', ['+44 (0)1632 960123']],
  ])('%s', (text, ways) => {
    expect(findRoutes(new CuedText(text)).map(({ start, end }) => text.slice(start, end))).toEqual(ways);
  });
});

describe('inflection', () => {
  it.each([
    ['utilise', ['utilise', 'utilises', 'utilising', 'utilised']],
    ['commit', ['commit', 'commits', 'committing', 'committed']],
    ['occur', ['occur', 'occurs', 'occurring', 'occurred']],
    ['deliver', ['deliver', 'delivers', 'delivering', 'delivered']],
    ['cancel', ['cancel', 'cancels', 'cancelling', 'cancelled']],
    ['stop', ['stop', 'stops', 'stopping', 'stopped']],
    ['help', ['help', 'helps', 'helping', 'helped']],
    ['fix', ['fix', 'fixes', 'fixing', 'fixed']],
    ['reply', ['reply', 'replies', 'replying', 'replied']],
    ['play', ['play', 'plays', 'playing', 'played']],
    ['agree', ['agree', 'agrees', 'agreeing', 'agreed']],
    ['tie', ['tie', 'ties', 'tying', 'tied']],
    ['reach', ['reach', 'reaches', 'reaching', 'reached']],
    ['give', ['give', 'gives', 'giving', 'gave', 'given']],
    ['put', ['put', 'puts', 'putting']],
    ['have', ['have', 'has', 'having', 'had']],
    ['go', ['go', 'goes', 'going', 'went', 'gone']],
    ['undertake', ['undertake', 'undertakes', 'undertaking', 'undertook', 'undertaken']],
    ['focus', ['focus', 'focuses', 'focusing', 'focused']],
    ['transfer', ['transfer', 'transfers', 'transferring', 'transferred']],
    ['proceed', ['proceed', 'proceeds', 'proceeding', 'proceeded']],
    ['quit', ['quit', 'quits', 'quitting', 'quitted']],
    ['show', ['show', 'shows', 'showing', 'showed', 'shown']],
    ['open', ['open', 'opens', 'opening', 'opened']],
    ['defer', ['defer', 'defers', 'deferring', 'deferred']],
    ['offer', ['offer', 'offers', 'offering', 'offered']],
    ['add', ['add', 'adds', 'adding', 'added']],
  ])('bends the verb %s', (verb, forms) => {
    expect(verbForms(verb).map(({ text }) => text)).toEqual(forms);
  });

  it.each([
    ['agency', 'agencies'],
    ['child', 'children'],
    ['box', 'boxes'],
    ['match', 'matches'],
    ['day', 'days'],
    ['basis', 'bases'],
    ['bus', 'buses'],
    ['people', 'people'],
    ['synergy', 'synergies'],
  ])('%s: %s', (noun, plural) => {
    expect(nounForms(noun).at(-1)?.text).toBe(plural);
  });

  it('bends the word of a phrase that bends', () => {
    expect(inflections('make a referral', 'verb').map(({ text }) => text)).toContain('made a referral');
    expect(inflections('point of contact', 'noun').map(({ text }) => text)).toContain('points of contact');
    expect(inflections('looked-after child', 'noun').map(({ text }) => text)).toContain('looked-after children');
    expect(inflections('LAC', 'acronym').map(({ text }) => text)).toEqual(['LAC', 'LACs']);
    expect(inflections('prior to', 'fixed').map(({ text }) => text)).toEqual(['prior to']);
  });

  it('takes both spellings of -ise, where there are two', () => {
    expect(inflections('utilise', 'verb').map(({ text }) => text)).toContain('utilizing');
    expect(inflections('advise', 'verb').map(({ text }) => text)).not.toContain('advize');
    expect(inflections('comprise', 'verb').map(({ text }) => text)).not.toContain('comprize');
  });

  it('bends an alternative as the word that it stands for, or not at all', () => {
    expect(inflect('make sure', 'ing', 'verb')).toEqual(['making sure']);
    expect(inflect('find out', 'past', 'verb')).toEqual(['found out']);
    expect(inflect('organisation', 'plural', 'noun')).toEqual(['organisations']);
    expect(inflect("we're going to", 'past', 'verb')).toEqual([]);
    expect(inflect('be made up of', 's', 'verb')).toEqual([]);
    expect(inflect('you must', 'ing', 'verb')).toEqual([]);
  });
});

it.each([
  ['cat', 1],
  ['the', 1],
  ['child', 1],
  ['make', 1],
  ['asked', 1],
  ['wanted', 2],
  ['table', 2],
  ['people', 2],
  ['family', 3],
  ['social', 2],
  ['decision', 3],
  ['information', 4],
  ['police', 2],
  ['education', 4],
  ['area', 3],
  ['being', 2],
  ['create', 2],
  ['idea', 3],
  ['science', 2],
  ['safeguarding', 3],
  ['looked-after', 3],
  ['wishes', 2],
  ['homes', 1],
  ['services', 3],
  ['quiet', 2],
  ['question', 2],
  ['years', 1],
  ['every', 2],
  ['little', 2],
  ['need', 1],
  ['assessment', 3],
  ['referral', 3],
  ['children’s', 2],
  ['2026', 1],
  ['', 1],
])('%s has %i syllables', (word, count) => {
  expect(countSyllables(word)).toBe(count);
});

it.each([
  ['He said “no way” to ‘key’ things', ['“no way”', '‘key’']],
  ['the users’ choice isn’t ours', []],
  ["Don't use 'NINO' as the teachers' label", ["'NINO'"]],
  ['an open “ mark', []],
  ['"plain" and "simple"', ['"plain"', '"simple"']],
])('quotations of %j', (text, expected) => {
  expect(quotations(new CuedText(text)).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});

describe('names', () => {
  const isName = (text: string, part: string) => {
    const start = text.indexOf(part);
    return looksLikeName(text, start, start + part.length);
  };
  it.each([
    ['Ask at the Family Hub.', 'Hub', true],
    ['Ask. Hubs are open.', 'Hubs', false],
    ['Commence the work', 'Commence', false],
    ['Driving Standards Agency', 'Driving', true],
    ['a KEY thing', 'KEY', false],
    ['a key thing', 'key', false],
    ['First: Commence', 'Commence', false],
    ['Line\nCommence it', 'Commence', false],
  ])('%j: %s', (text, part, expected) => {
    expect(isName(text, part)).toBe(expected);
  });
  it('knows title case', () => {
    expect(isTitleCase('How To Commence Your Application')).toBe(true);
    expect(isTitleCase('How to commence your Universal Credit application')).toBe(false);
  });
});

describe('expansions', () => {
  const explained = (text: string, acronym: string, expansion?: string) => {
    const start = text.indexOf(acronym);
    return isExplainedAt(text, start, start + acronym.length, expansion);
  };
  it.each([
    ['the multi-agency safeguarding hub (MASH)', 'MASH', true],
    ['the MASH (multi-agency safeguarding hub)', 'MASH', true],
    ['the MASH (open all day)', 'MASH', false],
    ['private hire vehicles or PHVs', 'PHVs', true],
    ['cars or PHVs', 'PHVs', false],
    ['the team known as MASH', 'MASH', true],
    ['MASH stands for a hub', 'MASH', true],
    ['CESG, the national technical authority', 'CESG', true],
    ['Ask MASH for help', 'MASH', false],
    ['Ask MASH. The multi-agency\nSafeguarding hub', 'MASH', true, 'multi-agency safeguarding hub'],
    ['(MASH) opens', 'MASH', false],
  ] as [string, string, boolean, string?][])('%j: %s %s', (text, acronym, expected, expansion) => {
    expect(explained(text, acronym, expansion)).toBe(expected);
  });
  it('compares letters with words', () => {
    expect(standsFor('CAMHS', 'child and adolescent mental health services')).toBe(true);
    expect(standsFor('MASHs', 'multi-agency safeguarding hubs')).toBe(true);
    expect(standsFor('MASH', 'open from nine to five')).toBe(false);
    expect(standsFor('MASH', 'marsh')).toBe(false);
  });
  it('reads the lines that define abbreviations', () => {
    const text = '*[DSA]: Driving Standards Agency *[DfT]: Department for Transport';
    expect(isAbbreviationList(text)).toBe(true);
    expect(definedAbbreviations(text)).toEqual(['DSA', 'DfT']);
    expect(definedAbbreviations('see *[DSA]: here')).toEqual([]);
  });
});

it('finds web and email addresses', () => {
  const text = 'Write to help@council.example.com, see https://example.com/a-(b). Or www.example.com!';
  expect(addresses(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'help@council.example.com',
    'https://example.com/a-(b',
    'www.example.com',
  ]);
});

it.each([
  ['An ', 'supervising social worker', false],
  ['ask a ', 'independent reviewing officer', false],
  ['ask an ', 'independent reviewing officer', true],
  ['a ', 'unique pupil number', true],
  ['a ', 'unaccompanied child', false],
  ['a ', 'unmet need', false],
  ['an ', 'unidentified child', true],
  ['an ', 'hour', true],
  ['the ', 'early help assessment', true],
  ['Area ', 'early help assessment', true],
  ['', 'early help assessment', true],
])('says whether, after %j, %j has the right article', (before, next, expected) => {
  expect(fitsArticle(before, next)).toBe(expected);
});

it('does not take the next in a list for an explanation', () => {
  for (const text of ['The GP, the HV, the police and you.', 'Ask the HV, the GP or the school.']) {
    const start = text.indexOf('HV');
    expect(isExplainedAt(text, start, start + 2)).toBe(false);
  }
  expect(isExplainedAt('We ask CESG, the national technical authority.', 7, 11)).toBe(true);
});

it('doubles the last letter where the stress is', () => {
  expect(verbForms('begin').map(({ text }) => text)).toContain('beginning');
});
