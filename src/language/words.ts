import { toString as nlcstToString } from 'nlcst-to-string';
import { ParseEnglish } from 'parse-english';

/** A word: `start` and `end` are offsets in the text that was read, in UTF-16 code units. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

const parser = new ParseEnglish();

/**
 * Longest text that the parser is given at once, in UTF-16 code units: its work grows with the square of the number of
 * marks. Nothing without white space that was written to be read is nearly as long.
 */
const longestPiece = 20_000;

const ODD = 0;
const WORD = 1;
/** Separates words whatever is around it. */
const MARK = 2;
const SPACE = 3;
/** Joins two words, or ends one. */
const APOSTROPHE = 4;
const HYPHEN = 5;
/** Separates words unless it stands between two of them. */
const STOP = 6;

/** What a code unit is to a plain word; what is not here makes its cluster odd. */
const kinds = new Uint8Array(0x2100);
const put = (kind: number, characters: string) => {
  for (const character of characters) kinds[character.charCodeAt(0)] = kind;
};
put(WORD, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');
put(MARK, ',;!"()[]{}*+<>|\\^`~#$%“”‘–—…•£«»');
put(SPACE, ' \t\n\v\f\r\u00a0');
put(APOSTROPHE, "'’");
put(HYPHEN, '-');
put(STOP, '.:?');

/**
 * The words of a text as `parse-english` finds them in a sentence. Nearly all stand between white space as letters and
 * digits with marks around them, or joined by one apostrophe or hyphen: these are read here, in one pass and without a
 * tree. The parser is asked about the rest ("e.g.", "and/or", "’em", an address).
 */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let isFirst = true;
  for (let at = 0; at < text.length; ) {
    if (isSpace(text, at)) {
      at++;
      continue;
    }
    const before = words.length;
    const end = readCluster(text, at, words);
    if (end < 0) {
      words.length = before;
      at = parseCluster(text, at, words, isFirst);
    } else at = end;
    isFirst = false;
  }
  return words;
}

function kindAt(text: string, at: number): number {
  // After the end stands white space.
  return at < text.length ? (kinds[text.charCodeAt(at)] ?? ODD) : SPACE;
}

/** Reads what stands between white space. Gives the offset after it; -1 where it holds anything odd. */
function readCluster(text: string, from: number, words: Word[]): number {
  let at = from;
  for (let kind = kindAt(text, at); kind !== SPACE; kind = kindAt(text, at)) {
    if (kind === WORD) {
      const end = wordEnd(text, at);
      if (end < 0) return -1;
      words.push({ text: text.slice(at, end), start: at, end });
      at = end;
    } else if (kind === MARK || kind === STOP || kind === HYPHEN) at++;
    // An apostrophe before a word may belong to it: "’em".
    else if (kind === APOSTROPHE && at > from && kindAt(text, at + 1) !== WORD) at++;
    else return -1;
  }
  return at;
}

/** Where the word that begins at `start` ends; -1 where it ends in a way that the parser has to judge. */
function wordEnd(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    while (kindAt(text, at) === WORD) at++;
    const kind = kindAt(text, at);
    const next = kindAt(text, at + 1);
    if (kind === SPACE || kind === MARK) return at;
    if ((kind === APOSTROPHE || kind === HYPHEN) && next === WORD) at += 2;
    // "o’ clock" keeps its apostrophe.
    else if (kind === APOSTROPHE && at - start > 2 && (next === SPACE || next === MARK)) return at;
    else if (kind === STOP && (next === SPACE || next === MARK)) return at;
    else return -1;
  }
}

/** Reads what stands between white space with the parser, and gives the offset after it. */
function parseCluster(text: string, from: number, words: Word[], isFirst: boolean): number {
  let end = from;
  while (end < text.length && end - from < longestPiece && !isSpace(text, end)) end++;
  // A surrogate pair is not to be cut in two.
  if (end < text.length && end > from + 1 && isHighSurrogate(text, end - 1)) end--;
  // "O’" is read with its apostrophe where something stands before and after it.
  const before = isFirst ? '' : 'a ';
  const after = end === text.length ? '' : ' ';
  const shift = from - before.length;
  const { children } = parser.tokenizeSentence(before + text.slice(from, end) + after);
  for (const node of children) {
    const start = shift + (node.position?.start.offset ?? 0);
    if (node.type !== 'WordNode' || start < from) continue;
    const word = nlcstToString(node);
    words.push({ text: word, start, end: start + word.length });
  }
  return end;
}

const space = /\s|\u0085/;

function isSpace(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind === SPACE || (kind === ODD && space.test(text.charAt(at)));
}

function isHighSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00;
}
