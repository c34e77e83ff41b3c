import { ofAddress, pathOf } from '../../src/rule/links.ts';

/** Endings of files that open in a program of their own, with what people call them. */
const formats: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  doc: 'Word',
  docx: 'Word',
  rtf: 'RTF',
  odt: 'ODT',
  xls: 'Excel',
  xlsx: 'Excel',
  ods: 'ODS',
  csv: 'CSV',
  ppt: 'PowerPoint',
  pptx: 'PowerPoint',
  odp: 'ODP',
  zip: 'ZIP',
};

/** Words by which a text says that a file is of a format: its name, its ending, or the kind of program. */
const said: Readonly<Record<string, RegExp>> = {
  PDF: /\bpdfs?\b/i,
  Word: /\b(?:word|docx?|ms-?word)\b/i,
  RTF: /\b(?:rtf|rich text)\b/i,
  ODT: /\b(?:odt|open ?document)\b/i,
  Excel: /\b(?:excel|xlsx?|spreadsheet)\b/i,
  ODS: /\b(?:ods|open ?document|spreadsheet)\b/i,
  CSV: /\bcsv\b/i,
  PowerPoint: /\b(?:power ?point|pptx?|slides?)\b/i,
  ODP: /\b(?:odp|open ?document|slides?)\b/i,
  ZIP: /\bzip(?:ped)?\b/i,
};

/** A size in bytes or pages: "19.5KB", "2 MB", "4 pages". */
const size = () => /\d\s?(?:[kmg]i?b|bytes|kilobytes|megabytes)\b|\d\s?(?:pages?|pp)\b/i;

/** The format of the file that a link leads to; undefined for a page. */
export function formatOf(address: string): string | undefined {
  return fileFormat(address) ?? undefined;
}

/** The same, with null for a page, which is remembered too. */
const fileFormat = ofAddress((address): string | null => {
  // Most addresses are those of pages and hold no full stop but in their domains.
  if (!address.includes('.', address.lastIndexOf('/') + 1) && !/[?#]/.test(address)) return null;
  if (/^(?:mailto|tel):/i.test(address)) return null;
  const ending = /[^/.]\.([a-z]{3,4})$/.exec(pathOf(address))?.[1];
  return (ending === undefined ? undefined : formats[ending]) ?? null;
});

/** What the words of a link and those right after it say of its file. */
export function told(words: string, format: string): { format: boolean; size: boolean } {
  return { format: said[format]?.test(words) ?? false, size: size().test(words) };
}
