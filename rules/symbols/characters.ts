import { kept } from '../../src/language/patterns.ts';

/** An emoji, with its skin tone, its variation and what it is joined to. Signs that are text in print (©, ™, ↔) are none. */
export const emoji = () =>
  /(?:[\u{1f300}-\u{1faff}\u{2600}-\u{27bf}\u{2b50}\u{2b55}\u{231a}\u{231b}\u{23e9}-\u{23f3}]|[\u{1f1e6}-\u{1f1ff}]{2})[\ufe0f\u{1f3fb}-\u{1f3ff}]*(?:\u200d[\u{1f300}-\u{1faff}\u{2600}-\u{27bf}][\ufe0f\u{1f3fb}-\u{1f3ff}]*)*/gu;

/** ":-)", ";)", ":D": with a space before, so that "(see 3:)" is none. */
export const emoticon = kept(() => /(?<![^\s])[:;]['’]?[-^]?(?:[)(DP]|\/)(?![\p{L}\p{N}/])/gu);

/** Lines made of signs, arrows and boxes: the same sign four times and more, or three characters of box drawing. */
export const pattern = /([=*_~#+.\-<>|\\])\1{3,}[=*_~#+.\-<>|\\]*|[\u2500-\u259f]{3,}/g;

/** Characters that look like Latin letters: styled mathematical letters, full-width and enclosed ones. */
const styled = () =>
  /[\u{1d400}-\u{1d7ff}\u{ff21}-\u{ff3a}\u{ff41}-\u{ff5a}\u{24b6}-\u{24e9}\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]+/gu;

/** A Latin word with a Cyrillic or Greek letter in it. */
const mixed = () =>
  /[a-zA-Z]+[\u0370-\u03ff\u0400-\u04ff]+[a-zA-Z\u0370-\u04ff]*|[\u0370-\u03ff\u0400-\u04ff]+[a-zA-Z]{2,}[a-zA-Z\u0370-\u04ff]*/g;

/** Cyrillic and Greek letters with the Latin ones that they pass for, in pairs. */
const pairs = 'аaеeоoрpсcуyхxіiјjѕsԁdһhАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSαaοoνvΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXΖZ';

/** The Latin letter that a character passes for; else itself. */
function lookAlike(char: string): string {
  const at = pairs.indexOf(char);
  return at >= 0 && at % 2 === 0 ? pairs.charAt(at + 1) : char;
}

/** The runs of a text that only look like Latin letters, each with what it looks like. */
export function* disguised(text: string): Iterable<{ start: number; text: string; plain: string }> {
  // A lone enclosed letter is a mark of its own: Ⓥ, Ⓟ, 🅰.
  for (const { index, 0: found } of text.matchAll(styled())) {
    const plain = found.normalize('NFKC').replace(/\p{So}/gu, '·');
    if ([...found].length > 1) yield { start: index, text: found, plain };
  }
  for (const { index, 0: found } of text.matchAll(mixed())) {
    const plain = Array.from(found, lookAlike).join('');
    // What does not come out as Latin letters alone is a formula or a name.
    if (/^[a-z]+$/i.test(plain)) yield { start: index, text: found, plain };
  }
}
