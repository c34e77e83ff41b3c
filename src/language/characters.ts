/** Whether each code unit of Latin-1 is a letter (1) or a digit (2), as `\p{L}` and `\p{N}` have it. */
const latin = new Uint8Array(256);
for (let code = 0x30; code <= 0x39; code++) latin[code] = 2;
for (let code = 0x41; code <= 0x5a; code++) latin[code] = latin[code + 32] = 1;
for (let code = 0xc0; code <= 0xff; code++) latin[code] = code === 0xd7 || code === 0xf7 ? 0 : 1;
for (const code of [0xaa, 0xb5, 0xba]) latin[code] = 1;
for (const code of [0xb2, 0xb3, 0xb9, 0xbc, 0xbd, 0xbe]) latin[code] = 2;

/** Dashes, quotation marks and spaces that are typed in English: the block holds no letter, digit or combining mark. */
function isPunctuation(code: number): boolean {
  return code >= 0x2000 && code < 0x2070;
}

const letterOrDigit = () => /[\p{L}\p{N}]/u;

/** Whether the code unit at an offset is a letter or digit of any script; half of a surrogate pair and the end are none. */
export function isLetterOrDigit(text: string, at: number): boolean {
  // Beyond its ends a text is asked for a character at ten times the cost.
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  if (code < 256) return latin[code] !== 0;
  return !isPunctuation(code) && letterOrDigit().test(String.fromCharCode(code));
}

/** Whether a text holds a letter or digit of any script. */
export function hasLetterOrDigit(text: string): boolean {
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 256 && !isPunctuation(code)) return letterOrDigit().test(text.slice(at));
    if (code < 256 && latin[code] !== 0) return true;
  }
  return false;
}

const letter = () => /\p{L}/u;
const mark = () => /\p{M}/u;

/** Whether a letter of any script stands at an offset. Both halves of a surrogate pair that is a letter are one. */
export function isLetter(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  if (code < 256) return latin[code] === 1;
  return !isPunctuation(code) && letter().test(characterAt(text, at, code));
}

/** Whether a combining mark stands at an offset. */
export function isMark(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  return code >= 0x300 && !isPunctuation(code) && mark().test(characterAt(text, at, code));
}

function characterAt(text: string, at: number, code: number): string {
  if (code < 0xd800 || code > 0xdfff) return String.fromCharCode(code);
  return code < 0xdc00 ? text.slice(at, at + 2) : text.slice(at - 1, at + 1);
}

/** Whether a capital and a small letter stand at an offset, as at the head of a name. */
export function beginsName(text: string, at: number): boolean {
  if (at < 0 || at + 1 >= text.length) return false;
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  if (first < 128 && second < 128) return isCapital(first) && latin[second] === 1 && !isCapital(second);
  return /^\p{Lu}\p{Ll}/u.test(text.slice(at, at + 2));
}

/** Whether a text begins with a capital letter of any script. */
export function beginsWithCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? isCapital(code) : /^\p{Lu}/u.test(text);
}

/** Whether an ASCII code unit is a capital letter. */
function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

/**
 * The same text, as one row of characters in memory. V8 keeps what was cut out of another text, or put together of pieces, as
 * such, and code that meets five of its kinds of text looks up `length` and `charCodeAt` anew each time: for each
 * character of a loop. So what is read again and again is made flat first.
 */
export function flat(text: string): string {
  return text.length < 2 ? text : [text.slice(0, 1), text.slice(1)].join('');
}

/** Letters and digits in lower case, one space between words: marks, hyphens and line breaks make no difference. */
export function plainly(text: string): string {
  const lower = text.toLowerCase();
  // As most links and headings are.
  if (/^[a-z\d]+(?: [a-z\d]+)*$/.test(lower)) return lower;
  // A pattern of all scripts takes V8 milliseconds to make ready, and few texts need it.
  const between = hasAsciiLetters(lower) ? /[^a-z\d]+/g : /[^\p{L}\p{N}]+/gu;
  return lower.replace(between, ' ').trim();
}

/** Whether a text holds no letter and no digit beyond those of ASCII: as most English texts, whatever marks and dashes they hold. */
export function hasAsciiLetters(text: string): boolean {
  return !/[^\0-\x7f\u00a0\u00a3\u00a7\u00ab\u00ad\u00b7\u00bb\u2000-\u206f]/.test(text);
}

/** Whether two letters of any script stand together somewhere in a text. */
export function hasTwoLetters(text: string): boolean {
  return /[A-Za-z]{2}/.test(text) || (!hasAsciiLetters(text) && /\p{L}{2}/u.test(text));
}

/**
 * The word in front of a text, in lower case; empty where it begins with anything else. A pattern that minds no case takes V8 longer
 * to compile than one that does, and nearly every text is told from what the pattern looks for by its first word.
 */
export function firstWord(text: string): string {
  return /^\w*/.exec(text)?.[0].toLowerCase() ?? '';
}

/**
 * A text in lower case in which everything keeps its place, for patterns in small letters of ASCII: they find in it what they find
 * with `i`, without `u`, in the text itself.
 */
export function inPlainLowerCase(text: string): string {
  // No others have a small letter in ASCII: with `i` alone they are none.
  const hasOther = text.includes('\u212a') || text.includes('\u0130');
  return (hasOther ? text.replace(/[\u212a\u0130]/g, '\u00c5') : text).toLowerCase();
}

/**
 * A text in lower case in which everything keeps its place: for patterns of all scripts, which V8 takes milliseconds to make
 * ready for both cases, and a fiftieth of that for one.
 */
export function inLowerCase(text: string): string {
  const lower = text.toLowerCase();
  // The one capital whose small letter is two code units.
  return lower.length === text.length ? lower : text.replaceAll('\u0130', 'I').toLowerCase();
}
