import { describe, expect, it } from 'vitest';
import type { Block } from '../src/draft/block.ts';
import { readWord } from '../src/formats/word/word.ts';
import { commslint, folderWith, json } from './command.ts';
import { b, p, r, type WordParts, wordFile } from './word-files.ts';

function read(body: string, more: WordParts = {}) {
  return readWord(wordFile(body, more), 'a.docx');
}

const shown = ({ kind, level, text }: Block) => `${kind}${level > 0 ? level : ''}: ${text}`;
const blocks = (body: string, more: WordParts = {}) => read(body, more).blocks.map(shown);
const spans = ({ blocks }: ReturnType<typeof read>) =>
  blocks.flatMap(({ spans, text }) => spans.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`));

const styled = (style: string, text: string, more = '') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${r(text)}</w:p>`;
const listed = (num: number, level: number, text: string) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${num}"/></w:numPr></w:pPr>${r(text)}</w:p>`;
const complexField = (code: string, ...runs: string[]) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${runs.join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const drawing = (properties: string, inner: string) =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="Picture 1" ${properties}/><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const image = (properties = '') => drawing(properties, '<a:blip r:embed="rIdImage"/>');
const textBox = (content: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const cell = (...content: string[]) => `<w:tc>${content.join('')}</w:tc>`;

describe('structure', () => {
  it('knows headings by style, by outline level and by numbering', () => {
    expect(
      blocks(
        styled('Heading1', 'One') +
          styled('Heading2', 'Two') +
          styled('Normal', 'Three', '<w:outlineLvl w:val="2"/>') +
          listed(2, 0, 'By numbering') +
          styled('Heading1', 'Text', '<w:outlineLvl w:val="9"/>') +
          styled('Heading1', ' '),
      ),
    ).toEqual(['heading1: One', 'heading2: Two', 'heading3: Three', 'heading2: By numbering', 'paragraph: Text']);
  });

  it('knows lists and lists inside them', () => {
    const draft = read(
      p('Bring:') + listed(1, 0, 'a form') + listed(1, 1, 'signed') + listed(1, 0, 'a picture') + p('Thanks'),
    );
    expect(draft.blocks.map(({ kind, listDepth, text }) => `${kind} ${listDepth} ${text}`)).toEqual([
      'paragraph 0 Bring:',
      'list-item 1 a form',
      'list-item 2 signed',
      'list-item 1 a picture',
      'paragraph 0 Thanks',
    ]);
  });

  it('knows tables, their header rows and merged cells', () => {
    const row = (properties: string, ...cells: string[]) =>
      `<w:tr><w:trPr>${properties}</w:trPr>${cells.join('')}</w:tr>`;
    const merged = (value: string, content: string) => `<w:tc><w:tcPr><w:vMerge${value}/></w:tcPr>${content}</w:tc>`;
    const { blocks } = read(
      `<w:tbl>${row('<w:tblHeader/>', cell(p('Name')), cell(p('Day')))}${row('', merged(' w:val="restart"', p('Sam')), cell(p('Monday')))}${row('', merged('', '<w:p/>'), cell(p('Friday'), p('evening')))}</w:tbl>`,
    );
    expect(blocks.map(({ node, text }) => `${node?.tagName} ${node?.properties.rowSpan ?? 1} ${text}`)).toEqual([
      'th 1 Name',
      'th 1 Day',
      'td 2 Sam',
      'td 1 Monday',
      'td 1 Friday',
      'td 1 evening',
    ]);
  });

  it('reads text boxes once, content controls, notes, headers and footers', () => {
    const draft = read(
      p('Before ', textBox(p('In the box')), 'after', '<w:r><w:footnoteReference w:id="2"/></w:r>') +
        `<w:sdt><w:sdtContent>${p('Controlled ', `<w:sdt><w:sdtContent>${r('choice')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>` +
        '<w:sectPr><w:footerReference r:id="rIdFooter"/></w:sectPr>',
      {
        footer: p('At the foot'),
        footnotes: `<w:footnote w:id="2">${p('A note')}</w:footnote><w:footnote w:id="3">${p('Unused')}</w:footnote>`,
      },
    );
    expect(draft.source).toBe('Before after\nIn the box\nControlled choice\nA note\nAt the foot');
    expect(draft.blocks.map(({ text }) => text)).toEqual(draft.source.split('\n'));
    expect(draft.apart.map(({ name, start, end }) => `${name}: ${draft.source.slice(start, end)}`)).toEqual([
      'a footnote: A note',
      'the footer: At the foot',
    ]);
  });
});

describe('text', () => {
  it('is what it will be when all changes are accepted', () => {
    const mark = '<w:pPr><w:rPr><w:del w:id="3" w:author="A"/></w:rPr></w:pPr>';
    const draft = read(
      `${p(
        'Come on ',
        `<w:del w:id="1" w:author="A"><w:r><w:delText>Monday</w:delText></w:r></w:del>`,
        `<w:ins w:id="2" w:author="A">${r('Tuesday')}</w:ins>`,
      )}<w:p>${mark}${r('One ')}</w:p>${p('paragraph')}`,
    );
    expect(draft.source).toBe('Come on Tuesday\n\nOne paragraph');
    expect(draft.changes.map(({ kind, start, end }) => `${kind} ${draft.source.slice(start, end)}`)).toEqual([
      'deleted ',
      'inserted Tuesday',
    ]);
  });

  it('has tabs, line breaks, hyphens and white space as Word has them', () => {
    const draft = read(
      p(
        '<w:r><w:t> a </w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t xml:space="preserve"> d\u00a0</w:t><w:softHyphen/></w:r>',
      ),
    );
    expect(draft.source).toBe('a\tb\vc\u2011 d\u00a0');
    expect(draft.blocks[0]?.text).toBe('a b\nc\u2011 d\u00a0');
  });

  it('has links, of relationships and of fields, and fields of a mail merge as placeholders', () => {
    const draft = read(
      p(
        'See ',
        `<w:hyperlink r:id="rIdL">${r('our ')}${b('page')}</w:hyperlink>`,
        ' or ',
        complexField('HYPERLINK "https://example.com/b"', r('this '), r('one')),
      ) +
        p(
          'Dear ',
          complexField('MERGEFIELD FirstName', r('«First'), r('Name»')),
          ' and «Other», ',
          '<w:fldSimple w:instr="MERGEFIELD Last"><w:r><w:t>Example</w:t></w:r></w:fldSimple>',
        ),
      { links: { rIdL: 'https://example.com/a' } },
    );
    expect(spans(draft)).toEqual([
      'link: our page',
      'strong: page',
      'link: this one',
      'placeholder: «FirstName»',
      'placeholder: «Other»',
      'placeholder: Example',
    ]);
    expect(draft.blocks[0]?.spans[0]?.node?.properties.href).toBe('https://example.com/a');
    expect(draft.blocks[0]?.spans[2]?.node?.properties.href).toBe('https://example.com/b');
  });

  it('has what is set in bold, italic, struck, underlined, hidden and in other languages apart', () => {
    const draft = read(
      p(
        b('Bo'),
        b('ld'),
        r(' it', '<w:i/>'),
        r(' st', '<w:strike/>'),
        r(' un', '<w:u w:val="single"/>'),
        r(' not', '<w:b w:val="0"/>'),
        r(' hid', '<w:vanish/>'),
        r(' Bonjour', '<w:lang w:val="fr-FR"/>'),
      ),
    );
    expect(draft.blocks.map(({ text }) => text)).toEqual(['Bold it st un not Bonjour']);
    expect(spans(draft)).toEqual(['strong: Bold', 'emphasis: it', 'deleted: st', 'underline: un', 'foreign: Bonjour']);
  });

  it('has alternative texts at the place of their picture, after the text of its paragraph', () => {
    const more = { files: {} };
    const draft = read(p('A ', image('descr="The way to the hub"'), 'map') + p(image()) + p(image('descr=""')), more);
    expect(draft.source).toBe('A map\ufffc\n\ufffc\n\ufffc');
    expect(draft.blocks.map(shown)).toEqual(['paragraph: A map', 'alt: The way to the hub']);
    expect(draft.blocks[1]?.map.toSource(0, 3)).toEqual({ start: 5, end: 6 });
    const images = JSON.stringify(draft.tree).match(/"tagName":"img","properties":\{[^}]*\}/g) ?? [];
    expect(images.map((each) => each.includes('"alt"'))).toEqual([true, false, false]);
  });

  it('has the comments of other people, and not those of commslint', () => {
    const commented = (id: number, text: string) =>
      `<w:commentRangeStart w:id="${id}"/>${r(text)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
    const comment = (id: number, author: string) =>
      `<w:comment w:id="${id}" w:author="${author}">${p('Is this')}${p('right?')}</w:comment>`;
    const draft = read(p('One ', commented(1, 'two'), commented(2, ' three')), {
      comments: comment(1, 'Ann Example') + comment(2, 'commslint'),
    });
    expect(draft.comments).toEqual([{ value: 'Is this\nright?', start: 4, end: 7 }]);
  });
});

describe('reports', () => {
  const letter = wordFile(
    p('Dear parent') +
      '<w:p/>' +
      styled('Heading1', 'What happens next') +
      p('We will ', b('util'), 'ise it.') +
      '<w:sectPr><w:footerReference r:id="rIdFooter"/></w:sectPr>',
    { footer: p('Please utilise our website.') },
  );

  it('give the paragraph, offsets in its text, and the place in words', async () => {
    const folder = await folderWith({ 'letter.docx': letter });
    const { results } = await json(folder, ['letter.docx', '--rule', 'plain-words']);
    expect(results[0]).toMatchObject({ format: 'word', channel: 'letter' });
    expect(results[0]?.findings).toMatchObject([
      {
        actual: 'utilise',
        paragraph: 4,
        offset: 8,
        endOffset: 15,
        line: 4,
        column: 9,
        endColumn: 16,
        place: 'Paragraph 4, under ‘What happens next’',
      },
      { actual: 'utilise', paragraph: 5, offset: 7, endOffset: 14, place: 'Paragraph 5, in the footer' },
    ]);
    const { out } = await commslint(folder, ['letter.docx', '--rule', 'plain-words']);
    expect(out).toContain('2 times, also in paragraph 5');
  });

  it('show the words in their own paragraph', async () => {
    const folder = await folderWith({ 'letter.docx': letter });
    const { out } = await commslint(folder, ['letter.docx', '--rule', 'plain-words'], { interactive: true });
    expect(out).toContain('      We will utilise it.\n');
  });

  it('obey a comment that switches a rule off', async () => {
    const comment = `<w:comment w:id="1" w:author="Ann">${p('commslint-disable-next-line plain-words -- the name of a form')}</w:comment>`;
    const body =
      p('<w:commentRangeStart w:id="1"/>', 'Dear parent', '<w:commentRangeEnd w:id="1"/>') + p('We utilise it.');
    const folder = await folderWith({ 'a.docx': wordFile(body, { comments: comment }) });
    expect((await json(folder, ['a.docx', '--rule', 'plain-words'])).results[0]?.findings).toEqual([]);
  });
});
