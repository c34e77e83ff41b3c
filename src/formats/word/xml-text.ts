/** The text of an element that holds nothing but text, with the place of every code unit of it in the XML. */
export interface XmlText {
  text: string;
  /** Where in the XML the code unit at `index` of the text begins; at the text's length, where what follows it begins. */
  place(index: number): number;
  /** Whether the code unit at `index` stands in a CDATA section. */
  isLiteral(index: number): boolean;
}

const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const special = /&(#x[0-9a-fA-F]+|#\d+|\w+);|<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|\r\n?|\n/g;

/**
 * Reads the range `[start, end)` of well-formed XML that holds no element. Line endings become spaces, as Word has them.
 *
 * @param trims whether white space at its ends is no part of it (no `xml:space="preserve"`)
 */
export function readXmlText(xml: string, start: number, end: number, trims: boolean): XmlText {
  const raw = xml.slice(start, end);
  if (!/[&<\r\n]/.test(raw)) {
    const { from, text } = trims ? trimmed(raw) : { from: 0, text: raw };
    return { text, place: (index) => start + from + index, isLiteral: () => false };
  }
  let text = '';
  const places: number[] = [];
  const literal = new Set<number>();
  const add = (value: string, at: number, isOne: boolean) => {
    for (let index = 0; index < value.length; index++) places.push(isOne ? at : at + index);
    text += value;
  };
  let from = 0;
  for (const match of raw.matchAll(special)) {
    const at = match.index;
    add(raw.slice(from, at), start + from, false);
    from = at + match[0].length;
    const [, reference, cdata] = match;
    if (reference !== undefined) add(decode(reference), start + at, true);
    else if (cdata !== undefined) {
      const length = text.length;
      add(cdata.replace(/[\r\n]/g, ' '), start + at + '<![CDATA['.length, false);
      for (let index = length; index < text.length; index++) literal.add(index);
    } else if (/^[\r\n]/.test(match[0])) add(' ', start + at, true);
  }
  add(raw.slice(from), start + from, false);
  const { from: cut, text: shown } = trims ? trimmed(text) : { from: 0, text };
  places.push(start + raw.length);
  const place = (index: number): number => {
    const at = places[index] as number;
    return literal.has(index) && !literal.has(index - 1) ? at - '<![CDATA['.length : at;
  };
  return { text: shown, place: (index) => place(cut + index), isLiteral: (index) => literal.has(cut + index) };
}

/** Without white space as XML has it at its ends: a no-break space is none. */
function trimmed(text: string): { from: number; text: string } {
  const from = /^[ \t\r\n]*/.exec(text)?.[0].length ?? 0;
  let end = text.length;
  while (end > from && ' \t\r\n'.includes(text.charAt(end - 1))) end--;
  return { from, text: text.slice(from, end) };
}

function decode(reference: string): string {
  if (!reference.startsWith('#')) return references[reference] ?? '';
  const code = reference[1] === 'x' ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return String.fromCodePoint(code);
}

/** Text as it has to be written between tags or in an attribute. Characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu, '')
    .replace(/[&<>"]/g, (character) => `&${Object.entries(references).find(([, each]) => each === character)?.[0]};`);
}
