import { Cue } from '../../src/language/cues.ts';

/** A character that takes no room: offsets in UTF-16 code units. */
export interface InvisibleCharacter {
  start: number;
  end: number;
  name: string;
  /** Whether it can change what is shown, or carry text that is not. */
  isControl: boolean;
}

const names: Readonly<Record<string, string>> = {
  '\u200b': 'zero-width space',
  '\u200c': 'zero-width non-joiner',
  '\u200d': 'zero-width joiner',
  '\u2060': 'word joiner',
  '\ufeff': 'zero-width no-break space',
  '\u202a': 'left-to-right embedding',
  '\u202b': 'right-to-left embedding',
  '\u202c': 'end of embedding',
  '\u202d': 'left-to-right override',
  '\u202e': 'right-to-left override',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'isolate',
  '\u2069': 'end of isolate',
};

/** Of a text that one of them is in: most texts hold none. The last is the first half of a tag character. */
export const invisibleCue = new Cue([...Object.keys(names), '\udb40'].join(' '));

const character = () => /[\u200b-\u200d\u2060\ufeff\u202a-\u202e\u2066-\u2069]|[\u{e0001}-\u{e007f}]+/gu;

/** Scripts that need joiners and marks of direction. */
const needsJoiners = () =>
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Khmer}]/u;

/** The invisible characters of a text, but those that its script or an emoji is made with. */
export function invisibleCharacters(text: string): InvisibleCharacter[] {
  const found: InvisibleCharacter[] = [];
  const needed = needsJoiners().test(text);
  for (const match of text.matchAll(character())) {
    const [shown] = match;
    const start = match.index;
    const end = start + shown.length;
    if (needed || isOfEmoji(shown, text.slice(Math.max(0, start - 3), start), text.slice(end, end + 2))) continue;
    const isControl = /[\u202a-\u202e\u2066-\u2069]/.test(shown) || shown.length > 1;
    found.push({ start, end, name: names[shown] ?? 'tag characters', isControl });
  }
  return found;
}

/** Joiners and tags hold families, professions and flags together. */
function isOfEmoji(shown: string, before: string, after: string): boolean {
  if (shown.length > 1) return before.endsWith('\u{1f3f4}');
  return (
    shown === '\u200d' &&
    /(?:\p{Extended_Pictographic}|\ufe0f|[\u{1f3fb}-\u{1f3ff}])$/u.test(before) &&
    /^\p{Extended_Pictographic}/u.test(after)
  );
}
