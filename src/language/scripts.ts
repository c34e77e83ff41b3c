import type { Passage } from './other-languages.ts';

/** First and last code unit of the scripts that a UK public service writes in or quotes, with the language to name. */
const scripts: readonly [from: number, to: number, language: string][] = [
  [0x0370, 0x03ff, 'el'],
  [0x0400, 0x052f, 'ru'],
  [0x0530, 0x058f, 'hy'],
  [0x0590, 0x05ff, 'he'],
  [0x0600, 0x06ff, 'ar'],
  [0x0750, 0x077f, 'ar'],
  [0x0900, 0x097f, 'hi'],
  [0x0980, 0x09ff, 'bn'],
  [0x0a00, 0x0a7f, 'pa'],
  [0x0a80, 0x0aff, 'gu'],
  [0x0b80, 0x0bff, 'ta'],
  [0x0c00, 0x0c7f, 'te'],
  [0x0d00, 0x0d7f, 'ml'],
  [0x0d80, 0x0dff, 'si'],
  [0x0e00, 0x0e7f, 'th'],
  [0x10a0, 0x10ff, 'ka'],
  [0x1200, 0x137f, 'am'],
  [0x3040, 0x30ff, 'ja'],
  [0x3400, 0x9fff, 'zh'],
  [0xac00, 0xd7af, 'ko'],
  [0xfb50, 0xfdff, 'ar'],
  [0xfe70, 0xfeff, 'ar'],
];

/** Letters by which languages that share a script are told apart; the first that fits. */
const told: readonly [within: string, letters: RegExp, language: string][] = [
  ['ru', /[іїєґІЇЄҐ]/, 'uk'],
  ['ru', /^(?!.*[ыэёЫЭЁ]).*ъ/s, 'bg'],
  ['ar', /[ټډړښې]/, 'ps'],
  ['ar', /[ێۆڕڵ]/, 'ckb'],
  ['ar', /[ٹڈڑںےھہ]/, 'ur'],
  ['ar', /[پچژگ]/, 'fa'],
  ['zh', /[ぁ-ヿ]/, 'ja'],
  ['am', /ኣ|እዩ|ናይ/, 'ti'],
];

/** Fewest letters of a run: a lone letter is a symbol ("5 μg", "π") or passes for a Latin one. A judgement. */
const fewestLetters = 3;
/** A character of Chinese or Korean stands for a syllable or a word. */
const fewestSyllables = 2;

const mayHold = /[\u0370-\u1fff\u3040-\ufeff]/;

/** The runs of a text that are in another script than Latin, with the spaces, marks and numbers inside them. */
export function scriptRuns(text: string): Passage[] {
  if (!mayHold.test(text)) return [];
  const found: Passage[] = [];
  let run: (Passage & { letters: number }) | undefined;
  const close = () => {
    if (run === undefined) return;
    const fewest = /^(?:zh|ja|ko)$/.test(run.language) ? fewestSyllables : fewestLetters;
    const { start, end, letters, language } = run;
    if (letters >= fewest) found.push({ start, end, language: tell(text.slice(start, end), language) });
    run = undefined;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x370) {
      // A Latin letter ends a run; spaces, digits and marks do not.
      if ((code | 32) >= 97 && (code | 32) <= 122) close();
      continue;
    }
    const language = scriptOf(code);
    if (language === undefined) continue;
    if (run !== undefined && run.language !== language && !areMixed(run.language, language)) close();
    run ??= { start: at, end: at, letters: 0, language };
    run.end = at + 1;
    run.letters++;
  }
  close();
  return found;
}

function areMixed(one: string, other: string): boolean {
  return (one === 'zh' || one === 'ja') && (other === 'zh' || other === 'ja');
}

function scriptOf(code: number): string | undefined {
  let low = 0;
  let high = scripts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to, language] = scripts[middle] as [number, number, string];
    if (code < from) high = middle - 1;
    else if (code > to) low = middle + 1;
    else return language;
  }
  return undefined;
}

function tell(run: string, script: string): string {
  return told.find(([within, letters]) => within === script && letters.test(run))?.[2] ?? script;
}
