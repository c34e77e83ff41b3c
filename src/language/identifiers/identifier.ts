import type { Cue, Cued } from '../cues.ts';

/** What identifies one person, or leads to one. */
export const identifierKinds = [
  'nhs-number',
  'pupil-number',
  'learner-number',
  'national-insurance',
  'pnc',
  'cro',
  'arrest-summons',
  'prison-number',
  'crime-reference',
  'case-number',
  'driving-licence',
  'passport',
  'vehicle',
  'card',
  'bank-account',
  'birth-date',
  'mobile',
  'home-address',
] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** An identifier in a text: `start` and `end` are offsets in UTF-16 code units. */
export interface Identifier {
  kind: IdentifierKind;
  start: number;
  end: number;
  /**
   * `sure` where a check digit or the words around it leave no reasonable doubt, `likely` where the shape alone speaks
   * for it.
   */
  certainty: 'sure' | 'likely';
  /** Letters and digits alone, in upper case: to tell two of a kind apart. Never to be printed. */
  value: string;
}

/** A text to look through, with what labels it: the head of its column, the short line before it. */
export interface Passage {
  text: string;
  label: string;
  /** The block that it is the text of, whose cues are known. */
  block?: Cued;
}

/**
 * Finds identifiers of one family, in text order. Time is linear in the length of the text. A look comes first, by a cue or by a
 * `shape`: a pattern without `\p`, which costs V8 next to nothing, that is met wherever the true one is.
 */
export type Finder = (passage: Passage) => Iterable<Identifier>;

/** What a finder gives at a look: it has nothing to find in most texts that hold a digit. */
export const none: readonly never[] = [];

/** Whether a cue is met in a passage or in what labels it. */
export function isCued({ text, label, block }: Passage, cue: Cue): boolean {
  return (block === undefined ? cue.in(text) : block.has(cue)) || (label !== '' && cue.in(label));
}

/** About six words: how far a word speaks for the number beside it. */
export const nearby = 45;

/** The words before an offset, the passage's label first. */
export function before({ text, label }: Passage, start: number, reach = nearby): string {
  return `${label} ${text.slice(Math.max(0, start - reach), start)}`;
}

/** The words after an offset. */
export function after({ text }: Passage, end: number, reach = nearby): string {
  return text.slice(end, end + reach);
}

/** Whether a pattern is met in the words around a range. */
export function isNear(passage: Passage, start: number, end: number, pattern: RegExp, reach = nearby): boolean {
  return pattern.test(before(passage, start, reach)) || pattern.test(after(passage, end, reach));
}

/** Letters and digits alone, in upper case. */
export function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}
