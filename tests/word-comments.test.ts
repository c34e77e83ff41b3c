import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { annotateWord, type Remark } from '../src/formats/word/annotate.ts';
import { readWord } from '../src/formats/word/word.ts';
import { docx } from './docx-library.ts';
import { anchored } from './word-anchors.ts';
import { b, p, r, wordFile } from './word-files.ts';

const { Document, ExternalHyperlink, Packer, Paragraph, Table, TableCell, TableRow, TextRun } = docx;

/** Remarks about the given texts of a file, in their order. */
function remarksOn(bytes: Uint8Array, ...texts: string[]): Remark[] {
  const { source } = readWord(bytes, 'a.docx');
  return texts.map((text) => {
    const start = source.indexOf(text);
    expect(start, text).toBeGreaterThanOrEqual(0);
    return { start, end: start + text.length, text: [`About ‘${text}’`] };
  });
}

function parts(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

const plain = wordFile(p('We will ', b('util'), b('ise'), ' this form.') + p('Thank you.'));

describe('a copy with comments', () => {
  it('has each at its exact range, by commslint, and keeps how words are set', () => {
    const copy = annotateWord(plain, remarksOn(plain, 'utilise', 'will util', 'Thank'));
    const { between } = anchored(copy);
    expect([...between.values()]).toEqual(
      ['utilise', 'will util', 'Thank'].sort((x, y) => (x === 'will util' ? -1 : y === 'will util' ? 1 : 0)),
    );
    const { 'word/comments.xml': comments = '', 'word/document.xml': document = '' } = parts(copy);
    expect(comments.match(/w:author="commslint"/g)).toHaveLength(3);
    expect(comments).toContain('About ‘utilise’');
    expect(document).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">util</w:t></w:r>');
    expect(readWord(copy, 'a.docx').source).toBe(readWord(plain, 'a.docx').source);
  });

  it('changes no other part, and tells the file of the new one', () => {
    const before = parts(plain);
    const after = parts(annotateWord(plain, remarksOn(plain, 'utilise')));
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed.sort()).toEqual(
      ['[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/comments.xml', 'word/document.xml'].sort(),
    );
    expect(after['[Content_Types].xml']).toContain('PartName="/word/comments.xml"');
    expect(after['word/_rels/document.xml.rels']).toContain('Target="comments.xml"');
  });

  it('is the same when it is made of itself, and without remarks loses those of commslint', () => {
    const remarks = remarksOn(plain, 'utilise', 'form', 'util', 'Thank you.');
    const copy = annotateWord(plain, remarks);
    expect(annotateWord(copy, remarks)).toEqual(copy);
    const { 'word/comments.xml': comments, 'word/document.xml': document } = parts(annotateWord(copy, []));
    expect(comments).not.toContain('<w:comment ');
    expect(document).not.toMatch(/comment(?:Range|Reference)/);
  });

  it('keeps the comments of other people, answers to commslint too', () => {
    const mark = (id: number, text: string) =>
      `<w:commentRangeStart w:id="${id}"/>${r(text)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
    const comment = (id: number, author: string, paraId: string) =>
      `<w:comment w:id="${id}" w:author="${author}"><w:p w14:paraId="${paraId}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:r><w:t>Said by ${author}</w:t></w:r></w:p></w:comment>`;
    const bytes = wordFile(p(mark(4, 'One '), mark(7, 'two '), mark(8, 'three')), {
      comments:
        comment(4, 'Ann Example', '00000001') +
        comment(7, 'commslint', '00000002') +
        comment(8, 'Bo Example', '00000003'),
    });
    const copy = annotateWord(bytes, remarksOn(bytes, 'One two'));
    const { 'word/comments.xml': comments = '' } = parts(copy);
    expect(comments.match(/w:author="[^"]+"/g)).toEqual([
      'w:author="Ann Example"',
      'w:author="Bo Example"',
      'w:author="commslint"',
    ]);
    expect(Object.fromEntries(anchored(copy).between)).toEqual({ 4: 'One ', 8: 'three', 9: 'One two' });
    expect(anchored(copy).references.sort()).toEqual(['4', '8', '9']);
  });

  it('takes its own comments out of the threads that Word keeps', () => {
    const w15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';
    const w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
    const made = parts(annotateWord(plain, remarksOn(plain, 'utilise')));
    made['word/comments.xml'] = (made['word/comments.xml'] ?? '').replace('<w:p>', `<w:p ${w14} w14:paraId="0A">`);
    made['word/commentsExtended.xml'] =
      `<w15:commentsEx ${w15}><w15:commentEx w15:paraId="0A" w15:done="0"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/></w15:commentsEx>`;
    made['word/_rels/document.xml.rels'] = (made['word/_rels/document.xml.rels'] ?? '').replace(
      '</Relationships>',
      '<Relationship Id="rIdX" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>',
    );
    const saved = zipSync(Object.fromEntries(Object.entries(made).map(([name, text]) => [name, strToU8(text)])));
    const { 'word/commentsExtended.xml': threads } = parts(annotateWord(saved, []));
    expect(threads).toBe(`<w15:commentsEx ${w15}><w15:commentEx w15:paraId="0B" w15:done="0"/></w15:commentsEx>`);
  });

  it('pins what is about notes to their marks, and what is about headers and footers to the beginning', () => {
    const bytes = wordFile(
      `${p('One', '<w:r><w:footnoteReference w:id="2"/></w:r>', ' two')}<w:sectPr><w:footerReference r:id="rIdFooter"/></w:sectPr>`,
      {
        footer: p('Foot of it'),
        footnotes: `<w:footnote w:id="2">${p('A note')}</w:footnote>`,
      },
    );
    const document = parts(annotateWord(bytes, remarksOn(bytes, 'note', 'Foot')))['word/document.xml'] ?? '';
    expect(document).toMatch(
      /<w:commentRangeStart w:id="0"\/><w:r><w:footnoteReference w:id="2"\/><\/w:r><w:commentRangeEnd w:id="0"/,
    );
    expect(document).toMatch(/<w:p><w:commentRangeStart w:id="1"\/><w:commentRangeEnd w:id="1"/);
  });

  it('cuts no field that is filled in', () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MERGEFIELD Name </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('«Name»')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const bytes = wordFile(p('Dear ', field, ', hello'));
    const document = parts(annotateWord(bytes, remarksOn(bytes, '«Name», hello')))['word/document.xml'];
    expect(document).toMatch(/<w:commentRangeStart w:id="0"\/><w:r><w:fldChar w:fldCharType="begin"\/>/);
  });

  it('writes what XML cannot hold as something that it can', () => {
    const copy = annotateWord(plain, [{ start: 0, end: 2, text: ['a < b & "c" \u0000\ud800 ]]>'] }]);
    expect(parts(copy)['word/comments.xml']).toContain('a &lt; b &amp; &quot;c&quot;  ]]&gt;');
  });

  it('goes with prefixes that nobody expects, empty paragraphs, CDATA and character references', () => {
    const odd = parts(plain);
    odd['word/document.xml'] =
      '<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p/><x:p><x:r><x:t xml:space="default"> Tom &#38; An<![CDATA[na & Bo]]>b&#x1F600; </x:t></x:r></x:p></x:body></x:document>';
    const bytes = zipSync(Object.fromEntries(Object.entries(odd).map(([name, text]) => [name, strToU8(text)])));
    expect(readWord(bytes, 'a.docx').source).toBe('\nTom & Anna & Bob😀');
    const remarks = [
      ...remarksOn(bytes, 'm & A', 'na & B', 'Bob😀'),
      { start: 0, end: 0, text: ['empty'] },
      { start: 0, end: 0, text: ['twice'] },
    ];
    const copy = annotateWord(bytes, remarks);
    const usual = (parts(copy)['word/document.xml'] ?? '').replaceAll('x:', 'w:');
    const { between } = anchored(zipSync({ 'word/document.xml': strToU8(usual) }));
    expect([...between].sort(([a], [c]) => Number(a) - Number(c)).map(([, text]) => text)).toEqual([
      'm & A',
      'na & B',
      'Bob😀',
      '',
      '',
    ]);
    expect(readWord(copy, 'a.docx').source).toBe('\nTom & Anna & Bob😀');
  });
});

const words = fc.stringMatching(/^[a-zA-Z ’&<é😀\u00a0-]{1,14}$/u).filter((text) => text.trim() !== '');
const settings = fc.constantFrom('', '<w:b/>', '<w:i/><w:u w:val="single"/>', '<w:color w:val="FF0000"/>', '<w:caps/>');
const run = fc.tuple(words, settings).map(([text, set]) => r(text, set));
const inline = fc.oneof(
  { weight: 5, arbitrary: run },
  fc
    .array(run, { minLength: 1, maxLength: 3 })
    .map((runs) => `<w:hyperlink r:id="rIdL">${runs.join('')}</w:hyperlink>`),
  fc.array(run, { minLength: 1, maxLength: 2 }).map((runs) => `<w:ins w:id="90" w:author="A">${runs.join('')}</w:ins>`),
  words.map(
    (text) => `<w:del w:id="91" w:author="A"><w:r><w:delText>${text.replace(/[<&]/g, '')}</w:delText></w:r></w:del>`,
  ),
  words.map(
    (text) =>
      `<w:r><w:rPr><w:b/></w:rPr><w:tab/><w:t>x${text.trim().replace(/[<&]/g, '')}</w:t><w:br/><w:t xml:space="preserve">y </w:t></w:r>`,
  ),
  run.map((each) => `<w:sdt><w:sdtContent>${each}</w:sdtContent></w:sdt>`),
  words.map((text) => `<w:r><w:t>  t${text.trim().replace(/[<&]/g, '')} </w:t></w:r>`),
);
const paragraph = fc
  .tuple(
    fc.constantFrom(
      '',
      '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
      '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>',
      '<w:pPr><w:rPr><w:del w:id="92" w:author="A"/></w:rPr></w:pPr>',
    ),
    fc.array(inline, { maxLength: 5 }),
  )
  .map(([properties, content]) => `<w:p>${properties}${content.join('')}</w:p>`);
const cell = fc
  .array(paragraph, { minLength: 1, maxLength: 2 })
  .map((content) => `<w:tc>${content.join('')}${p('.')}</w:tc>`);
const table = fc
  .array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 2 })
  .map((rows) => `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`);
const body = fc
  .array(fc.oneof({ weight: 4, arbitrary: paragraph }, table), { minLength: 1, maxLength: 6 })
  .map((blocks) => wordFile(blocks.join('') + p('The end.'), { links: { rIdL: 'https://example.com/' } }));
const cuts = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(25)), {
  minLength: 1,
  maxLength: 12,
});

/** Whether an offset stands between the halves of a character. */
function splits(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

function check(bytes: Uint8Array, places: readonly (readonly [number, number])[]): void {
  const { source } = readWord(bytes, 'a.docx');
  const ranges = places
    .map(([share, length]) => ({ start: Math.floor(share * source.length), length }))
    .map(({ start, length }) => ({ start, end: Math.min(source.length, start + length) }))
    .filter(({ start, end }) => !splits(source, start) && !splits(source, end));
  const remarks = ranges.map(({ start, end }, index) => ({ start, end, text: [`#${index}`] }));
  const copy = annotateWord(bytes, remarks);
  const { between, references } = anchored(copy);
  // Ends of paragraphs that are empty, or whose end was deleted, are counted differently: they hold no text.
  const shown = (text: string) => text.replace(/\n+/g, '\n').replace(/^\n|\n$/g, '');
  for (const [index, { start, end }] of ranges.entries()) {
    expect(shown(between.get(String(index)) ?? '?').replaceAll('\n', '')).toBe(
      shown(source.slice(start, end)).replaceAll('\n', ''),
    );
  }
  expect(references).toHaveLength(ranges.length);
  expect(readWord(copy, 'a.docx').source).toBe(source);
  expect(annotateWord(copy, remarks)).toEqual(copy);
}

describe('whatever a file is made of', () => {
  it('the text between the anchors of a comment is that of its range: hand-written XML', () => {
    fc.assert(fc.property(body, cuts, check), { numRuns: 60 });
  }, 60_000);

  it('… and files of the docx package', async () => {
    const text = fc.tuple(words, fc.boolean()).map(([value, bold]) => new TextRun({ text: value, bold }));
    const link = words.map(
      (value) => new ExternalHyperlink({ link: 'https://example.com/', children: [new TextRun(value)] }),
    );
    const made = fc
      .array(fc.tuple(fc.boolean(), fc.array(fc.oneof(text, link), { maxLength: 4 })), { minLength: 1, maxLength: 4 })
      .map((paragraphs) =>
        paragraphs.map(
          ([isItem, children]) => new Paragraph(isItem ? { children, bullet: { level: 0 } } : { children }),
        ),
      );
    const document = fc.tuple(made, made).map(
      ([before, inCell]) =>
        new Document({
          sections: [
            {
              children: [
                ...before,
                new Table({ rows: [new TableRow({ children: [new TableCell({ children: inCell })] })] }),
                new Paragraph('The end.'),
              ],
            },
          ],
        }),
    );
    await fc.assert(
      fc.asyncProperty(document, cuts, async (value, places) => check(await Packer.toBuffer(value), places)),
      { numRuns: 40 },
    );
  }, 60_000);
});
