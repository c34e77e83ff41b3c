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
  let before = 0;
  let hasLetter = false;
  let isBlank = true;
  // Of the stretch of lines without a blank one.
  let start = 0;
  let references = 0;
  let underscores = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) {
      before = code;
      continue;
    }
    if ((code | 32) >= 97 && (code | 32) <= 122) hasLetter = true;
    else if (code === 10) {
      if (isBlank) {
        if (references * (at - start) > mostCopied || underscores > mostUnderscores) return undefined;
        start = at;
        references = 0;
        underscores = 0;
      }
      isBlank = true;
      hasLetter = false;
      before = code;
      continue;
    } else if (code === 38 /* & */) references++;
    else if (code === 42 || code === 95 || code === 126) {
      // Marks of emphasis beside others, beside one that is none, or beside an emoji.
      if (code === 95) underscores++;
      const isBesideMark = before === 42 || before === 95 || before === 126;
      const isBesideOther = isBesideMark && (before !== code || text.charCodeAt(at - 2) === 92);
      if (isBesideOther || isSurrogate(before) || isSurrogate(text.charCodeAt(at + 1))) doubts.push(at);
    } else if (code === 91 /* [ */) {
      if (isOddBox(text, at)) doubts.push(at);
    } else if (code === 9) {
      // A tab before a line's first letter or after its last.
      if (!hasLetter || endsLine(text, at)) doubts.push(at);
    } else if (code === 13) {
      if (text.charCodeAt(at + 1) !== 10) return undefined;
      before = code;
      continue;
    } else if (code === 0) return undefined;
    else if (isSurrogate(code)) {
      const isPair = code < 0xdc00 ? isLow(text.charCodeAt(at + 1)) : before >= 0xd800 && before < 0xdc00;
      if (!isPair) return undefined;
    } else if (code === 0x2028 || code === 0x2029) hasLetter = false;
    // White space beside emphasis for one of them.
    else if (code === 0xfeff || code === 0x85) doubts.push(at);
    isBlank = false;
    before = code;
  }
  const isCrowded = references * (text.length - start) > mostCopied || underscores > mostUnderscores;
  return isCrowded ? undefined : doubts;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

function isLow(code: number): boolean {
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
