/** Most of the product of a stretch's length and its references, which the native parser needs in bytes and more. A judgement. */
const mostCopied = 4_000_000;

/** From so many in one stretch on, its time grows with the square of their number. */
const mostUnderscores = 2_000;

/**
 * Where the characters of a text are such that the native parser and the reference were seen to read what is around them in two
 * ways, in order; undefined where that holds for the whole, or where the native parser cannot cope with it.
 */
export function markdownDoubts(text: string): number[] | undefined {
  const doubts: number[] = [];
  let references = 0;
  let underscores = 0;
  // Whether a letter stands before `looked` on its line.
  let hasLetter = false;
  let looked = 0;
  odd.lastIndex = 0;
  while (odd.test(text)) {
    const at = odd.lastIndex - 1;
    const code = text.charCodeAt(at);
    if (code === 38 /* & */) references++;
    else if (code === 42 || code === 95 || code === 126) {
      // Marks of emphasis beside others, beside one that is none, or beside an emoji.
      if (code === 95) underscores++;
      const before = text.charCodeAt(at - 1);
      const isBesideMark = before === 42 || before === 95 || before === 126;
      const isBesideOther = isBesideMark && (before !== code || text.charCodeAt(at - 2) === 92);
      if (isBesideOther || isSurrogate(before) || isSurrogate(text.charCodeAt(at + 1))) doubts.push(at);
    } else if (code === 91 /* [ */) {
      if (isOddBox(text, at)) doubts.push(at);
    } else if (code === 9) {
      // A tab before a line's first letter or after its last.
      for (; looked < at; looked++) hasLetter = isLetter(text.charCodeAt(looked), hasLetter);
      if (!hasLetter || endsLine(text, at)) doubts.push(at);
    }
    // White space beside emphasis for one of them.
    else if (code === 0xfeff || code === 0x85) doubts.push(at);
    else if (isSurrogate(code)) {
      if (isLowSurrogate(code) || !isLowSurrogate(text.charCodeAt(at + 1))) return undefined;
      odd.lastIndex = at + 2;
    } else if (code === 0 || text.charCodeAt(at + 1) !== 10) return undefined;
  }
  const mayBeCrowded = underscores > mostUnderscores || references * text.length > mostCopied;
  return mayBeCrowded && isCrowded(text) ? undefined : doubts;
}

/**
 * What a doubt begins with; and what no doubt begins with but ends the look: a NUL, a lone carriage return, half a character.
 * V8 goes over what is in no class in a third of the time that it takes where an alternative looks at what is beside it.
 */
const odd = /[&*_~[\t\x85\ufeff\0\r\ud800-\udfff]/g;

/** Whether there is a letter from the start of the line to behind a code unit. */
function isLetter(code: number, wasLetter: boolean): boolean {
  if (code === 10 || code === 0x2028 || code === 0x2029) return false;
  return wasLetter || ((code | 32) >= 97 && (code | 32) <= 122);
}

/** Whether a stretch of lines without a blank one holds more references or underscores than the native parser can cope with. */
function isCrowded(text: string): boolean {
  let isBlank = true;
  let start = 0;
  let references = 0;
  let underscores = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    if (at === text.length || (code === 10 && isBlank)) {
      if (references * (at - start) > mostCopied || underscores > mostUnderscores) return true;
      start = at;
      references = 0;
      underscores = 0;
    } else if (code === 10) isBlank = true;
    else if (code !== 32 && code !== 13) isBlank = false;
    if (code === 38) references++;
    else if (code === 95) underscores++;
  }
  return false;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

let oddBox: RegExp | undefined;

/** A box to tick with nothing after it on its line, or with something else than text. */
function isOddBox(text: string, at: number): boolean {
  if (text.charCodeAt(at + 2) !== 93) return false;
  oddBox ??= /\[[ xX]\] *(?:[\r\n]|[^\s\p{L}\p{N}])/uy;
  oddBox.lastIndex = at;
  return oddBox.test(text);
}

const lineEnd = /\s*$/my;

function endsLine(text: string, at: number): boolean {
  lineEnd.lastIndex = at;
  return lineEnd.test(text);
}
