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
    looks.clear();
    for (const word of words.split(' ')) add(word, this.number);
  }

  /** Whether a text may match. */
  in(text: string): boolean {
    return ((look(text)[this.number >> 5] ?? 0) & (1 << (this.number & 31))) !== 0;
  }
}

const made: Cue[] = [];

const WHOLE = 1;
const BEGINS = 2;

/** By the hash of a word or of the beginning of one: whether to ask `cuesOf` about it. */
const filter = new Uint8Array(1 << 16);
/** The cues of a word, or of the beginning of one, by its hash. Two with one hash are met together: no harm. */
const cuesOf = { whole: new Map<number, number[]>(), begins: new Map<number, number[]>() };
const ofCharacter = new Map<number, number[]>();

function add(word: string, cue: number): void {
  const letters = /^([a-z]+)(\*?)$/.exec(word);
  if (letters === null) {
    note(ofCharacter, word.charCodeAt(0), cue);
    return;
  }
  let hash = 0;
  for (const letter of letters[1] ?? '') hash = hashed(hash, letter.charCodeAt(0));
  const isWhole = letters[2] === '';
  note(isWhole ? cuesOf.whole : cuesOf.begins, hash, cue);
  const at = hash & 0xffff;
  filter[at] = (filter[at] ?? 0) | (isWhole ? WHOLE : BEGINS);
}

function note(map: Map<number, number[]>, key: number, cue: number): void {
  map.set(key, [...(map.get(key) ?? []), cue]);
}

function hashed(hash: number, code: number): number {
  return (Math.imul(hash, 0x01000193) ^ code) | 0;
}

/** Texts that were looked at, so that all rules share one look. So many are those of a long draft. */
const looks = new Map<string, Int32Array>();
const mostLooks = 4096;

const ZERO = 0x30;

/** The cues of a text, a bit each. */
function look(text: string): Int32Array {
  const known = looks.get(text);
  if (known !== undefined) return known;
  const met = new Int32Array((made.length >> 5) + 1);
  let hash = 0;
  let isWord = false;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    const lower = code | 0x20;
    if (lower >= 0x61 && lower <= 0x7a && code < 0x80) {
      hash = hashed(hash, lower);
      isWord = true;
      if ((filter[hash & 0xffff] ?? 0) & BEGINS) meet(met, cuesOf.begins.get(hash));
      continue;
    }
    if (isWord && (filter[hash & 0xffff] ?? 0) & WHOLE) meet(met, cuesOf.whole.get(hash));
    isWord = false;
    hash = 0;
    if (code === 0x20) continue;
    meet(met, ofCharacter.get(code >= ZERO && code <= 0x39 ? ZERO : code));
    // To a pattern that minds neither case nor script, the long s and the sign for kelvin are an s and a k.
    if (code === 0x17f || code === 0x212a) met.fill(-1);
  }
  if (looks.size >= mostLooks) looks.clear();
  looks.set(text, met);
  return met;
}

function meet(met: Int32Array, cues: readonly number[] | undefined): void {
  if (cues === undefined) return;
  for (const cue of cues) met[cue >> 5] = (met[cue >> 5] ?? 0) | (1 << (cue & 31));
}
