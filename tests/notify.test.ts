import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/audience/read.ts';
import { readDraft } from '../src/formats/read.ts';
import { library } from '../src/generated/readers.ts';
import { rules } from '../src/generated/rules.ts';
import { fieldKey, readNotifyFields } from '../src/language/notify-fields.ts';
import { commslint, folderWith } from './command.ts';
import { wrongPlaces } from './positions/check.ts';

function shown(source: string, channel: string): string[] {
  return readDraft(source, 'a.notify.md', undefined, { channel }).blocks.map(
    ({ kind, level, text }) => `${kind}${level || ''}: ${text}`,
  );
}

const template = `---
subject: About ((reference))
---
# Your pass ##
We have posted it.
It comes on ((date)). ((late??Ring us. Quote ((it.))

Next
---
### Deep
^ Set apart
and on

* one
-two
• three
1. first
more of it

***

[Find out](https://example.com/a?b=((c)) "t") or https://example.com.
**Bold** <b>x</b> &amp; \\*
`;

test('an email has headings of two levels, lists, links, and lines as they are typed', () => {
  expect(shown(template, 'email')).toEqual([
    'subject: About ((reference))',
    'heading1: Your pass',
    'paragraph: We have posted it.\nIt comes on ((date)). ((late??Ring us. Quote ((it.))',
    'heading2: Next',
    'paragraph: Deep',
    'paragraph: Set apart\nand on',
    'list-item: one',
    'list-item: two',
    'list-item: three',
    'list-item: first\nmore of it',
    'paragraph: Find out or https://example.com.\n**Bold** <b>x</b> &amp; \\*',
  ]);
});

test('a letter has one level and no links; a text message has lists and nothing else', () => {
  expect(shown('# A\n## B\nC\n---\n---\n---\n[d](https://e.example)\n\nQR: x', 'letter')).toEqual([
    'heading1: A',
    'paragraph: B',
    'paragraph: C',
    'paragraph: [d](https://e.example)',
    'paragraph: QR: x',
  ]);
  expect(shown('# A\n^ B\n---\n* c', 'text-message')).toEqual(['paragraph: # A\n^ B\n---', 'list-item: c']);
});

test('a placeholder is no words to read; optional text is', () => {
  const source = 'Dear NHS, ((first name)) was here.((ASAP??Please come in. Bring it.))((b??Stay.)) Go';
  const [block] = readDraft(source, 'a.notify.md', undefined, { channel: 'email' }).blocks;
  expect(block?.spans.map(({ kind, start, end }) => `${kind} ${source.slice(start, end)}`)).toEqual([
    'placeholder ((first name))',
    'placeholder ((ASAP??',
    'placeholder ))',
    'placeholder ((b??',
    'placeholder ))',
  ]);
  expect(block?.words.map(({ text }) => text).join(' ')).toBe('Dear NHS was here Please come in Bring it Stay Go');
  expect(block?.sentences.map(({ start, end }) => source.slice(start, end))).toEqual([
    'Dear NHS, ((first name)) was here.',
    'Please come in.',
    'Bring it.',
    'Stay.',
    'Go',
  ]);
});

test.each([
  ['a ((b)) (c) ((d??e\n\nf))', ['b', 'd'], []],
  ['(((b))) see (section 2 (c))', ['b'], []],
  ['((a) ((b', [], ['unclosed ((a)', 'unclosed ((b']],
  ['((a??x (y) z)) ((b??((c)))) ((d))', ['d'], ['bracket (y)', 'nested ((c))']],
  ['(a)) b)) (()) (( ))', [], ['unopened (a))', 'unopened b))', 'nameless (())', 'nameless (( ))']],
])('%j has the placeholders %j', (source, names, problems) => {
  const { fields, broken } = readNotifyFields(source);
  expect(fields.map(({ name }) => name)).toEqual(names);
  expect(broken.map(({ problem, start, end }) => `${problem} ${source.slice(start, end)}`)).toEqual(problems);
});

test('names that GOV.UK Notify takes for one have one key', () => {
  expect(new Set(['First name', 'first_name', 'FIRSTNAME', 'first-name '].map(fieldKey)).size).toBe(1);
});

const piece = fc.constantFrom(
  'word',
  ' ',
  '\n',
  '\r\n\r\n',
  '((',
  '))',
  '((name))',
  '((x??',
  '# ',
  '* ',
  '1. ',
  '^ ',
  '---',
  '[a](https://b.example/((c)))',
  'https://d.example',
  '![e](f)',
  '&amp;',
  '<b>',
  '😀',
  'QR: ',
  '.',
);

test('each word of a generated template stands where its block says, and none is lost', () => {
  const documents = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(
      documents,
      fc.constantFrom('letter', 'email', 'text-message'),
      fc.boolean(),
      (source, channel, mark) => {
        const text = mark ? `\ufeff${source}` : source;
        const draft = readDraft(text, 'a.notify.md', undefined, { channel });
        expect(wrongPlaces(draft).wrong).toEqual([]);
        const words = (value: string) => value.match(/word/g)?.length ?? 0;
        expect(words(draft.blocks.map((block) => block.text).join(' '))).toBe(words(source));
      },
    ),
    { numRuns: Number(process.env.COMMSLINT_RUNS ?? 100) },
  );
});

describe('which drafts are templates', () => {
  const draft = 'Dear ((first name), **come**.\n';
  const check = async (files: Readonly<Record<string, string>>, path: string) => {
    const { out } = await commslint(await folderWith(files), [path, '--rule', 'notify-template', '--format', 'json']);
    const [result] = (JSON.parse(out) as { results: { format: string; findings: { ruleId: string }[] }[] }).results;
    return `${result?.format} ${result?.findings.length}`;
  };
  const email = 'channel: email\n';

  test('by the end of the name, the front matter and the configuration', async () => {
    expect(await check({ 'a.notify.md': `---\n${email}---\n${draft}` }, 'a.notify.md')).toBe('notify 2');
    expect(await check({ 'a.md': `---\n${email}---\n${draft}` }, 'a.md')).toBe('markdown 0');
    expect(await check({ 'a.md': `---\nnotify: true\n${email}---\n${draft}` }, 'a.md')).toBe('notify 2');
    const all = { 'commslint.yaml': `${email}notify: { templates: true }` };
    expect(await check({ ...all, 'a.txt': draft }, 'a.txt')).toBe('notify 2');
    expect(await check({ ...all, 'a.md': `---\nnotify: false\n---\n${draft}` }, 'a.md')).toBe('markdown 0');
    const some = {
      'commslint.yaml': `${email}overrides:\n  - { files: t/*, notify: true }\n  - { files: t/no*, notify: false }`,
    };
    expect(await check({ ...some, 't/a.md': draft }, 't/a.md')).toBe('notify 2');
    expect(await check({ ...some, 't/no.md': draft }, 't/no.md')).toBe('markdown 0');
    expect(await check({ ...some, 'a.md': draft }, 'a.md')).toBe('markdown 0');
  });

  test('the configuration names placeholders with samples, and wrong values are told at their place', () => {
    const known = { rules, library };
    const [{ notify }] = readConfig(
      'notify:\n  placeholders: { First name: [Jo, 5], late: , x: a }\n  pricePerPart: 2.4',
      'c.yaml',
      known,
    );
    expect([...notify.placeholders].map(([key, { samples }]) => `${key}: ${samples.join('|')}`)).toEqual([
      'firstname: Jo|5',
      'late: ',
      'x: a',
    ]);
    const wrong = 'notify:\n  pricePerPart: 0\n  placeholder: {}\n  placeholders: { a: { b: c } }';
    expect(() => readConfig(wrong, 'c.yaml', known)).toThrow(
      /c\.yaml:2:17.*A price is more than 0[\s\S]*c\.yaml:3:3.*‘placeholder’.*‘placeholders’[\s\S]*c\.yaml:4:22.*Give a sample/,
    );
  });
});

test.each([
  ['# ', 1, 1],
  ['#  ', 1, 1],
  ['[', 1, 1],
  ['[a](', 1, 1],
  ['((', 1, 1],
  ['- ', 0, 1],
  ['---\n', 0, 1],
  ['* * ', 0, 1],
  ['http://.', 1, 1],
  ['http://((', 1, 1],
  ['^\n', 0, 1],
  [' ', 0, 0],
  ['![', 1, 1],
  ['QR:', 1, 1],
  ['((a??', 1, 1],
])('100 kB of %j is read', (piece, blocks, blocksOfText) => {
  const source = piece.repeat(100_000 / piece.length);
  expect(shown(source, 'letter')).toHaveLength(blocks);
  expect(shown(source, 'email')).toHaveLength(blocks);
  expect(shown(source, 'text-message')).toHaveLength(blocksOfText);
});
