import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readGlossary, readWords } from '../src/audience/read.ts';
import { termFields } from '../src/rule/entry.ts';
import { defineRule } from '../src/rule/rule.ts';
import { register } from './briefs.ts';

const plainWords = defineRule({
  category: 'jargon',
  summary: 'Plain words',
  severity: 'warning',
  sources: [],
  options: () => z.strictObject({}),
  entry: () => z.strictObject(termFields),
  messages: {},
});

describe('a glossary file', () => {
  it('must give whole rows', () => {
    expect(() => readGlossary('- term: ICPC\n  knows: { families: 1 }\n', 'glossary/care.yaml')).toThrow(
      'glossary/care.yaml:1:3: ‘ICPC’ is not in the glossary yet',
    );
  });

  it('holds acronyms, terms and roles, with their forms', () => {
    const [term, role] = readGlossary(
      '- { term: threshold, kind: term, plain: when we can help }\n- { term: health visitor, kind: role, plain: a nurse }\n',
      'glossary/care.yaml',
    );
    expect(term?.forms?.map(({ text }) => text)).toEqual(['threshold', 'thresholds']);
    expect(role?.forms?.map(({ text }) => text)).toContain('health visitors');
  });
});

describe('a word list', () => {
  const read = (text: string) => readWords(text, 'words.yaml', register('plain-words', plainWords));

  it('is compiled with the forms of its terms', () => {
    expect(read('- { term: utilise, inflect: verb, instead: [use] }\n')[0]?.forms).toContainEqual({
      text: 'utilising',
      instead: ['using'],
      sure: true,
    });
  });

  it.each([
    ['term: a\n', 'words.yaml:1:1: A word list is a list of rows: ‘- term: …’.'],
    ['- { term: Aid }\n- { term: aid }\n', 'words.yaml:2:11: ‘aid’ stands here twice (first at words.yaml:1).'],
    ['- { term: aid, instead: [" "] }\n', 'words.yaml:1:26: An alternative must not be empty.'],
    [
      '- { term: aid, exempt: [legal ad] }\n',
      'words.yaml:1:25: ‘legal ad’ does not contain ‘aid’, so it exempts nothing.',
    ],
  ])('refuses %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('takes an exempt phrase with any form of the term', () => {
    expect(read('- { term: accommodate, inflect: verb, exempt: [accommodated child] }\n')).toHaveLength(1);
  });
});
