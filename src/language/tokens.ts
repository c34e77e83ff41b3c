import { isLetter, isMark } from './characters.ts';
import { remembered } from './remembered.ts';

/**
 * A piece of text as the search for terms sees it: a word, a number, or a mark that a phrase does not run across.
 * `start` and `end` are offsets in the text that was read, in UTF-16 code units.
 */
export class Token {
  constructor(
    /** What is compared: lower case, straight apostrophes, composed characters, no soft hyphens. */
    readonly key: string,
    readonly start: number,
    readonly end: number,
  ) {}
}

const LETTER = 1;
const DIGIT = 2;
const APOSTROPHE = 3;
const HYPHEN = 4;
const MARK = 5;
const INVISIBLE = 6;
const UPPER = 7;

/** What each ASCII character is to a word; white space, quotation marks and the rest are 0 and separate silently. */
const ascii = new Uint8Array(128);
for (let code = 97; code <= 122; code++) ascii[code] = LETTER;
for (let code = 65; code <= 90; code++) ascii[code] = UPPER;
for (let code = 48; code <= 57; code++) ascii[code] = DIGIT;
for (const mark of '.,;:!?()[]{}/&|<>=+%@#…') if (mark.charCodeAt(0) < 128) ascii[mark.charCodeAt(0)] = MARK;
ascii[39] = APOSTROPHE;
ascii[45] = HYPHEN;

function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (ascii[code] as number) : kindBeyond(text, at, code);
}

function kindBeyond(text: string, at: number, code: number): number {
  switch (code) {
    case 0x2019: // right single quotation mark, the typographic apostrophe
    case 0x2018:
    case 0x02bc:
      return APOSTROPHE;
    case 0x2010:
    case 0x2011: // non-breaking hyphen
      return HYPHEN;
    case 0x2013:
    case 0x2014:
    case 0x2026:
    case 0x2022:
      return MARK;
    case 0x00ad: // soft hyphen
    case 0x200b:
    case 0x200c:
    case 0x200d:
    case 0x2060:
    case 0xfeff:
      return INVISIBLE;
  }
  if (code >= 0x00a0 && code <= 0x00bf) return 0;
  if (code >= 0x2000 && code <= 0x206f) return 0;
  // Half of a surrogate pair never makes a term of ours: a symbol or a rare script.
  if (code >= 0xd800 && code <= 0xdfff) return 0;
  return isLetter(text, at) || isMark(text, at) ? UPPER : 0;
}

/** Words in which 's is a verb and no possessive: taking it off would leave another word. */
const contracted = new Set('it that there what he she who where here how when let this everyone everything'.split(' '));

/** Whether its kind is that of a letter or digit. */
const isWord = (kind: number) => kind === LETTER || kind === UPPER || kind === DIGIT;

/**
 * Reads a text into tokens in one pass. A hyphen between words, white space and quotation marks separate and leave
 * nothing, so that "looked-after", "looked after" and "‘looked after’" are the same two tokens. Other punctuation is a
 * token of its own, so that a phrase does not run from one sentence or clause into the next ("e.g." is four tokens). So is
 * a possessive 's: "the agency's" holds "agency", and "the service's users" holds no "service user".
 */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  let at = 0;
  while (at < length) {
    const kind = kindOf(text, at);
    if (isWord(kind)) {
      at = readWord(text, at, tokens);
    } else {
      if (kind === MARK || (kind === HYPHEN && isDash(text, at))) {
        tokens.push(new Token(kind === HYPHEN ? '–' : text.charAt(at), at, at + 1));
      }
      at++;
    }
  }
  return tokens;
}

/** A hyphen with no word on either side stands for a dash. */
function isDash(text: string, at: number): boolean {
  return !(at > 0 && isWord(kindOf(text, at - 1))) && !(at + 1 < text.length && isWord(kindOf(text, at + 1)));
}

/** Reads the word that begins at `start`, adds its token, and gives the offset after it. */
function readWord(text: string, start: number, tokens: Token[]): number {
  const { length } = text;
  let end = start;
  let plain = true;
  let apostrophe = -1;
  for (; end < length; end++) {
    const kind = kindOf(text, end);
    if (kind === LETTER || kind === DIGIT) continue;
    if (kind === UPPER || kind === INVISIBLE) {
      plain = false;
      continue;
    }
    const code = text.charCodeAt(end);
    const next = end + 1 < length ? kindOf(text, end + 1) : 0;
    if (kind === APOSTROPHE && (next === LETTER || next === UPPER)) {
      apostrophe = end;
      plain = false;
      continue;
    }
    // 1,000 and 3.5 are one number
    if ((code === 44 || code === 46) && next === DIGIT && kindOf(text, end - 1) === DIGIT) continue;
    break;
  }
  let keyEnd = end;
  if (apostrophe > 0 && end - apostrophe === 2 && (text.charCodeAt(end - 1) | 32) === 115) {
    if (!contracted.has(keyOf(text.slice(start, apostrophe)))) keyEnd = apostrophe;
  }
  const slice = text.slice(start, keyEnd);
  tokens.push(new Token(plain ? slice : keyOf(slice), start, keyEnd));
  if (keyEnd < end) tokens.push(new Token("'s", keyEnd, end));
  return end;
}

const invisible = /\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/g;
const apostrophes = /[\u2018\u2019\u02bc]/g;

/** The key of a word that is not all small letters and digits. */
const keyOf = remembered((word) =>
  word.replace(invisible, '').replace(apostrophes, "'").normalize('NFC').toLowerCase(),
);

/** A token as it is written, apart from soft hyphens: what an acronym is compared with. */
export function written(text: string, token: Token): string {
  return text.slice(token.start, token.end).replace(invisible, '');
}
