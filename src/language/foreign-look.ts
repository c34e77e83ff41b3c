/** Bits of a word's number by which it is told apart: enough that hardly an English word passes for a foreign one. */
const bits = 17;

/** What a word's number begins with: of 400 tried that by which the fewest words of public pages pass for foreign ones, 1 in 2,000. */
const seed = 0xbb7e64f8;

/** How many words of one language a passage has at least. */
const fewest = 2;

/**
 * A look at a text that is quicker than reading its words: whether it may hold two words of other languages with no full
 * stop or the like between them, or a letter that English does not have. What it says no to is English, or too short to tell.
 *
 * @param numbers those of words of other languages (`numberOf`)
 * @param isForeign asked about what stands between two full stops or the like and may hold two words; a guess of yes does no harm
 */
export function foreignLook(
  numbers: Iterable<number>,
  isForeign: (piece: string) => boolean,
): (text: string) => boolean {
  const known = new Uint8Array(1 << bits);
  for (const number of numbers) known[number] = 1;
  return (text) => {
    let hash = 0;
    let length = 0;
    let found = 0;
    let start = 0;
    const textLength = text.length;
    for (let at = 0; at <= textLength; at++) {
      const code = at < textLength ? text.charCodeAt(at) : fullStop;
      if (isLetter(code)) {
        hash = next(hash, code | 32);
        length++;
        continue;
      }
      const isApostrophe = code === 0x27 || code === 0x2019;
      if (isApostrophe && hash !== 0 && at + 1 < textLength && isLetter(text.charCodeAt(at + 1))) {
        hash = next(hash, 0x27);
        continue;
      }
      // A single letter may be anything, as long as no other word stands before it.
      const mayCount = length > 1 || found > 0;
      if (mayCount && hash !== 0 && known[numberOfHash(hash)] === 1) found++;
      hash = 0;
      length = 0;
      if (isEnd(code)) {
        if (found >= fewest && isForeign(text.slice(start, at))) return true;
        found = 0;
        start = at + 1;
      } else if (code >= 128 && !isMark(code)) return true;
    }
    return false;
  };
}

/** The number of a word in lower case; one with letters beyond a to z needs none. */
export function numberOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = next(hash, word.charCodeAt(at));
  return numberOfHash(hash);
}

function numberOfHash(hash: number): number {
  return hash >>> (32 - bits);
}

/** What the end of a text is as good as. */
const fullStop = 46;

/** FNV-1a, but never 0, which is no word. */
function next(hash: number, code: number): number {
  return Math.imul((hash === 0 ? seed : hash) ^ code, 0x01000193) | 1;
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

/** `. : ; ? ! ( )` and line endings, at which a passage may end and begin. */
function isEnd(code: number): boolean {
  return (
    code === fullStop ||
    code === 58 ||
    code === 59 ||
    code === 63 ||
    code === 33 ||
    code === 40 ||
    code === 41 ||
    code === 10
  );
}

/** Dashes, quotation marks, dots and signs such as £ and §. */
function isMark(code: number): boolean {
  return (code >= 0x2010 && code <= 0x2027) || (code >= 0xa0 && code <= 0xa9);
}
