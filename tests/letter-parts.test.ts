import { expect, test } from 'vitest';
import { readDraft } from '../src/formats/read.ts';
import { isAddress, isGreeting, isReference } from '../src/language/letter-lines.ts';
import { proseSentences } from '../src/language/prose.ts';

const letter = `Exampleshire County Council
County Hall
1 Example Street
Exampletown
EX1 1AA
Tel: 01632 960000

Our ref: ABC/1234
Your ref: 99
4 June 2026

Mr A. Example
12 Sample Road
Exampletown
EX2 2BB

Dear Mr. Example,

Your application for a bus pass

We have looked at your application.
Your child can have a pass.

What happens next
-----------------
We will post the pass in the last week of August.

* bring this letter

Yours sincerely,

Jo Bloggs
School Transport Officer

Exampleshire County Council

We check every letter. Tell us if this one was hard to read.
`;

const parts = [
  'paragraph address: Exampleshire County Council',
  'paragraph reference: Our ref: ABC/1234',
  'paragraph address: Mr A. Example',
  'paragraph greeting: Dear Mr. Example,',
  'heading: Your application for a bus pass',
  'paragraph: We have looked at your application.',
  'heading: What happens next',
  'paragraph: We will post the pass in the last week of August.',
  'list-item: bring this letter',
  'paragraph sign-off: Yours sincerely,',
  'paragraph sign-off: Jo Bloggs',
  'paragraph sign-off: Exampleshire County Council',
  'paragraph: We check every letter. Tell us if this one was hard to read.',
];

function describe(source: string, path: string): string[] {
  return readDraft(source, path).blocks.map(
    ({ kind, part, text }) => `${kind}${part === undefined ? '' : ` ${part}`}: ${text.split('\n')[0]}`,
  );
}

test('a plain text letter: what frames it is not prose, what is underlined or under the greeting is a heading', () => {
  expect(describe(letter, 'letter.txt')).toEqual(parts);
});

test('the same letter in Markdown with hard line breaks', () => {
  const markdown = letter
    .replace('Your application for a bus pass', '# Your application for a bus pass')
    .replace(/^(?!-|#)(.+)\n(?=[^\n-])/gm, '$1  \n');
  expect(describe(markdown, 'letter.md')).toEqual(parts);
});

test('what frames a letter has no sentences of prose, and its words stay words to read', () => {
  const { blocks } = readDraft(letter, 'letter.txt');
  const framing = blocks.filter(({ part }) => part !== undefined);
  expect(framing.flatMap((block) => proseSentences(block))).toEqual([]);
  expect(framing.every(({ isProse, words }) => !isProse && words.length > 0)).toBe(true);
});

test.each([
  'Dear Mrs Example',
  'Annwyl Ms Example,',
  'Hello Sam,',
  'Good morning',
  'To whom it may concern',
  'Dear ((first name)) ((last name))',
])('%s is a greeting', (text) => expect(isGreeting(text)).toBe(true));

test.each([
  'Dear parents, the school is closed. Please stay at home.',
  'Hello to all who came to our day at the park and gave so much',
])('%s is none', (text) => expect(isGreeting(text)).toBe(false));

test.each([
  'County Hall, 1 Example Street, Exampletown, EX1 1AA',
  'Care team\nPO Box 9\nExampletown\nEX1 1AA\nPhone: 01632 960000',
  '((address line 1))\n((address_line_2))\n((address line 3))',
])('%s is an address', (text) => expect(isAddress(text)).toBe(true));

test.each([
  'Send it to County Hall, 1 Example Street, Exampletown, EX1 1AA',
  'Please write to us.\nWe will reply.\nEX1 1AA',
  'You can park at the back of the building, which is in EX1 1AA\nThe bus stops here too if you have a pass',
])('%s is none', (text) => expect(isAddress(text)).toBe(false));

test.each([
  '4 June 2026',
  'Thursday 4th June 2026',
  '04/06/2026',
  'Date: 4 June 2026',
  'Our ref ABC/1',
  'Direct line: 01632 960000',
])('%s is a reference line', (text) => expect(isReference(text)).toBe(true));

test.each([
  'Contact: please ring us when you can and tell us what you would like.',
  'On 4 June 2026',
  'Opening hours: 9am to 5pm',
])('%s is none', (text) => expect(isReference(text)).toBe(false));

test('a line under text that is a sentence separates, and heads nothing', () => {
  expect(describe('Ring us on Monday.\n------\nJo\n\n----\n\nNext', 'a.txt')).toEqual([
    'paragraph: Ring us on Monday.',
    'paragraph: Jo',
    'paragraph: Next',
  ]);
});

test.each(['Dear ', 'our ref ', 'a\n', '(( ', 'EX1 1AA\n', 'case customer ', ', '])(
  '100 kB of %j is one paragraph, and no part of a letter',
  (piece) => {
    const { blocks } = readDraft(piece.repeat(100_000 / piece.length), 'a.txt');
    expect(blocks.map(({ kind, part }) => [kind, part])).toEqual([['paragraph', undefined]]);
  },
);
