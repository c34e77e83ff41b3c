import { bySpelling } from '../language/spellings.ts';
import type { Block } from './block.ts';
import type { Draft } from './draft.ts';
import { phoneScreens } from './phone-layout.ts';
import { readingOf } from './reading.ts';

/** How much there is to read, how hard it is, and whom it speaks to. */
export interface Measures {
  /** Words in sentences, headings, lists and tables; alt texts and tooltips are not counted. */
  words: number;
  /** Screens of a 360 px wide phone at 19 px of body text, to one decimal place. */
  phoneScreens: number;
  /** Years, to one decimal place: the middle of the range. None where there is too little prose to say. */
  readingAge: number | null;
  /** Whole years. */
  readingAgeRange: readonly [low: number, high: number] | null;
  /** Of 100 words of prose, how many are "you", "we" and their forms, to one decimal place; none where there is no prose. */
  youAndWe: number | null;
}

const addressing = new Set(
  "you your yours yourself yourselves you're you'll you've you'd we us our ours ourselves we're we'll we've we'd".split(
    ' ',
  ),
);

/** Whether a word is one of "you", "we" and their forms. */
const isAddressing = bySpelling((word) => addressing.has(word.toLowerCase().replaceAll('’', "'")));

function countAddressing(block: Block): number {
  const { readings } = block;
  if (readings.addressing < 0) {
    let count = 0;
    for (const word of block.words) if (isAddressing(word)) count++;
    readings.addressing = count;
  }
  return readings.addressing;
}

export function measure(draft: Draft): Measures {
  let words = 0;
  let proseWords = 0;
  let youAndWe = 0;
  for (const block of draft.blocks) {
    if (block.kind === 'alt' || block.kind === 'tooltip' || block.kind === 'attachment') continue;
    words += block.wordCount;
    if (!block.isProse || !block.isEnglish) continue;
    proseWords += block.wordCount;
    youAndWe += countAddressing(block);
  }
  const reading = readingOf(draft);
  return {
    words,
    phoneScreens: phoneScreens(draft),
    readingAge: reading === undefined ? null : oneDecimal(reading.age),
    readingAgeRange: reading === undefined ? null : reading.range,
    youAndWe: proseWords === 0 ? null : oneDecimal((100 * youAndWe) / proseWords),
  };
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
