import { beginsName, isLetter, isMark } from './characters.ts';

/**
 * Whether most words of a text begin with a capital, so that a capital in it says nothing: a title in title case, or a
 * line in capitals. Small words are not counted; 60 % is a judgement. A title has no full stop.
 */
export function isTitleCase(text: string): boolean {
  if (/[.!?]$/.test(text.trimEnd()) && text !== text.toUpperCase()) return false;
  let all = 0;
  let capital = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isLetter(text, at)) continue;
    const start = at;
    while (at < text.length && isOfWord(text, at)) at++;
    if (at - start < 4) continue;
    all++;
    if (isCapital(text, start)) capital++;
  }
  return all > 1 && capital >= all * 0.6;
}

/** Whether what stands at an offset can be a part of a word: a letter, a mark on one, an apostrophe or a hyphen. */
function isOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isLetter(text, at) || code === 0x27 || code === 0x2019 || code === 0x2d || isMark(text, at);
}

/**
 * Whether the words at `[start, end)` look like part of a name: written with a capital where no sentence begins
 * ("the Family Hub"). Meant for a text that is not in title case.
 */
export function looksLikeName(text: string, start: number, end: number): boolean {
  if (!isCapital(text, start) || text.slice(start, end) === text.slice(start, end).toUpperCase()) return false;
  let before = start - 1;
  while (before >= 0 && /[\s"'“‘([*_]/.test(text.charAt(before))) {
    if (text.charAt(before) === '\n') break;
    before--;
  }
  // "Driving Standards Agency" opens a sentence with a name
  if (before < 0 || text.charAt(before) === '\n') return /\s/.test(text.charAt(end)) && beginsName(text, end + 1);
  return !/[.!?:;•·–—|>]/.test(text.charAt(before)) && !isListMark(text, before);
}

/** "a) Commence", "1. Commence" begin a sentence too. */
function isListMark(text: string, at: number): boolean {
  return text.charAt(at) === ')' && at <= 3;
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  const char = text.charAt(at);
  return char !== char.toLowerCase();
}
