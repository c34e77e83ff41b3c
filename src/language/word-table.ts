/** Bits of a word's number by which it is put in a group: groups of two or three words. */
const bitsOf = (words: number) => Math.max(1, Math.ceil(Math.log2(words / 2)));

/** A place in the text takes so many digits of five bits each, from `0` on: none of them has a meaning in a template. */
const digits = 4;
const firstDigit = 48;

/**
 * Words with what is said of each, as one text: made when data is generated, and looked up in without being read, so that a list
 * of 15,000 words costs nothing at start. A `Map` of them takes longer to make than a page to check.
 *
 * The text is a digit for the number of bits, where each group begins (and the last ends), a line end, and the groups: for each
 * word a line with the word, a tab, and what is said of it.
 */
export class WordTable {
  private readonly shift: number;
  private readonly body: number;

  /** @param text what `writeWordTable` made */
  constructor(private readonly text: string) {
    const bits = text.charCodeAt(0) - firstDigit;
    this.shift = 32 - bits;
    this.body = 1 + ((1 << bits) + 1) * digits;
  }

  /** What is said of a word; undefined for one that is not there. */
  get(word: string): string | undefined {
    const { text } = this;
    const { length } = word;
    const group = 1 + (numberOf(word) >>> this.shift) * digits;
    const end = this.body + this.place(group + digits);
    for (let at = this.body + this.place(group); at < end; ) {
      const lineEnd = text.indexOf('\n', at);
      // Not beyond the end of the line, for that may be the end of the text: V8 does not forget who looks there.
      const after = at + length;
      if (after < lineEnd && text.charCodeAt(after) === tab && text.startsWith(word, at))
        return text.slice(after + 1, lineEnd);
      at = lineEnd + 1;
    }
    return undefined;
  }

  private place(at: number): number {
    let place = 0;
    for (let digit = 0; digit < digits; digit++) place = place * 32 + this.text.charCodeAt(at + digit) - firstDigit;
    return place;
  }
}

const tab = 9;

/** As text, in ASCII where words and what is said of them are; neither may hold a tab or a line end. */
export function writeWordTable(words: ReadonlyMap<string, string>): string {
  const bits = bitsOf(words.size);
  const groups: string[] = new Array(1 << bits).fill('');
  for (const [word, said] of words) groups[numberOf(word) >>> (32 - bits)] += `${word}\t${said}\n`;
  let place = 0;
  const places = groups.map((group) => {
    const here = place;
    place += group.length;
    return here;
  });
  return `${digitOf(bits)}${[...places, place].map(written).join('')}${groups.join('')}`;
}

function written(place: number): string {
  let text = '';
  for (let rest = place, digit = 0; digit < digits; digit++, rest >>>= 5) text = digitOf(rest & 31) + text;
  return text;
}

function digitOf(value: number): string {
  return String.fromCharCode(firstDigit + value);
}

/** FNV-1a, its high bits mixed from all letters. */
function numberOf(word: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) number = Math.imul(number ^ word.charCodeAt(at), 0x01000193);
  return number ^ (number >>> 15);
}
