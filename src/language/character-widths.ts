/** Which face a piece of text is set in. */
export type Face = 'regular' | 'bold' | 'mono';

/** Units of the tables below in one em. */
export const unitsPerEm = 2048;

/**
 * Advance widths of ASCII 32 to 126 in units of 1/2048 em: those of Liberation Sans 2 (SIL Open Font License), which
 * was drawn to the widths of Arial, as read from the `hmtx` table of the font.
 */
const regularAscii = [
  569, 569, 727, 1139, 1139, 1821, 1366, 391, 682, 682, 797, 1196, 569, 682, 569, 569, 1139, 1139, 1139, 1139, 1139,
  1139, 1139, 1139, 1139, 1139, 569, 569, 1196, 1196, 1196, 1139, 2079, 1366, 1366, 1479, 1479, 1366, 1251, 1593, 1479,
  569, 1024, 1366, 1139, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366, 1251, 569, 569,
  569, 961, 1139, 682, 1139, 1139, 1024, 1139, 1139, 569, 1139, 1139, 455, 455, 1024, 455, 1706, 1139, 1139, 1139, 1139,
  682, 1024, 569, 1139, 1024, 1479, 1024, 1024, 1024, 684, 532, 684, 1196,
];

/** The same of Liberation Sans Bold. */
const boldAscii = [
  569, 682, 971, 1139, 1139, 1821, 1479, 487, 682, 682, 797, 1196, 569, 682, 569, 569, 1139, 1139, 1139, 1139, 1139,
  1139, 1139, 1139, 1139, 1139, 682, 682, 1196, 1196, 1196, 1251, 1997, 1479, 1479, 1479, 1479, 1366, 1251, 1593, 1479,
  569, 1139, 1479, 1251, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366, 1251, 682, 569,
  682, 1196, 1139, 682, 1139, 1251, 1139, 1251, 1139, 682, 1251, 1251, 569, 569, 1139, 569, 1821, 1251, 1251, 1251,
  1251, 797, 1139, 682, 1251, 1139, 1593, 1139, 1139, 1024, 797, 573, 797, 1196,
];

/** Characters outside ASCII that official text holds, as [regular, bold]. */
const others: Readonly<Record<string, readonly [number, number]>> = {
  '\u00a0': [569, 569],
  '£': [1139, 1139],
  '§': [1139, 1139],
  '©': [1509, 1509],
  '®': [1509, 1509],
  '°': [819, 819],
  '·': [682, 569],
  '½': [1708, 1708],
  '¼': [1708, 1708],
  '¾': [1708, 1708],
  '×': [1196, 1196],
  Æ: [2048, 2048],
  æ: [1821, 1821],
  ß: [1251, 1251],
  ı: [569, 569],
  ł: [455, 569],
  Ł: [1139, 1251],
  đ: [1139, 1251],
  ø: [1251, 1251],
  œ: [1933, 1933],
  í: [569, 569],
  ì: [569, 569],
  î: [569, 569],
  ï: [569, 569],
  '\u2010': [682, 682],
  '\u2011': [682, 682],
  '\u2013': [1139, 1139],
  '\u2014': [2048, 2048],
  '\u2018': [455, 569],
  '\u2019': [455, 569],
  '\u201c': [682, 1024],
  '\u201d': [682, 1024],
  '\u2022': [717, 717],
  '\u2026': [2048, 2048],
  '€': [1139, 1139],
  '™': [2048, 2048],
  '→': [2048, 2048],
  '−': [1196, 1196],
};

/** Characters that take no room of their own: combining marks, joiners, direction marks, variation selectors. */
const zeroWidth = () => /[\p{Mn}\p{Me}\p{Cf}]/u;

/** East Asian characters are one em wide, whatever the font. */
const fullWidth = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/;

/** Where a table has nothing: about the mean of Cyrillic, Greek and Arabic letters (a judgement). */
const unknown = 1160;

/** A symbol outside the Basic Multilingual Plane, most often an emoji: a little over one em in the fonts of phones. */
const astral = 2500;

/** Code units below this are looked up in a table; it covers all scripts that are written with an alphabet, and punctuation. */
const tableSize = 0x2200;

/** Liberation Mono, Courier New: what each character takes. */
const monospace = 1229;

/** Widths of the characters of one face, in units of the tables above. Each is found out when it is first asked for: a draft holds few of the thousands. */
export class Widths {
  private readonly known = new Int16Array(tableSize).fill(-1);

  /** @param unitsOf width of a UTF-16 code unit */
  constructor(private readonly unitsOf: (code: number) => number) {}

  /** Width of one UTF-16 code unit. The first half of a surrogate pair has the width of both. */
  of(code: number): number {
    const width = code < tableSize ? (this.known[code] as number) : -1;
    return width < 0 ? this.find(code) : width;
  }

  private find(code: number): number {
    const width = this.unitsOf(code);
    if (code < tableSize) this.known[code] = width;
    return width;
  }
}

const made = new Map<Face, Widths>();

/** The widths of a face. */
export function widthsOf(face: Face): Widths {
  let widths = made.get(face);
  if (widths === undefined) {
    if (face === 'mono') widths = new Widths(() => monospace);
    else if (face === 'bold') widths = new Widths((code) => proportional(code, boldAscii, 1));
    else widths = new Widths((code) => proportional(code, regularAscii, 0));
    made.set(face, widths);
  }
  return widths;
}

/**
 * @param printable widths of ASCII 32 to 126
 * @param face which of the widths in `others`
 */
function proportional(code: number, printable: readonly number[], face: 0 | 1): number {
  if (code < 32) return 0;
  const ascii = printable[code - 32];
  if (ascii !== undefined) return ascii;
  if (code >= 0xd800 && code < 0xdc00) return astral;
  if (code >= 0xdc00 && code < 0xe000) return 0;
  const char = String.fromCharCode(code);
  const other = code < tableSize ? others[char]?.[face] : undefined;
  if (other !== undefined) return other;
  if (zeroWidth().test(char)) return 0;
  if (code >= tableSize) return fullWidth.test(char) ? unitsPerEm : unknown;
  // An accented letter is as wide as its letter.
  return printable[char.normalize('NFD').charCodeAt(0) - 32] ?? unknown;
}
