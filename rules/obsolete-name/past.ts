import { kept } from '../../src/language/patterns.ts';

/** Words around an old name that say that it is one: "formerly the CCG", "which replaced statements". */
const past = kept(
  () =>
    /\b(?:former(?:ly)?|used to be|used to have|previous(?:ly)?|replac(?:e|es|ed|ing)|instead of|renamed|rebranded|abolished|closed|clos(?:es|ing)|ended|ends|expired|predecessors?|became|becomes?|becoming|old(?:er)? (?:name|system|style)|now (?:called|known|part|the)|no longer|not any more|histor(?:y|ic|ical)|superseded|at the time|dissolved|merged|repealed|transferred|existing|was set up|took over|taken over|stopped|do not exist|does not exist|did not|had been|legacy|archived?)\b/i,
);

/** How far around the name is looked, in UTF-16 code units: about one sentence (judgement). */
const reach = 110;

/**
 * Whether the text around a name speaks of the time when it was right: by a word that says so, or by a year no later than
 * the one in which the name went.
 */
export function speaksOfThePast(text: string, start: number, end: number, since: number): boolean {
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  // A full stop and a capital begin another sentence.
  const around = `${before.slice(lastStop(before))} | ${after.slice(0, firstStop(after))}`;
  if (past().test(around)) return true;
  for (const [year] of around.matchAll(/\b(?:19|20)\d\d\b/g)) if (Number(year) <= since) return true;
  return false;
}

function lastStop(text: string): number {
  let last = 0;
  for (const { index } of text.matchAll(/[.!?\n]\s+(?=[\p{Lu}\d])/gu)) last = index + 1;
  return last;
}

function firstStop(text: string): number {
  const at = text.search(/[.!?](?:\s+[\p{Lu}\d]|$)|\n/u);
  return at < 0 ? text.length : at;
}
