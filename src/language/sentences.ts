import { hasLetterOrDigit, isLetterOrDigit } from './characters.ts';

/** Abbreviations that stand before what they belong to, so that their full stop ends no sentence. */
const beforeName = new Set(
  (
    'mr mrs ms mx dr prof rev revd cllr hon sr jr st messrs lt col sgt capt gen insp supt e.g i.e eg ie cf vs viz tel approx incl ' +
    'excl govt misc temp inc'
  ).split(' '),
);

/** Abbreviations that end no sentence when a number follows. */
const beforeNumber = new Set(
  (
    'no nos p pp para paras s ss sec sect art arts reg regs fig figs vol ch ed c ca ref ext max min est jan feb mar apr jun jul ' +
    'aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun'
  ).split(' '),
);

/** Abbreviations at which a sentence may end; it does when the next word is one that sentences begin with. */
const undecided = new Set('ltd inc co corp bros dept al ave rd sq bldg'.split(' '));

/** Words with which sentences begin and names seldom do. */
const openers = new Set(
  (
    'a about after all also although an and any as ask at because before both bring but by call check children complete do each ' +
    'every find first follow for from give go he her here his how however i if in is it its keep make many more most my no not on ' +
    'once only or other our parents people please read see send she so some such take tell that the their then there these they ' +
    'this those to today under unless until use we what when where which while who why with write you your'
  ).split(' '),
);

const calendar = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:jan|febr)uary|^march|^april|^(?:sept|nov|dec)ember/i;

const closing = '"\'”’)]»*_';

/** What may stand between the end of a sentence and the first word of the next. */
const opening = /["'“‘([«*_•–—-]/;

/**
 * Splits English text into sentences.
 *
 * A full stop ends a sentence unless it belongs to an abbreviation, an initial, or a number that counts list items. A hard
 * line break ends one unless the next line goes on in lower case: the lines of an address are apart, a wrapped line is not.
 *
 * @param text what holds full stops that end nothing (addresses of web pages, code) must be masked before
 * @returns ranges of the text in order, without the space between them; what has neither letter nor digit is joined on
 */
export function splitSentences(text: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = [];
  let start = text.length - text.trimStart().length;
  const close = (end: number, next: number) => {
    const last = sentences.at(-1);
    if (last !== undefined && !hasWord(text, start, end)) last.end = end;
    else if (end > start) sentences.push({ start, end });
    start = next;
  };
  const { length } = text;
  for (let at = nextEnd(text, start); at >= 0; at = nextEnd(text, at + 1)) {
    let from = at;
    while (at < length && isEndMark(text.charCodeAt(at))) at++;
    const marks = text.slice(from, at);
    if (marks !== '') while (at < length && closing.includes(text.charAt(at))) at++;
    else while (from > start && isSpace(text, from - 1)) from--;
    const end = marks === '' ? from : at;
    while (at < length && isSpace(text, at)) at++;
    // The loop goes on at the first character that is neither.
    const next = at--;
    if (next === end) continue;
    if (next >= length) break;
    const isBreak = text.slice(end, next).includes('\n');
    if (isBreak ? breaksLine(text, end, next) : marks !== '' && ends(text, start, from, marks, next)) close(end, next);
  }
  close(text.trimEnd().length, length);
  return sentences;
}

const endOrBreak = /[.!?…\n]/g;

/** Where the next mark stands, or the next end of a line, from an offset on; -1 where none does. */
function nextEnd(text: string, from: number): number {
  endOrBreak.lastIndex = from;
  return endOrBreak.test(text) ? endOrBreak.lastIndex - 1 : -1;
}

/** Whether it is a full stop, an exclamation or question mark or an ellipsis. */
function isEndMark(code: number): boolean {
  return code === 0x2e || code === 0x3f || code === 0x21 || code === 0x2026;
}

function hasWord(text: string, start: number, end: number): boolean {
  // Most end with a word and their mark.
  return (end - 2 >= start && isLetterOrDigit(text, end - 2)) || hasLetterOrDigit(text.slice(start, end));
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code > 32 && code < 128) return false;
  return code === 32 || text.charAt(at).trim() === '';
}

/** Whether the line that ends at `end` ends a sentence too. */
function breaksLine(text: string, end: number, next: number): boolean {
  return !isLower(firstLetter(text, next)) || '.!?:;'.includes(text.charAt(end - 1));
}

/** Whether the marks at `at` end the sentence that began at `start`, when the next word begins at `next`. */
function ends(text: string, start: number, at: number, marks: string, next: number): boolean {
  const first = firstLetter(text, next);
  if (marks !== '.') return !isLower(first);
  const before = wordBefore(text, Math.max(start, at - 30), at);
  const word = before.toLowerCase();
  if (isLower(first)) return /^\p{L}{4,}$/u.test(word) && !beforeName.has(word) && !undecided.has(word);
  if (beforeName.has(word)) return word === 'st' || word === 'inc' ? opens(text, next) && before !== 'St' : false;
  if (beforeNumber.has(word) && /^[A-Z]*\d/.test(text.slice(next, next + 6))) return false;
  if (undecided.has(word)) return opens(text, next);
  if (/^[a-z]{2,}$/.test(word)) return true;
  // "1. Fill in the form": the number counts.
  if (/^\d{1,3}$/.test(word)) return at - before.length > start;
  if (/^[ap]\.m$/.test(word)) return !calendar.test(firstWord(text, next));
  if (/\p{L}\.\p{L}$/u.test(word)) return opens(text, next);
  // "J. Smith", but not "plan B. We"
  if (/^\p{Lu}$/u.test(before)) return opens(text, next) && before !== 'I';
  return true;
}

/** The letters, digits and full stops that end at `end`, from `start` at most. */
function wordBefore(text: string, start: number, end: number): string {
  let from = end;
  while (from > start && (text.charCodeAt(from - 1) === 0x2e || isLetterOrDigit(text, from - 1))) from--;
  // A letter may be a pair of code units.
  const isPair = from > start && isLowSurrogate(text.charCodeAt(from - 1));
  return isPair ? (/[\p{L}\p{N}.]*$/u.exec(text.slice(start, end))?.[0] ?? '') : text.slice(from, end);
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

/** Whether the word at an offset is one with which sentences begin. */
function opens(text: string, at: number): boolean {
  return openers.has(
    firstWord(text, at)
      .toLowerCase()
      .replace(/[’'].*/, ''),
  );
}

/** The first word after opening marks. */
function firstWord(text: string, from: number): string {
  const word = /[\p{L}’']+/uy;
  word.lastIndex = skipOpening(text, from);
  return word.exec(text)?.[0] ?? '';
}

function skipOpening(text: string, from: number): number {
  let at = from;
  while (at < text.length && opening.test(text.charAt(at))) at++;
  return at;
}

/** The first character after opening marks. */
function firstLetter(text: string, from: number): string {
  return text.charAt(skipOpening(text, from));
}

function isLower(char: string): boolean {
  return char !== char.toUpperCase();
}
