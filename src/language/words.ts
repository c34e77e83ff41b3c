import { toString as nlcstToString } from 'nlcst-to-string';
import { ParseEnglish } from 'parse-english';
import { remembered } from './remembered.ts';
import { type Spelling, spellingOf } from './spellings.ts';

/** A word: `start` and `end` are offsets in the text that was read, in UTF-16 code units. */
export class Word {
  readonly text: string;

  constructor(
    readonly spelling: Spelling,
    readonly start: number,
    readonly end: number,
  ) {
    this.text = spelling.text;
  }
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
/** Separates words unless both are short: "w/o". */
const SLASH = 7;

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
put(SLASH, '/');

/**
 * The words of a text as `parse-english` finds them in a sentence. Nearly all stand between white space as letters and
 * digits with marks around them, or joined by one apostrophe or hyphen: these are read here, in one pass and without a
 * tree. The parser is asked about the rest ("e.g.", "and/or", "’em", an address).
 */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  const { length } = text;
  let isFirst = true;
  for (let at = 0; at < length; ) {
    if (isSpace(text, at, length)) {
      at++;
      continue;
    }
    const before = words.length;
    const end = readCluster(text, at, length, words);
    if (end < 0) {
      if (words.length > before) words.length = before;
      at = parseCluster(text, at, words, isFirst);
    } else at = end;
    isFirst = false;
  }
  return words;
}

/** @param length of the text; asked for once, as all that is asked for at each character is dear */
function kindAt(text: string, at: number, length: number): number {
  // After the end stands white space.
  if (at >= length) return SPACE;
  const code = text.charCodeAt(at);
  return code < kinds.length ? (kinds[code] as number) : ODD;
}

/** Reads what stands between white space. Gives the offset after it; -1 where it holds anything odd. */
function readCluster(text: string, from: number, length: number, words: Word[]): number {
  let at = from;
  for (let kind = kindAt(text, at, length); kind !== SPACE; kind = kindAt(text, at, length)) {
    if (kind === WORD) {
      const end = wordEnd(text, at, length);
      if (end < 0) return -1;
      words.push(new Word(spellingOf(text.slice(at, end)), at, end));
      at = end;
    } else if (kind === ODD) return -1;
    // An apostrophe before a word may belong to it: "’em".
    else if (kind === APOSTROPHE && (at === from || kindAt(text, at + 1, length) === WORD)) return -1;
    else at++;
  }
  return at;
}

/** A word of so many letters is not joined to what follows a slash. */
const fewestBeforeSlash = 3;

/** Where the word that begins at `start` ends; -1 where it ends in a way that the parser has to judge. */
function wordEnd(text: string, start: number, length: number): number {
  let at = start;
  let isDecimal = false;
  for (;;) {
    const from = at;
    let kind = kindAt(text, ++at, length);
    while (kind === WORD) kind = kindAt(text, ++at, length);
    if (kind === SPACE || kind === MARK || (kind === SLASH && at - from >= fewestBeforeSlash)) return at;
    const next = kindAt(text, at + 1, length);
    const isEnd = next === SPACE || next === MARK;
    const isPoint = kind === STOP && next === WORD && isDigit(text, at - 1) && isDigit(text, at + 1);
    if (isPoint || ((kind === APOSTROPHE || kind === HYPHEN) && next === WORD)) {
      isDecimal ||= isPoint;
      at++;
    }
    // "o’ clock" keeps its apostrophe.
    else if (isEnd && ((kind === STOP && !isDecimal) || (kind === APOSTROPHE && at - start > 2))) return at;
    else return -1;
  }
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** Reads what stands between white space with the parser, and gives the offset after it. */
function parseCluster(text: string, from: number, words: Word[], isFirst: boolean): number {
  const { length } = text;
  let end = from;
  while (end < length && end - from < longestPiece && !isSpace(text, end, length)) end++;
  // A surrogate pair is not to be cut in two.
  if (end < length && end > from + 1 && isHighSurrogate(text, end - 1)) end--;
  // "O’" is read with its apostrophe where something stands before and after it.
  const before = isFirst ? '' : 'a ';
  const cluster = before + text.slice(from, end) + (end === length ? '' : ' ');
  const shift = from - before.length;
  for (const { spelling, start, end } of cluster.length > longestRemembered ? parse(cluster) : parseOnce(cluster)) {
    if (shift + start >= from) words.push(new Word(spelling, shift + start, shift + end));
  }
  return end;
}

/** What is longer is seldom met again. */
const longestRemembered = 40;

const parseOnce = remembered(parse);

/** The words of a sentence. */
function parse(sentence: string): Word[] {
  const words: Word[] = [];
  for (const node of parser.tokenizeSentence(sentence).children) {
    if (node.type !== 'WordNode') continue;
    const spelling = spellingOf(nlcstToString(node));
    const start = node.position?.start.offset ?? 0;
    words.push(new Word(spelling, start, start + spelling.text.length));
  }
  return words;
}

const space = /\s|\u0085/;

function isSpace(text: string, at: number, length: number): boolean {
  const kind = kindAt(text, at, length);
  return kind === SPACE || (kind === ODD && space.test(text.charAt(at)));
}

function isHighSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00;
}
