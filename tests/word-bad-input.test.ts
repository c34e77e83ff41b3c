import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { annotateWord } from '../src/formats/word/annotate.ts';
import { readWord } from '../src/formats/word/word.ts';
import { commslint, folderWith, json } from './command.ts';
import { b, documentXml, p, wordFile } from './word-files.ts';

const good = wordFile(p('We will utilise this form.'));

/** A good file with one part in place of its own. */
const withPart = (name: string, text: string) => wordFile('', { files: { [name]: text } });

/** The beginning of an OLE container, with the name of one of its streams. */
const container = (stream: string) => {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Buffer.from(stream, 'utf16le'), 1024);
  return bytes;
};

/** A ZIP archive whose directory says that the file in it is of another size. */
const lying = (bytes: Uint8Array, name: string, size: number) => {
  const changed = Uint8Array.from(bytes);
  const view = new DataView(changed.buffer);
  for (let at = 0; at + 46 < changed.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    if (Buffer.from(changed.subarray(at + 46, at + 46 + name.length)).toString() === name)
      view.setUint32(at + 24, size, true);
  }
  return changed;
};

const locked = (bytes: Uint8Array) => {
  const changed = Uint8Array.from(bytes);
  const view = new DataView(changed.buffer);
  for (let at = 0; at + 46 < changed.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
  }
  return changed;
};

const blanks = ' '.repeat(60 * 1024 * 1024);
const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

const bad: Readonly<Record<string, [Uint8Array, RegExp]>> = {
  'empty.docx': [new Uint8Array(), /is empty/],
  'text.docx': [strToU8('Dear parent'), /not a Word file/],
  'rich.docx': [strToU8('{\\rtf1 Dear parent}'), /rich text file/],
  'old.docx': [container('WordDocument'), /Word 97 file \(\.doc\)/],
  'encrypted.docx': [container('EncryptedPackage'), /locked with a password/],
  'locked.docx': [locked(good), /locked with a password/],
  'cut.docx': [good.subarray(0, good.length - 100), /damaged: it is cut short/],
  'cut-early.docx': [good.subarray(0, 300), /damaged: it is cut short/],
  'bomb.docx': [wordFile('', { files: { 'word/document.xml': documentXml(p('One') + blanks) } }), /more than 50 MB/],
  'bomb-beside.docx': [lying(good, 'word/numbering.xml', 0x7fff_0000), /more than 1024 MB/],
  'bomb-lying.docx': [lying(wordFile(p('a'.repeat(100_000))), 'word/document.xml', 500), /damaged/],
  'entities.docx': [
    withPart(
      'word/document.xml',
      `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>${documentXml(p('One')).replace(/^.*\n/, '')}`,
    ),
    /declares a document type \(DTD\)/,
  ],
  'unknown-entity.docx': [
    withPart('word/document.xml', documentXml('<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>')),
    /not well-formed/,
  ],
  'broken.docx': [
    withPart('word/document.xml', documentXml('<w:p><w:r>')),
    /word\/document\.xml is not well-formed XML/,
  ],
  'deep.docx': [
    withPart('word/document.xml', documentXml('<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000))),
    /nested too deeply/,
  ],
  'latin.docx': [zipSync({ 'word/document.xml': Uint8Array.from([0x3c, 0x61, 0x3e, 0xe9]) }), /not text in UTF-8/],
  'blank.docx': [zip({ 'word/document.xml': '' }), /word\/document\.xml is (?:not well-formed XML|empty)/],
  'nothing.docx': [zip({ 'word/styles.xml': '<a/>' }), /no Word document in this file\. Open it/],
  'sheet.docx': [zip({ 'xl/workbook.xml': '<a/>' }), /It is an Excel file/],
  'open.docx': [zip({ 'content.xml': '<a/>' }), /OpenDocument/],
  'other-root.docx': [withPart('word/document.xml', '<html/>'), /no Word document/],
};

test.each(Object.entries(bad))('%s is refused, and the run goes on', async (name, [bytes, message]) => {
  const folder = await folderWith({ [name]: bytes, 'zz-good.docx': good });
  const { code, out } = await commslint(folder, ['check', '--format', 'json', '--rule', 'plain-words', '.']);
  expect(code).toBe(2);
  const { results } = JSON.parse(out) as { results: { problem?: string; findings: { actual: string }[] }[] };
  expect(results[0]?.problem).toMatch(message);
  expect(results[0]?.problem).not.toContain('inside commslint');
  expect(results[1]?.findings.map(({ actual }) => actual)).toEqual(['utilise']);
});

test('no copy is written, or half written, of what cannot be read', async () => {
  const folder = await folderWith({ 'cut.docx': good.subarray(0, good.length - 100) });
  const { code } = await commslint(folder, ['check', 'cut.docx', '--comments', 'copy.docx']);
  expect(code).toBe(2);
  expect(await readdir(folder)).toEqual(['cut.docx']);
});

test('what Word keeps beside an open letter is no draft', async () => {
  const folder = await folderWith({ 'letter.docx': good, '~$letter.docx': 'Ann Example' });
  const { results } = await json(folder, ['.', '--rule', 'plain-words']);
  expect(results.map(({ path }) => path)).toEqual(['letter.docx']);
});

test('a Word file can come from a pipe', async () => {
  const folder = await folderWith({});
  const args = ['check', '--stdin', '--stdin-filename', 'letter.docx', '--rule', 'plain-words', '--format', 'json'];
  const { code, out } = await commslint(folder, args, { input: () => Promise.resolve(good) });
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    results: [{ format: 'word', findings: [{ actual: 'utilise', paragraph: 1 }] }],
  });
});

test('--comments writes a copy and leaves the original', async () => {
  const folder = await folderWith({ 'letter.docx': good });
  const { code, out } = await commslint(folder, ['check', 'letter.docx', '--comments', 'letter.checked.docx']);
  expect(code).toBe(1);
  expect(out).toContain('utilise');
  expect(new Uint8Array(await readFile(join(folder, 'letter.docx')))).toEqual(new Uint8Array(good));
  const copy = await readFile(join(folder, 'letter.checked.docx'));
  const again = await commslint(folder, ['check', 'letter.checked.docx', '--comments', 'twice.docx']);
  expect(again.code).toBe(1);
  expect(await readFile(join(folder, 'twice.docx'))).toEqual(copy);
  expect((await json(folder, ['letter.docx'])).results[0]?.findings).toEqual(
    (await json(folder, ['letter.checked.docx'])).results[0]?.findings,
  );
});

test('--comments and --fix say what they cannot do', async () => {
  const folder = await folderWith({ 'a.md': 'We will utilise it.\n', 'b.docx': good, 'c.docx': good });
  const run = async (...args: string[]) => {
    const { code, out, err } = await commslint(folder, ['check', ...args]);
    expect(code).toBe(2);
    return out + err;
  };
  expect(await run('b.docx', '--fix')).toContain('commslint check b.docx --comments b.checked.docx');
  expect(await run('b.docx', '--fix-dry-run')).toContain('--comments');
  expect(await run('a.md', '--comments', 'x.docx')).toContain('Word files only');
  expect(await run('b.docx', 'c.docx', '--comments', 'x.docx')).toContain('name one Word file');
  expect(await run('.', '--comments', 'x.docx')).toContain('not a folder');
  expect(await run('b.docx', '--comments', './b.docx')).toContain('would replace the original');
  expect(await run('b.docx', '--comments', 'x.docx', '--fix')).toContain('not both');
  expect(await run('b.docx', '--comments', 'no/such/x.docx')).toContain('could not be written');
  expect(existsSync(join(folder, 'x.docx'))).toBe(false);
  expect((await stat(join(folder, 'b.docx'))).size).toBe(good.length);
});

test('a file of 1,500 paragraphs is read and commented', () => {
  const text = 'We will util';
  const bytes = wordFile(
    Array.from({ length: 1500 }, (_, index) => p(text, b('ise'), ` form ${index} so that we can help.`)).join(''),
  );
  const { source, lines } = readWord(bytes, 'a.docx');
  expect(lines.count).toBe(1500);
  const remarks = [...source.matchAll(/utilise/g)].map(({ index }) => ({
    start: index,
    end: index + 7,
    text: ['use'],
  }));
  expect(readWord(annotateWord(bytes, remarks), 'a.docx').source).toBe(source);
});

test('one paragraph of 8,000 runs as well', () => {
  const bytes = wordFile(p(...Array.from({ length: 8000 }, (_, index) => b(`word${index} `))));
  const { source } = readWord(bytes, 'a.docx');
  const remarks = Array.from({ length: 2000 }, (_, index) => ({ start: index * 20, end: index * 20 + 9, text: ['x'] }));
  expect(readWord(annotateWord(bytes, remarks), 'a.docx').source).toBe(source);
});
