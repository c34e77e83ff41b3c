import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** Where the text of a Word file's body stands, read in the simplest way: what the reader under test must agree with. */
export interface Anchored {
  /** All text, a line for each paragraph that is not empty. */
  text: string;
  /** The text between the anchors of each comment, by the comment's id. */
  between: Map<string, string>;
  /** Ids in the order of `w:commentReference`. */
  references: string[];
}

/** Reads the marks of comments in a Word file with a plain walk over its XML: no styles, no fields, no source map. */
export function anchored(bytes: Uint8Array): Anchored {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  const references: string[] = [];
  const gone = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:pPr', 'w:rPr']);
  let text = '';
  let deleted = 0;
  let inText = false;
  let run = '';
  let keeps = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const { 'w:id': id = '', 'w:type': type } = attributes as Record<string, string>;
    if (gone.has(name)) deleted++;
    if (name === 'w:commentRangeStart') starts.set(id, text.length);
    else if (name === 'w:commentRangeEnd') ends.set(id, text.length);
    else if (name === 'w:commentReference') references.push(id);
    if (deleted > 0) return;
    if (name === 'w:t') {
      inText = true;
      run = '';
      keeps = (attributes as Record<string, string>)['xml:space'] === 'preserve';
    }
    if (name === 'w:tab') text += '\t';
    else if (name === 'w:br' && type !== 'page' && type !== 'column') text += '\v';
    else if (name === 'w:noBreakHyphen') text += '\u2011';
  });
  parser.on('closetag', ({ name }) => {
    if (gone.has(name)) deleted--;
    if (name === 'w:t') {
      if (inText) text += keeps ? run : run.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
      inText = false;
    } else if (name === 'w:p' && deleted === 0) text += '\n';
  });
  const add = (value: string) => {
    if (inText && deleted === 0) run += value;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(xml).close();
  const between = new Map([...starts].map(([id, start]) => [id, text.slice(start, ends.get(id) ?? start)]));
  return { text, between, references };
}
