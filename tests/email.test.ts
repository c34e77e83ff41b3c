import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import type { Block } from '../src/draft/block.ts';
import type { Draft } from '../src/draft/draft.ts';
import { readFile } from '../src/formats/read.ts';
import { commslint, folderWith } from './command.ts';

const encoder = new TextEncoder();

/** Quoted-printable as mail programs write it: soft line breaks anywhere, any byte by its number. */
function quotedPrintable(text: string, breakEvery: number): string {
  let line = 0;
  let written = '';
  for (const byte of encoder.encode(text)) {
    const isPlain = (byte >= 33 && byte <= 126 && byte !== 61) || byte === 32 || byte === 10 || byte === 13;
    const piece = isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (byte === 10) line = 0;
    else if (line + piece.length > breakEvery && byte !== 13) {
      written += '=\r\n';
      line = 0;
    }
    written += piece;
    line += piece.length;
  }
  return written;
}

function decodeQuoted(source: string): string {
  const bytes: number[] = [];
  for (const [piece] of source.replace(/=[ \t]*\r?\n/g, '').matchAll(/=[0-9A-F]{2}|[\s\S]/g)) {
    bytes.push(piece.length === 3 ? Number.parseInt(piece.slice(1), 16) : piece.charCodeAt(0));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** Each word of a block with what its place in the draft's source decodes to. */
function misplaced({ source }: Draft, { map, words }: Block, decode: (source: string) => string): string[] {
  return words.flatMap(({ text, start, end }) => {
    const range = map.toSource(start, end);
    const found = decode(source.slice(range.start, range.end));
    return found === text ? [] : [`${text}: ${found}`];
  });
}

const text = fc
  .array(
    fc.constantFrom(
      'a',
      'child',
      'é',
      '’',
      '😀',
      '=',
      'school',
      ' ',
      '\r\n',
      '\r\n\r\n',
      'ŵ',
      '> ',
      '- ',
      '.',
      'Ring us',
    ),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((pieces) => pieces.join(''));

test('each word of a generated email stands where its place in the file says, through quoted-printable', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 4, max: 76 }), fc.boolean(), async (body, width, isHtml) => {
      const head = `Subject: Visit\r\nContent-Type: text/${isHtml ? 'html' : 'plain'}; charset=utf-8\r\n`;
      const quoted = `${head}Content-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(body, width)}`;
      const plain = `${head}Content-Transfer-Encoding: 8bit\r\n\r\n${body}`;
      const encoded = `${head}Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64')}`;
      const [one, two, three] = [await read(quoted), await read(plain), await read(encoded)];
      expect(one.source).toBe(quoted);
      expect(two.source).toBe(plain);
      expect(one.blocks.flatMap((block) => misplaced(one, block, decodeQuoted))).toEqual([]);
      expect(two.blocks.flatMap((block) => misplaced(two, block, (source) => source))).toEqual([]);
      expect(three.blocks.flatMap((block) => misplaced(three, block, (source) => source))).toEqual([]);
      const texts = ({ blocks }: Draft) => blocks.map((block) => block.text);
      expect(texts(one)).toEqual(texts(two));
      expect(texts(three)).toEqual(texts(two));
      // The parser is the oracle of what the email says.
      const { html, text: said } = await PostalMime.parse(quoted);
      const letters = (value: string) => value.replace(/[\s>•-]/g, '');
      if (!isHtml) expect(letters(texts(one).slice(1).join(''))).toBe(letters(said ?? ''));
      else expect(html?.trim()).toBe(body.replaceAll('\r\n', '\n').trim());
    }),
    { numRuns: Number(process.env.COMMSLINT_RUNS ?? 100) },
  );
});

function read(source: string | Uint8Array): Promise<Draft> {
  return readFile(source, 'a.eml');
}

function shown({ blocks }: Draft): string[] {
  return blocks.map(
    ({ kind, text: own, quoted, part }) => `${kind}${part ? ` ${part}` : ''}${quoted ? ' quoted' : ''}: ${own}`,
  );
}

test('of an email with plain text, HTML, a picture and files: the HTML, the subject line, the names of the files', async () => {
  const source = `From: Jo Bloggs <jo@example.gov.uk>
To: Sam Example <sam@example.police.uk>,
 desk@example.police.uk
Cc: =?utf-8?q?Caf=C3=A9?= <cafe@example.com>
Subject: =?utf-8?Q?Caf=C3=A9_visit?= =?utf-8?B?IOKAkyBuZXh0?= week
 and after
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

A mail program shows nothing of this.
--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=utf-8

Please utilise it.
--inner
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><body><p>Please <b>utilise</b> the caf=C3=A9=
 today.</p></body></html>
--inner--
--outer
Content-Type: image/png; name="map.png"
Content-Transfer-Encoding: base64

aGVsbG8=
--outer
Content-Type: application/pdf
Content-Disposition: attachment; filename*=utf-8''Caf%C3%A9%20plan.pdf

x
--outer--
`;
  const draft = await read(source);
  expect(shown(draft)).toEqual([
    'subject: Café visit – next week and after',
    'paragraph: Please utilise the café today.',
    'attachment: map.png',
    'attachment: Café plan.pdf',
  ]);
  expect(draft.source).toBe(source);
  expect(draft.fields.get('to')?.value).toEqual(['sam@example.police.uk', 'desk@example.police.uk']);
  expect(draft.fields.get('cc')?.value).toEqual(['cafe@example.com']);
  const [subject, paragraph] = draft.blocks;
  const at = (block: Block | undefined, word: string) => {
    const from = block?.text.indexOf(word) ?? -1;
    const range = block?.map.toSource(from, from + word.length);
    return source.slice(range?.start, range?.end);
  };
  expect(at(subject, 'Café')).toBe('Caf=C3=A9');
  expect(at(subject, 'next')).toBe('=?utf-8?B?IOKAkyBuZXh0?=');
  expect(at(subject, 'week')).toBe('week');
  expect(at(paragraph, 'café')).toBe('caf=C3=A9');
  expect(at(paragraph, 'today')).toBe('today');
});

test('what an email quotes is quoted, and frames nothing', async () => {
  const source =
    'Subject: a\n\nDear Sam,\n\nYes, please come.\n\nKind regards\n\nJo\n\nOn 4 June Sam wrote:\n> Dear Jo,\n>\n>> May I come\n> to you?\n';
  expect(shown(await read(source))).toEqual([
    'subject: a',
    'paragraph greeting: Dear Sam,',
    'paragraph: Yes, please come.',
    'paragraph sign-off: Kind regards',
    'paragraph sign-off: Jo',
    'paragraph: On 4 June Sam wrote:',
    'paragraph quoted: Dear Jo,',
    'paragraph quoted: May I come\nto you?',
  ]);
});

test('a file that is not UTF-8 is read in the character set of its part', async () => {
  const bytes = Uint8Array.from(
    'Subject: Caf\xe9\nContent-Type: text/plain; charset=ISO-8859-15\n\nIt is 5 \xa4 at the caf\xe9.',
    (char) => char.charCodeAt(0),
  );
  const draft = await read(bytes);
  expect(shown(draft)).toEqual(['subject: Café', 'paragraph: It is 5 € at the café.']);
  expect(draft.source.length).toBe(bytes.length);
});

test('text in base64 stands in the source in its place, and places after it still fit', async () => {
  const body = Buffer.from('Please utilise the café.').toString('base64');
  const source = `Subject: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${body}\n--x\nContent-Type: text/csv; name="a b.csv"\n\nx\n--x\nContent-Type: text/plain\n\nRing us.\n--x--\n`;
  const draft = await read(source);
  expect(shown(draft)).toEqual([
    'subject: a',
    'paragraph: Please utilise the café.',
    'paragraph: Ring us.',
    'attachment: a b.csv',
  ]);
  expect(draft.source).toBe(source.replace(body, 'Please utilise the café.'));
  for (const { text: own, map } of draft.blocks) {
    const { start, end } = map.toSource(0, own.length);
    expect(draft.source.slice(start, end)).toBe(own);
  }
});

test.each([
  ['no email', '# Heading\n\nText.\n', /no email/],
  ['an empty file', '', /no email/],
  ['cut off', 'Subject: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nText', /cut off/],
  [
    'an unknown character set',
    'Subject: a\nContent-Type: text/plain; charset=x-none\nContent-Transfer-Encoding: quoted-printable\n\ncaf=E9',
    /‘x-none’/,
  ],
  ['encrypted', 'Subject: a\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nx', /encrypted/],
  [
    'nested too deeply',
    `Subject: a\n${'Content-Type: multipart/mixed; boundary=x\n\n--x\n'.repeat(50)}`,
    /cut off|nested/,
  ],
])('what cannot be read is told: %s', async (_, source, message) => {
  await expect(read(source)).rejects.toThrow(message);
});

test('a bad email is trouble for itself alone, and none is changed', async () => {
  const good = 'Subject: a\n\nPlease utilise it.\n';
  const folder = await folderWith({ 'a.eml': 'nothing', 'b.eml': good });
  const checked = await commslint(folder, ['a.eml', 'b.eml', '--rule', 'plain-words']);
  expect(checked.code).toBe(2);
  expect(checked.out).toContain('This is no email');
  expect(checked.out).toContain('b.eml:3:8');
  const fixed = await commslint(folder, ['b.eml', '--fix']);
  expect(fixed.code).toBe(2);
  expect(fixed.out).toContain('An email is not changed.');
});

test('an email without text has its subject line and files checked', async () => {
  expect(shown(await read('Subject: Report\nFrom: a@example.com\n'))).toEqual(['subject: Report']);
  expect(shown(await read('From: a@example.com\n\n'))).toEqual([]);
});

test('a large email, one of many parts and the worst headers are read', async () => {
  const file = Buffer.alloc(15_000_000, 'x').toString('base64').replace(/.{76}/g, '$&\r\n');
  const part = (content: string) =>
    `--x\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${content}\r\n`;
  const head = 'Subject: a\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n';
  const text = '--x\r\n\r\nPlease ring.\r\n';
  expect(shown(await read(`${head}${text}${part(file)}--x--\r\n`))).toEqual(['subject: a', 'paragraph: Please ring.']);
  expect(shown(await read(`${head}${text}${part('eA==').repeat(1500)}--x--\r\n`))).toHaveLength(2);
  for (const worst of ['=?utf-8?q?', ' =', '\r\n ', '"', ';a="', ':', '=?a?b?']) {
    const all = worst.repeat(20_000);
    const subject = all.trim() === '' ? [] : [`subject: ${all.trim()}`];
    const worstEmail = await read(`Subject: ${all}\r\nContent-Type: text/plain${all}\r\n\r\na`);
    expect(shown(worstEmail), worst).toEqual([...subject, 'paragraph: a']);
  }
});
