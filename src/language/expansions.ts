import { isLetter, plainly } from './characters.ts';
import { Cue } from './cues.ts';
import { kept } from './patterns.ts';

/** A line of Markdown that gives an abbreviation its meaning: `*[MASH]: multi-agency safeguarding hub`. */
const definition = /\*\[([^\]\n]{1,40})\]:[ \t]*/g;

const STAR = 0x2a;

/** Of a text that may define an abbreviation. */
export const definingCue = new Cue('*');

/** Whether a block is such lines and nothing else: it is shown to nobody as running text. */
export function isAbbreviationList(text: string): boolean {
  const first = text.charCodeAt(0);
  // Nearly all begin with a letter or a digit, not with a star or with white space before one.
  return (first <= STAR || first >= 0x80) && /^\s*\*\[[^\]\n]{1,40}\]:/.test(text);
}

/** The abbreviations that lines of a block define. */
export function definedAbbreviations(text: string): string[] {
  return isAbbreviationList(text) ? Array.from(text.matchAll(definition), (match) => match[1] ?? '') : [];
}

/** "… hub (", "… hub (the ", which an acronym follows. */
const openingBracket = kept(() => /\S\s*\((?:[\p{L}‘“"'][\p{L}.’'-]* ){0,2}[“‘"']?$/u);
const threeLetters = kept(() => /^\p{L}{3}/u);
const twoWords = kept(() => /\p{L}[\s-]+\S*\p{L}/u);
const noLetter = kept(() => /[^\p{L}]/gu);

/** How far around an acronym its meaning is looked for, in UTF-16 code units: a long name and a few words (judgement). */
const reach = 160;

/**
 * Whether an acronym at `[start, end)` is explained where it stands: "MASH (multi-agency safeguarding hub)", the same the
 * other way round, "MASH stands for …", "known as MASH", or its expansion close by.
 */
export function isExplainedAt(text: string, start: number, end: number, expansion?: string): boolean {
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  // "… hub (MASH)", "… hub (‘MASH’)", "… hub (the MASH)", "… hubs (MASHs)", "… hub (MASH, pronounced mash)"
  if (before.includes('(') && /^[”’"']?s?[”’"']?\s*[),;:–-]/.test(after)) {
    if (openingBracket().test(before)) return true;
  }
  const alternative = /\sor (?:an? |the )?[“‘"']?$/.test(before)
    ? /((?:[^\s(]+\s+){1,8})or (?:an? |the )?[“‘"']?$/u.exec(before)?.[1]
    : undefined;
  if (alternative !== undefined && initials(text.slice(start, end), alternative)) return true;
  if (/(?:called|known as|abbreviated to|shortened to|short form:?|for short,?) (?:the |an? )?[“‘"']?$/i.test(before))
    return true;
  if (/^[”’"']?,? (?:which |that |it )?(?:stands for|is short for|is the short form|means) /i.test(after)) return true;
  // "CESG, the national technical authority", "BCS The Chartered Institute", "CESG (the government’s …)"
  // "The GP, the HV, the police" and "the HV, the GP or the school" are lists
  const isListed =
    /,\s(?:and |or )?(?:the |an? |our |your )?$/i.test(before) ||
    /^,\s(?:the|an?|our|your)\s\S+\s(?:and|or)\s/.test(after);
  const named = isListed
    ? undefined
    : /^[”’"']?(?:,\s(?:the|an?|our|your)|\s\((?:the|an?|our|your)|\sThe)\s/.exec(after);
  if (named && threeLetters().test(after.slice(named[0].length))) return true;
  const bracket = /^[”’"']?s?(?:’s|'s)?\s*\(([^()]{3,150})\)/u.exec(after)?.[1];
  if (bracket !== undefined && standsFor(text.slice(start, end), bracket)) return true;
  return expansion !== undefined && plainly(before + after).includes(plainly(expansion));
}

/** Whether the letters of an acronym come in order in a phrase, the first of them at the head of a word. */
export function standsFor(acronym: string, phrase: string): boolean {
  const letters = acronym.toLowerCase().replace(noLetter(), '').replace(/s$/u, '');
  const words = phrase.toLowerCase();
  if (!twoWords().test(words)) return false;
  let at = -1;
  for (const letter of letters) {
    at = words.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  const first = words.indexOf(letters.charAt(0));
  return first === 0 || !isLetter(words.charAt(first - 1), 0) || words.includes(` ${letters.charAt(0)}`);
}

/** Whether the last words before an acronym begin with its letters: "private hire vehicles or PHVs". */
function initials(acronym: string, phrase: string): boolean {
  const letters = acronym.replace(/s$/u, '').toLowerCase();
  const words = phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return (
    words
      .slice(-letters.length)
      .map((word) => word.charAt(0))
      .join('') === letters
  );
}
