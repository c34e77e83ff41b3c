import { strToU8, zipSync } from 'fflate';

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const styles = `<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style></w:styles>`;

const numbering = `<w:numbering ${namespaces}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:pStyle w:val="Heading2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;

/** What a hand-written Word file holds beside its text. */
export interface WordParts {
  /** Targets of links, by relationship id. */
  links?: Readonly<Record<string, string>>;
  /** The content of `w:ftr`, which the text refers to as `rIdFooter`. */
  footer?: string;
  /** The `w:footnote` elements. */
  footnotes?: string;
  /** The `w:comment` elements. */
  comments?: string;
  /** More files, and in place of those above. */
  files?: Readonly<Record<string, string>>;
}

/** A Word file whose body is the given XML. */
export function wordFile(
  body: string,
  { links = {}, footer, footnotes, comments, files = {} }: WordParts = {},
): Uint8Array {
  const related: [string, string, string][] = [
    ['rIdStyles', 'styles', 'styles.xml'],
    ['rIdNumbering', 'numbering', 'numbering.xml'],
  ];
  const parts: Record<string, string> = { 'word/styles.xml': styles, 'word/numbering.xml': numbering };
  const add = (type: string, name: string, root: string, content: string | undefined) => {
    if (content === undefined) return;
    related.push([`rId${type.charAt(0).toUpperCase()}${type.slice(1)}`, type, name]);
    parts[`word/${name}`] = `<w:${root} ${namespaces}>${content}</w:${root}>`;
  };
  add('footer', 'footer1.xml', 'ftr', footer);
  add('footnotes', 'footnotes.xml', 'footnotes', footnotes);
  add('comments', 'comments.xml', 'comments', comments);
  const overrides = [['document.xml', 'document.main'], ...related.map(([, type, name]) => [name, type])];
  const relationships = [
    ...related.map(([id, type, name]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${name}"/>`),
    ...Object.entries(links).map(
      ([id, url]) => `<Relationship Id="${id}" Type="${office}/hyperlink" Target="${url}" TargetMode="External"/>`,
    ),
  ];
  const all: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.map(([name, type]) => `<Override PartName="/word/${name}" ContentType="${main}.${type}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships.join('')}</Relationships>`,
    'word/document.xml': documentXml(body),
    ...parts,
    ...files,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])), {
    level: 6,
    mtime: '2025-01-01',
  });
}

/** The part that holds the text. */
export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${namespaces}><w:body>${body}</w:body></w:document>`;
}

/** A paragraph of runs: `p('One ', b('bold'), ' word')`. */
export function p(...content: string[]): string {
  return `<w:p>${content.map((each) => (each.startsWith('<') ? each : r(each))).join('')}</w:p>`;
}

/** A run of text, set as `settings` say. */
export function r(text: string, settings = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<w:r>${settings === '' ? '' : `<w:rPr>${settings}</w:rPr>`}<w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

export const b = (text: string) => r(text, '<w:b/>');

/**
 * The Word file that an example in a rule's documentation stands for: a paragraph a line, its settings before it in
 * brackets: `[10.5 point, justified, capitals] Please call us.` A paragraph can be `hidden` or `inserted`, or have a
 * `comment: as it stands`.
 */
export function wordExample(text: string): Uint8Array {
  let comments = '';
  const paragraphs = text
    .trimEnd()
    .split('\n')
    .map((line, id) => {
      const [, list = '', content = ''] = /^(?:\[([^\]]*)\] )?(.*)$/.exec(line) ?? [];
      const given = list.split(', ').filter((setting) => setting !== '');
      let run = '';
      let properties = '';
      let wrap = (inner: string) => inner;
      for (const setting of given) {
        const size = /^([\d.]+) point$/.exec(setting)?.[1];
        const comment = /^comment: (.*)$/.exec(setting)?.[1];
        if (size !== undefined) run += `<w:sz w:val="${Number(size) * 2}"/>`;
        else if (setting === 'capitals') run += '<w:caps/>';
        else if (setting === 'hidden') run += '<w:vanish/>';
        else if (setting === 'justified') properties = '<w:pPr><w:jc w:val="both"/></w:pPr>';
        else if (setting === 'inserted') wrap = (inner) => `<w:ins w:id="${id}" w:author="Pat">${inner}</w:ins>`;
        else if (comment !== undefined) {
          comments += `<w:comment w:id="${id}" w:author="Pat">${p(comment)}</w:comment>`;
          wrap = (inner) => `<w:commentRangeStart w:id="${id}"/>${inner}<w:commentRangeEnd w:id="${id}"/>`;
        } else throw new Error(`An example has no setting ‘${setting}’.`);
      }
      return `<w:p>${properties}${wrap(r(content, run))}</w:p>`;
    });
  return wordFile(paragraphs.join(''), comments === '' ? {} : { comments });
}
