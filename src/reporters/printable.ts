/**
 * A draft's text as one line that is safe to print: white space is collapsed, and control characters are shown as `�`, so
 * that a draft cannot send commands to the terminal or forge a line of a log.
 */
export function printable(text: string): string {
  if (!isOdd(text)) return text;
  return (
    text
      .replace(/[\s\u2028\u2029]+/gu, ' ')
      // Bidirectional overrides and isolates could make a line read as something else.
      .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
  );
}

/** Whether there may be anything that `printable` changes: most texts have none of it, and the patterns take long to make. */
function isOdd(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isLetter = (code > 32 && code < 0x7f) || (code > 0xa0 && code < 0x1680);
    const isDashOrQuote = code >= 0x2010 && code <= 0x2027;
    const isOneSpace = code === 32 && text.charCodeAt(at + 1) !== 32;
    if (!isLetter && !isDashOrQuote && !isOneSpace) return true;
  }
  return false;
}

/** Columns that a text takes up in a terminal: two for emoji and for the wide scripts of East Asia, none for marks. */
export function columns(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  const wide =
    /\p{Emoji_Presentation}|\ufe0f|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303f\uff01-\uff60]/u;
  let count = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    count += wide.test(segment) ? 2 : 1;
  }
  return count;
}

/** `1 warning`, `3 warnings`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function series(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
