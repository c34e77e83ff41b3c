import { isLetterOrDigit } from './characters.ts';
import { Cue, type Cued } from './cues.ts';

const mayQuote = new Cue('" \' ‘ “ «');

/** The mark that closes what an opening mark opens; undefined where it is none. */
function closingOf(mark: number): string | undefined {
  switch (mark) {
    case 0x22:
      return '"';
    case 0xab:
      return '»';
    case 0x2018:
      return '’';
    case 0x201c:
      return '”';
    default:
      return undefined;
  }
}

const apostrophe = 0x27;

/**
 * The quotations of a text, marks included, in order and free of overlaps. A quotation that nothing closes is none; an
 * apostrophe inside a word opens and closes none.
 */
export function quotations(cued: Cued): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  if (!cued.has(mayQuote)) return found;
  const { text } = cued;
  // Where a mark has no partner from some place on, it has none later either.
  const hopeless = new Set<number>();
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const char = text.charCodeAt(at);
    // Most characters are letters and blanks.
    if ((char > 0x40 && char < 0x80) || char === 0x20) continue;
    if (char === apostrophe) {
      const end = closesStraight(text, at);
      if (end > 0) {
        found.push({ start: at, end });
        at = end - 1;
      }
      continue;
    }
    const close = closingOf(char);
    if (close === undefined || hopeless.has(char)) continue;
    const end = closes(text, at + 1, close);
    if (end < 0) hopeless.add(char);
    else {
      found.push({ start: at, end });
      at = end - 1;
    }
  }
  return found;
}

/** A straight single mark is an apostrophe more often than not: as a quotation it is short (60 is a judgement). */
function closesStraight(text: string, at: number): number {
  if (isLetterOrDigit(text, at - 1) || !isLetterOrDigit(text, at + 1)) return -1;
  for (let end = at + 2; end < Math.min(text.length, at + 60); end++) {
    if (text.charAt(end) !== "'") continue;
    if (/\S/.test(text.charAt(end - 1)) && !isLetterOrDigit(text, end + 1)) return end + 1;
  }
  return -1;
}

function closes(text: string, from: number, closing: string): number {
  for (let at = text.indexOf(closing, from); at >= 0; at = text.indexOf(closing, at + 1)) {
    if (closing !== '’' || !isLetterOrDigit(text, at + 1)) return at + 1;
  }
  return -1;
}
