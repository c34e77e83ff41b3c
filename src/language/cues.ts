import { flat } from './characters.ts';

/**
 * A cheap first test for patterns that seldom match: whether a text holds one of the words or characters without which
 * they cannot. One look at a text answers all cues there are, so that a rule which has nothing to say costs next to
 * nothing. A cue may be met where its pattern does not match, never the other way round.
 */
export class Cue {
  private readonly number = made.length;

  /**
   * @param words between spaces; of letters a to z, in any case, as they stand between anything else ("e", "g" for "e.g.");
   * with `*` whatever begins with them ("celebrat*"); or a single character; `0` stands for any digit
   */
  constructor(words: string) {
    made.push(this);
    if (noneMet.length <= this.number >> 5) noneMet.push(0);
    for (const word of words.split(' ')) add(word, this.number);
  }

  /** Whether a text may match that no block holds; a block is asked by its `has`. */
  in(text: string): boolean {
    if (text !== last.text) turnTo(text);
    return last.has(this);
  }

  /** Whether it is one of the cues of a text, 32 to a number. */
  isOf(met: readonly number[]): boolean {
    return ((met[this.number >> 5] ?? 0) & (1 << (this.number & 31))) !== 0;
  }
}

/** What can be asked about cues. */
export interface Cued {
  readonly text: string;
  /** Whether a pattern may match its text. */
  has(cue: Cue): boolean;
}

/** A text with its cues: one look at it answers all there are. */
export class CuedText implements Cued {
  private met: readonly number[] = none;
  /** How many cues there were when it was looked at. */
  private known = 0;

  /** @param text best `flat` */
  constructor(readonly text: string) {}

  has(cue: Cue): boolean {
    return cue.isOf(this.cues);
  }

  /** 32 to a number. */
  get cues(): readonly number[] {
    if (this.known !== made.length) {
      this.known = made.length;
      this.met = look(this.text);
    }
    return this.met;
  }
}

/** Texts in a row, with the cues of all: who looks for what none of them holds is told so at once. */
export class CuedRow<Item extends { readonly wording: CuedText }> {
  private ofAll: number[] = [];
  private known = 0;

  constructor(private readonly items: readonly Item[]) {}

  /** Those that a cue is in, in order. */
  with(cue: Cue): readonly Item[] {
    if (this.known !== made.length) this.look();
    return cue.isOf(this.ofAll) ? this.items.filter(({ wording }) => wording.has(cue)) : none;
  }

  private look(): void {
    this.known = made.length;
    this.ofAll = noCues();
    for (const { wording } of this.items) {
      const { cues } = wording;
      for (let at = 0; at < cues.length; at++) this.ofAll[at] = (this.ofAll[at] as number) | (cues[at] as number);
    }
  }
}

const none: readonly never[] = [];

const made: Cue[] = [];
const noneMet: number[] = [];

const WHOLE = 1;
const BEGINS = 2;

/** By the hash of a word or of the beginning of one: whether to ask `cuesOf` about it. */
const filter = new Uint8Array(1 << 16);
/** The cues of a word, or of the beginning of one, by its hash. Two with one hash are met together: no harm. */
const cuesOf = { whole: new Map<number, number[]>(), begins: new Map<number, number[]>() };
const ofCharacter = new Map<number, number[]>();

/** What each ASCII code unit is to a look: a letter (its code in lower case), a space, or anything else (0). */
const letters = new Uint8Array(128);
for (let code = 0x61; code <= 0x7a; code++) letters[code] = letters[code - 0x20] = code;
const SPACE = 1;
letters[0x20] = SPACE;

function add(word: string, cue: number): void {
  const isWhole = !word.endsWith('*');
  const sought = isWhole ? word : word.slice(0, -1);
  const first = sought.length === 0 ? 0 : sought.charCodeAt(0);
  if (first < 0x61 || first > 0x7a) {
    note(ofCharacter, word.charCodeAt(0), cue);
    return;
  }
  let hash = 0;
  for (let at = 0; at < sought.length; at++) hash = hashed(hash, sought.charCodeAt(at));
  note(isWhole ? cuesOf.whole : cuesOf.begins, hash, cue);
  const at = hash & 0xffff;
  filter[at] = (filter[at] ?? 0) | (isWhole ? WHOLE : BEGINS);
}

function note(map: Map<number, number[]>, key: number, cue: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [cue]);
  else known.push(cue);
}

function hashed(hash: number, code: number): number {
  return (Math.imul(hash, 0x01000193) ^ code) | 0;
}

/** The text that was asked about last, and the one before: many ask about a text and its label in turn. */
let last = new CuedText('');
let other = last;

function turnTo(text: string): void {
  const met = text === other.text ? other : new CuedText(flat(text));
  other = last;
  last = met;
}

const ZERO = 0x30;

/** The cues of a text, 32 to a number; texts that have the same share them. */
function look(text: string): readonly number[] {
  const met = noCues();
  meetAll(met, text);
  let hash = 0;
  for (const number of met) hash = Math.imul(hash, 0x01000193) ^ number;
  const other = looks.get(hash);
  if (other?.every((number, at) => number === met[at]) && other.length === met.length) return other;
  if (looks.size >= mostLooks) looks = new Map();
  looks.set(hash, met);
  return met;
}

/** Sets of cues that are shared at once: more than a large site has. */
const mostLooks = 5_000;
let looks = new Map<number, readonly number[]>();

function meetAll(met: number[], text: string): void {
  const { length } = text;
  let hash = 0;
  let isWord = false;
  // At the end of the text ends its last word.
  for (let at = 0; at <= length; at++) {
    const code = at < length ? text.charCodeAt(at) : 0x20;
    const letter = code < 128 ? (letters[code] as number) : 0;
    if (letter > SPACE) {
      hash = hashed(hash, letter);
      isWord = true;
      if ((filter[hash & 0xffff] as number) & BEGINS) meet(met, cuesOf.begins.get(hash));
      continue;
    }
    if (isWord) {
      if ((filter[hash & 0xffff] as number) & WHOLE) meet(met, cuesOf.whole.get(hash));
      isWord = false;
      hash = 0;
    }
    if (letter !== SPACE) meetCharacter(met, code);
  }
}

/** A copy has no room for more than is in it: what was pushed has, and there are thousands. */
function noCues(): number[] {
  return noneMet.slice();
}

function meetCharacter(met: number[], code: number): void {
  meet(met, ofCharacter.get(code >= ZERO && code <= 0x39 ? ZERO : code));
  // To a pattern that minds neither case nor script, the long s and the sign for kelvin are an s and a k.
  if (code === 0x17f || code === 0x212a) met.fill(-1);
}

function meet(met: number[], cues: readonly number[] | undefined): void {
  if (cues === undefined) return;
  for (const cue of cues) met[cue >> 5] = (met[cue >> 5] ?? 0) | (1 << (cue & 31));
}
