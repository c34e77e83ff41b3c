import { countSyllables } from '../syllables.ts';

/** What word lists say of a word, apart from how hard it is. */
export interface Listing {
  /** CEFR-J level, 1 (A1) to 4 (B2); 0 when it is in none. */
  level: number;
  /** Whether children of about ten know it (Dale and Chall's list). */
  easy: boolean;
  /** Whether young readers know it (Spache's list). */
  young: boolean;
}

export const unlisted: Listing = { level: 0, easy: false, young: false };

/** Endings and beginnings that tell of Latin, Greek and abstract words. */
const shapes: readonly RegExp[] = [
  /[ts]ions?$/,
  /it(?:y|ies)$/,
  /ic(?:al|ally)?s?$/,
  /al$/,
  /ous$/,
  /[ae]nc(?:y|e|ies|es)$/,
  /ing$/,
  /ed$/,
  /ly$/,
  /s$/,
  /i[sz](?:[me]|ed|ing|t)s?$/,
  /[eo]rs?$/,
  /^(?:un|i[mnrl]|[dm]is)/,
  /(?:ine|ase|ose|ide|oid|osis|itis|ein)s?$/,
  /ments?$/,
  /(?:phy|thy|ogy|omy)$/,
  /ives?$/,
  /[ai]ble$/,
];

/** The numbers from which the difficulty of a word is guessed: constant, lists, length, syllables, shapes. */
export function traits(word: string, { level, easy, young }: Listing): number[] {
  const { length } = word;
  return [
    1,
    ...[1, 2, 3, 4].map((each) => (level === each ? 1 : 0)),
    easy ? 1 : 0,
    young ? 1 : 0,
    Math.min(length, 6),
    Math.max(0, length - 6),
    Math.max(0, length - 11),
    Math.min(countSyllables(word), 4),
    level === 0 ? Math.max(0, length - 6) : 0,
    easy ? Math.max(0, length - 6) : 0,
    ...shapes.map((shape) => (shape.test(word) ? 1 : 0)),
  ];
}
