import { countSyllables } from '../language/syllables.ts';
import type { Draft } from './draft.ts';
import { phoneScreens } from './phone-layout.ts';

/** How much there is to read, and how hard it is. */
export interface Measures {
  /** Words in sentences, headings, lists and tables; alt texts and tooltips are not counted. */
  words: number;
  /** Screens of a 360 px wide phone at 19 px of body text, to one decimal place. */
  phoneScreens: number;
  /** Years, to one decimal place; none where there is too little prose to say. */
  readingAge: number | null;
}

/** Below this a formula made for passages says nothing (a judgement). */
const fewestSentences = 3;
const fewestWords = 30;

export function measure(draft: Draft): Measures {
  let words = 0;
  let proseWords = 0;
  let proseSyllables = 0;
  let proseSentences = 0;
  for (const block of draft.blocks) {
    if (block.kind === 'alt' || block.kind === 'tooltip' || block.kind === 'attachment') continue;
    words += block.words.length;
    if (!block.isProse || !block.isEnglish) continue;
    proseSentences += block.sentences.filter((sentence) => sentence.words.length > 0).length;
    proseWords += block.words.length;
    for (const word of block.words) proseSyllables += countSyllables(word.text);
  }
  const enough = proseSentences >= fewestSentences && proseWords >= fewestWords;
  return {
    words,
    phoneScreens: phoneScreens(draft),
    readingAge: enough ? oneDecimal(fleschKincaidAge(proseWords, proseSentences, proseSyllables)) : null,
  };
}

/** The Flesch–Kincaid grade (Kincaid and others, 1975) as an age: a child starts grade 1 at six, so 5 years are added. */
function fleschKincaidAge(words: number, sentences: number, wordSyllables: number): number {
  const grade = 0.39 * (words / sentences) + 11.8 * (wordSyllables / words) - 15.59;
  return Math.max(5, grade + 5);
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
