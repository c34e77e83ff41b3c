import { hasLetterOrDigit } from './characters.ts';

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

const endMarks = '.!?…';
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
  for (let at = start; at < text.length; at++) {
    if (isInside(text, at)) continue;
    const from = at;
    while (at < text.length && endMarks.includes(text.charAt(at))) at++;
    const marks = text.slice(from, at);
    if (marks !== '') while (at < text.length && closing.includes(text.charAt(at))) at++;
    const end = at;
    while (at < text.length && isSpace(text, at)) at++;
    // The loop goes on at the first character that is neither.
    const next = at--;
    if (next === end) {
      if (at < from) at = from;
      continue;
    }
    if (next >= text.length) break;
    const isBreak = text.slice(end, next).includes('\n');
    if (isBreak ? breaksLine(text, end, next) : marks !== '' && ends(text, start, from, marks, next)) close(end, next);
  }
  close(text.trimEnd().length, text.length);
  return sentences;
}

function hasWord(text: string, start: number, end: number): boolean {
  return hasLetterOrDigit(text.slice(start, end));
}

/** Whether no sentence can end at an offset, as at nearly all: at a letter, say, or a single blank after one. */
function isInside(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 32) return text.charCodeAt(at + 1) > 32 && text.charCodeAt(at + 1) < 128;
  return code > 0x40 && code < 0x80;
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code > 32 && code < 128) return false;
  return code === 32 || (at < text.length && text.charAt(at).trim() === '');
}

/** Whether the line that ends at `end` ends a sentence too. */
function breaksLine(text: string, end: number, next: number): boolean {
  return !isLower(firstLetter(text, next)) || '.!?:;'.includes(text.charAt(end - 1));
}

/** Whether the marks at `at` end the sentence that began at `start`, when the next word begins at `next`. */
function ends(text: string, start: number, at: number, marks: string, next: number): boolean {
  const first = firstLetter(text, next);
  if (marks !== '.') return !isLower(first);
  const before = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(start, at - 30), at))?.[0] ?? '';
  const word = before.toLowerCase();
  const following = /[\p{L}’']+/uy;
  following.lastIndex = skipOpening(text, next);
  const nextWord = following.exec(text)?.[0] ?? '';
  const opens = openers.has(nextWord.toLowerCase().replace(/[’'].*/, ''));
  if (isLower(first)) return /^\p{L}{4,}$/u.test(word) && !beforeName.has(word) && !undecided.has(word);
  if (beforeName.has(word)) return word === 'st' || word === 'inc' ? opens && before !== 'St' : false;
  if (beforeNumber.has(word) && /^[A-Z]*\d/.test(text.slice(next, next + 6))) return false;
  if (undecided.has(word)) return opens;
  // "1. Fill in the form": the number counts.
  if (/^\d{1,3}$/.test(word)) return at - before.length > start;
  if (/^[ap]\.m$/.test(word)) return !calendar.test(nextWord);
  if (/\p{L}\.\p{L}$/u.test(word)) return opens;
  // "J. Smith", but not "plan B. We"
  if (/^\p{Lu}$/u.test(before)) return opens && before !== 'I';
  return true;
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
