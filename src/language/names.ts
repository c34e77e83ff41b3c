const word = /\p{L}[\p{L}\p{M}’'-]*/gu;

/**
 * Whether most words of a text begin with a capital, so that a capital in it says nothing: a title in title case, or a
 * line in capitals. Small words are not counted; 60 % is a judgement. A title has no full stop.
 */
export function isTitleCase(text: string): boolean {
  if (/[.!?]\s*$/.test(text) && text !== text.toUpperCase()) return false;
  let all = 0;
  let capital = 0;
  for (const [found] of text.matchAll(word)) {
    if (found.length < 4) continue;
    all++;
    if (isCapital(found.charAt(0))) capital++;
  }
  return all > 1 && capital >= all * 0.6;
}

/**
 * Whether the words at `[start, end)` look like part of a name: written with a capital where no sentence begins
 * ("the Family Hub"). Meant for a text that is not in title case.
 */
export function looksLikeName(text: string, start: number, end: number): boolean {
  const first = text.charAt(start);
  if (!isCapital(first) || text.slice(start, end) === text.slice(start, end).toUpperCase()) return false;
  let before = start - 1;
  while (before >= 0 && /[\s"'“‘([*_]/.test(text.charAt(before))) {
    if (text.charAt(before) === '\n') break;
    before--;
  }
  // "Driving Standards Agency" opens a sentence with a name
  if (before < 0 || text.charAt(before) === '\n') return /^\s\p{Lu}\p{Ll}/u.test(text.slice(end, end + 3));
  return !/[.!?:;•·–—|>]/.test(text.charAt(before)) && !isListMark(text, before);
}

/** "a) Commence", "1. Commence" begin a sentence too. */
function isListMark(text: string, at: number): boolean {
  return text.charAt(at) === ')' && at <= 3;
}

function isCapital(char: string): boolean {
  return char !== char.toLowerCase();
}
