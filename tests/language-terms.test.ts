import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { library } from '../src/generated/readers.ts';
import { rules } from '../src/generated/rules.ts';
import { compileTerms } from '../src/language/compile-terms.ts';
import { TermIndex } from '../src/language/term-index.ts';
import { TermList } from '../src/language/term-list.ts';
import type { TermEntry, TermForm } from '../src/language/terms.ts';
import { readTokens } from '../src/language/tokens.ts';

const lists: [string, readonly TermEntry[]][] = [
  ...rules
    .filter(({ words }) => words.length > 0)
    .map(({ id, words }): [string, readonly TermEntry[]] => [id, words.rows]),
  ['glossary', library.glossary.rows],
];

const written = (text: string) =>
  readTokens(text)
    .map(({ key }) => key)
    .join(' ');

/** A form with words around it that let it count. */
function inContext({ near, after, before }: TermEntry, { verb, anywhere }: TermForm): [string, string] {
  if (anywhere) return ['', ''];
  const places = { base: 'to', s: 'it', ing: 'by' };
  const previous = verb ? places[verb] : after?.[0];
  return [
    [near?.[0], 'qq', previous]
      .filter(Boolean)
      .map((word) => `${word} `)
      .join(''),
    ` ${before?.[0] ?? 'qq'} qq`,
  ];
}

const variants: [string, (form: string, exact: boolean) => string][] = [
  ['as it is', (form) => form],
  ['in capitals', (form, exact) => (exact ? form : form.toUpperCase())],
  ['with a first capital', (form, exact) => (exact ? form : form.charAt(0).toUpperCase() + form.slice(1))],
  ['with hyphens as spaces', (form) => form.replaceAll('-', ' ')],
  ['with spaces as hyphens', (form) => form.replace(/(?<=\w) (?=\w)/g, '-')],
  ['over a line break', (form) => form.replaceAll(' ', '\n')],
  ['with a non-breaking space', (form) => form.replaceAll(' ', '\u00a0')],
  ['with a curly apostrophe', (form) => form.replaceAll("'", '’')],
  ['with a straight apostrophe', (form) => form.replaceAll('’', "'")],
  ['in quotation marks', (form) => `“${form}”`],
  ['with a soft hyphen', (form) => form.replace(/(?<=[A-Za-z]{2})(?=[A-Za-z])/, '\u00ad')],
];

describe.each(lists)('every term of %s', (_, entries) => {
  it.each(variants)('is found in each of its forms %s', (_, change) => {
    const missed: string[] = [];
    for (const entry of entries) {
      const index = new TermIndex([TermList.of([entry])]);
      const silenced = new Set(entry.exempt?.map(written));
      for (const form of entry.forms ?? []) {
        if (silenced.has(written(form.text))) continue;
        const [before, after] = inContext(entry, form);
        const shown = change(form.text, form.exact === true);
        const text = before + shown + after;
        const found = index.match(text).of(0);
        const [inner = ''] = /[^“].*[^”]/s.exec(shown) ?? [shown];
        const start = text.indexOf(inner, before.length);
        if (!found.some((match) => match.start === start && match.end === start + inner.length)) missed.push(text);
      }
    }
    expect(missed).toEqual([]);
  });
});

describe('the lists', () => {
  it('have no two rows for one term', () => {
    for (const [name, entries] of lists) {
      const terms = entries.filter(({ inflect }) => inflect !== 'acronym').map(({ term }) => written(term));
      expect(
        terms.filter((term, index) => terms.indexOf(term) !== index),
        name,
      ).toEqual([]);
    }
  });

  it('have no exempt phrase that lacks the term', () => {
    const useless: string[] = [];
    for (const [, entries] of lists) {
      for (const entry of entries) {
        const forms = (entry.forms ?? []).map(({ text }) => ` ${written(text)} `);
        for (const phrase of entry.exempt ?? []) {
          if (!forms.some((form) => ` ${written(phrase)} `.includes(form))) useless.push(`${entry.term}: ${phrase}`);
        }
      }
    }
    expect(useless).toEqual([]);
  });

  it('stay silent in the phrases that mean something else', () => {
    const index = new TermIndex(lists.map(([, entries]) => TermList.of(entries)));
    const silent: [string, string, string][] = [
      ['plain-words', 'key', 'Key stage 2, a key worker, a house key and keyboards'],
      ['plain-words', 'commit', 'He committed an offence. They commit a crime.'],
      ['plain-words', 'additional', 'Children with additional needs'],
      ['plain-words', 'adjustment', 'We make reasonable adjustments'],
      ['plain-words', 'advance', 'Tell us in advance'],
      ['plain-words', 'promote', 'to safeguard and promote the welfare of children'],
      ['plain-words', 'deliver', 'The post office delivers letters and parcels'],
      ['plain-words', 'hub', 'the Multi-Agency Safeguarding Hub'],
      ['plain-words', 'agenda', 'the agenda for the meeting'],
      ['plain-words', 'subject to', 'You can teach any subject to children'],
      ['plain-words', 'multi-agency', 'the multi-agency safeguarding hub'],
      ['respectful-language', 'contact', 'Contact us. Direct contact details are below. An emergency contact.'],
      ['respectful-language', 'placement', 'a placement order, a work placement, school placements'],
      ['respectful-language', 'the disabled', 'the disabled toilet'],
      ['respectful-language', 'invalid', 'The code is invalid.'],
      ['respectful-language', 'victim', 'the Victims’ Code'],
      ['respectful-language', 'suffer from', 'suffering significant harm'],
      ['obsolete-name', 'statement', 'a witness statement and a bank statement'],
    ];
    for (const [list, term, text] of silent) {
      const found = index.match(text).of(lists.findIndex(([name]) => name === list));
      expect(
        found.map(({ entry }) => entry.term),
        text,
      ).not.toContain(term);
    }
  });
});

describe('compiled terms', () => {
  it('carry the alternatives in the form that is found', () => {
    const [entry] = compileTerms<TermEntry>([{ term: 'obtain', inflect: 'verb', instead: ['get', 'be given'] }]);
    expect(entry?.forms?.map(({ text, instead }) => [text, instead])).toEqual([
      ['obtain', ['get', 'be given']],
      ['obtains', ['gets']],
      ['obtaining', ['getting']],
      ['obtained', ['got']],
    ]);
  });

  it('are sure of a form only where it bends one way', () => {
    const [entry] = compileTerms<TermEntry>([{ term: 'provide', inflect: 'verb', instead: ['give'] }]);
    expect(entry?.forms?.map(({ text, sure }) => [text, sure])).toEqual([
      ['provide', true],
      ['provides', true],
      ['providing', true],
      ['provided', undefined],
    ]);
  });

  it('leaves a compiled row alone', () => {
    const compiled = compileTerms([{ term: 'agency', inflect: 'noun' as const }]);
    expect(compileTerms(compiled)).toEqual(compiled);
  });

  it('bends the term in exempt phrases', () => {
    const index = new TermIndex([
      TermList.of(compileTerms([{ term: 'commit', inflect: 'verb', exempt: ['commit an offence'] }])),
    ]);
    expect(index.match('He was committing an offence').of(0)).toEqual([]);
    expect(index.match('He was committing to it').of(0)).toHaveLength(1);
  });
});

describe('search', () => {
  const find = (entries: TermEntry[], text: string, silent?: { start: number; end: number }[]) =>
    new TermIndex([TermList.of(compileTerms(entries))])
      .match(text, silent)
      .of(0)
      .map(({ start, end }) => text.slice(start, end));

  it('takes an acronym in its own case, with plural s and possessive', () => {
    expect(find([{ term: 'LAC', inflect: 'acronym' }], 'LAC, LACs, LAC’s, lac, Lac, LACS')).toEqual([
      'LAC',
      'LACs',
      'LAC',
    ]);
    expect(find([{ term: 'C&F', inflect: 'acronym' }], 'a C&F, a C & F, c&f')).toEqual(['C&F', 'C & F']);
    expect(find([{ term: 'DfE', inflect: 'acronym' }], 'the DfE and the DFE')).toEqual(['DfE']);
  });

  it('does not run over marks, possessives, addresses or silent ranges', () => {
    const entries: TermEntry[] = [{ term: 'service user', inflect: 'noun' }];
    expect(find(entries, 'a service. User, service, user; the service’s users')).toEqual([]);
    expect(find(entries, 'see https://example.com/service-user or service-user@example.com')).toEqual([]);
    expect(find(entries, 'service user', [{ start: 3, end: 5 }])).toEqual([]);
    expect(find(entries, 'the service user’s choice')).toEqual(['service user']);
  });

  it('lets neighbours decide', () => {
    expect(
      find(
        [{ term: 'land', inflect: 'verb', verbOnly: true }],
        'the land; to land; we land; it lands; by landing; landed; a landing',
      ),
    ).toEqual(['land', 'land', 'lands', 'landing', 'landed']);
    expect(find([{ term: 'key', before: ['points'] }], 'a key, key points')).toEqual(['key']);
    expect(find([{ term: 'contact', after: ['direct'] }], 'contact us, direct contact')).toEqual(['contact']);
    expect(find([{ term: 'case', notAfter: ['court'] }], 'a court case, a case')).toEqual(['case']);
    expect(find([{ term: 'case', notBefore: ['law'] }], 'case law, case')).toEqual(['case']);
    expect(find([{ term: 'plan', near: ['child'] }], 'a plan')).toEqual([]);
    expect(find([{ term: 'plan', near: ['child'] }], 'a plan for one child')).toEqual(['plan']);
    expect(find([{ term: 'plan', notNear: ['pension'] }], 'a pension plan')).toEqual([]);
    expect(
      find([{ term: 'key', before: ['points'], phrases: { 'is key to': ['matters for'] } }], 'it is key to this'),
    ).toEqual(['is key to']);
  });

  /** What the search says that it does, done the slow way. */
  function naive(entries: readonly TermEntry[], text: string): string[] {
    const tokens = readTokens(text);
    const at = (phrase: string, from: number) => {
      const wanted = readTokens(phrase);
      const fits = wanted.every(({ key }, step) => tokens[from + step]?.key === key);
      return fits && wanted.length > 0 ? from + wanted.length : -1;
    };
    const kept: { from: number; to: number; term: string }[] = [];
    for (let from = 0; from < tokens.length; from++) {
      let best: { from: number; to: number; term: string } | undefined;
      for (const { term, exempt = [] } of entries) {
        const to = at(term, from);
        const isExempt = exempt.some((phrase) => tokens.some((_, start) => start <= from && at(phrase, start) >= to));
        if (to > (best?.to ?? from) && !isExempt) best = { from, to, term };
      }
      const last = kept.at(-1);
      if (best === undefined) continue;
      if (last !== undefined && last.to > from) {
        if (last.to - last.from >= best.to - from) continue;
        kept.pop();
      }
      kept.push(best);
    }
    return kept.map(({ from, to, term }) => `${tokens[from]?.start}-${tokens[to - 1]?.end} ${term}`);
  }

  it('agrees with a naive search', () => {
    const word = fc.constantFrom('a', 'b', 'c', "d's", 'A', 'é');
    const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    const entry = fc.record({ term: phrase, exempt: fc.array(phrase, { maxLength: 2 }) });
    const gap = fc.constantFrom(' ', ' ', '-', '\n', '. ', ', ', '/', ' “', '’ ', '\u00ad');
    const text = fc.array(fc.tuple(word, gap), { maxLength: 25 }).map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), fc.array(entry, { maxLength: 3 }), text, (one, two, text) => {
        const found = new TermIndex([TermList.of(one), TermList.of(two)]).match(text);
        const said = (list: number) => found.of(list).map(({ start, end, entry }) => `${start}-${end} ${entry.term}`);
        expect(said(0)).toEqual(naive(one, text));
        expect(said(1)).toEqual(naive(two, text));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds of lists with a table what it finds of their rows', () => {
    const known = rules.map(({ words }) => words).filter(({ isEmpty }) => !isEmpty);
    const tabled = new TermIndex([...known, library.glossary]);
    const plain = new TermIndex([...known, library.glossary].map(({ rows }) => TermList.of(rows)));
    const phrases = lists.flatMap(([, entries]) => entries.flatMap(({ forms = [] }) => forms.map(({ text }) => text)));
    const text = `${phrases.join(' and ')}. ${phrases.join(' ')}`;
    const found = plain.match(text);
    const same = tabled.match(text);
    for (let list = 0; list <= known.length; list++) {
      expect(found.of(list)).not.toEqual([]);
      expect(same.of(list)).toEqual(found.of(list));
    }
  });
});
