import { countSentence, type SentenceCounts } from '../language/reading/counts.ts';
import { readingAge } from '../language/reading/model.ts';
import type { Block } from './block.ts';
import type { Draft } from './draft.ts';

/** A sentence that the measure reads: offsets are in its block's text. */
export interface CountedSentence {
  start: number;
  end: number;
  counts: SentenceCounts;
}

/** The same in a draft. */
export interface ReadSentence extends CountedSentence {
  block: Block;
}

/** How hard a draft's prose is to read. */
export interface Reading {
  /** Years: the middle of the range. */
  age: number;
  /** Whole years. Of passages of this length from one text, two in three lie inside. */
  range: readonly [low: number, high: number];
  /** Words of prose that it rests on. */
  words: number;
  sentences: readonly ReadSentence[];
}

/** A sentence with its own reading age. */
export interface HardSentence extends ReadSentence {
  age: number;
}

/** Below these nothing can be said (a judgement): passages of 60 words are two years off one time in three. */
const fewestWords = 100;
const fewestSentences = 3;

/** A line of so few words without a full stop is a label or a lead-in (a judgement). */
const fewestUnended = 6;

/** More words without a full stop, or from a small letter on, are a list whose marks are missing (a judgement). */
const mostUnended = 40;

/**
 * Years by which a passage of one word would be off one time in three; of n words, by this over the root of n. Measured on
 * passages of 60 to 400 words of 189 articles against the whole of each.
 */
const unsure = 17;

/**
 * How hard a draft is to read, by its prose: sentences of paragraphs, and of list items that are sentences. Headings, lists,
 * tables, addresses, quotations and passages in other languages are left out. Computed once for each draft.
 *
 * @returns undefined when there is too little prose to say
 */
export function readingOf(draft: Draft): Reading | undefined {
  return draft.once(readingOf, () => read(draft));
}

function read({ blocks }: Draft): Reading | undefined {
  const sentences: ReadSentence[] = [];
  const all: SentenceCounts[] = [];
  let words = 0;
  for (const block of blocks) {
    if (!block.isProse || !block.isEnglish || block.quoted) continue;
    const { readings } = block;
    readings.counted ??= sentencesOf(block);
    for (const { start, end, counts } of readings.counted) {
      sentences.push({ block, start, end, counts });
      all.push(counts);
      words += counts.words;
    }
  }
  if (words < fewestWords || sentences.length < fewestSentences) return undefined;
  const age = readingAge(all);
  const half = Math.max(1, unsure / Math.sqrt(words));
  return { age, range: [Math.max(5, Math.round(age - half)), Math.round(age + half)], words, sentences };
}

/** The sentences of a block that are read. */
function sentencesOf(block: Block): readonly CountedSentence[] {
  const found: CountedSentence[] = [];
  for (const { start, end, words, isEnded } of block.prose) {
    const isLabel = !isEnded && (block.kind === 'list-item' || words.length < fewestUnended);
    const isList = words.length > mostUnended && (!isEnded || /^\p{Ll}/u.test(block.text.slice(start, start + 2)));
    if (!isLabel && !isList) found.push({ start, end, counts: countSentence(words) });
  }
  // A copy: V8 keeps room for seventeen in what was pushed into.
  return found.length === 0 ? none : found.slice();
}

const none: readonly never[] = [];

/** The sentences whose own reading age is over an age, a few of them, most telling first: long and far above it. */
export function hardSentences({ sentences }: Reading, age: number, most: number): HardSentence[] {
  const hardest: HardSentence[] = [];
  const weight = (sentence: HardSentence) => (sentence.age - age) * sentence.counts.words;
  for (const { block, start, end, counts } of sentences) {
    // Asked for once, for the counts are kept with the block.
    if (Number.isNaN(counts.age)) counts.age = readingAge([counts]);
    if (counts.age <= age) continue;
    const sentence = { block, start, end, counts, age: counts.age };
    insert(hardest, sentence, most, (one, two) => weight(one) > weight(two));
  }
  return hardest;
}

/**
 * The hard words of sentences, in lower case, a few of them, most telling first: hard and often there.
 *
 * @param accepts whether a word is not to be named
 */
export function hardWords(
  sentences: readonly { counts: SentenceCounts }[],
  most: number,
  accepts: (text: string) => boolean,
): string[] {
  const weights = new Map<string, number>();
  for (const { counts } of sentences) {
    for (const { key, facts } of counts.hard) weights.set(key, (weights.get(key) ?? 0) + (facts.difficulty - 2));
  }
  const hardest: { text: string; weight: number }[] = [];
  for (const [text, weight] of weights) {
    if (accepts(text)) continue;
    insert(
      hardest,
      { text, weight },
      most,
      (one, two) => one.weight > two.weight || (one.weight === two.weight && one.text < two.text),
    );
  }
  return hardest.map(({ text }) => text);
}

/** Puts one among the first few in its place, behind its equals. */
function insert<Item>(few: Item[], one: Item, most: number, isBefore: (one: Item, two: Item) => boolean): void {
  let at = few.length;
  // There is room for no more: the last of them gives way.
  if (at === most && !isBefore(one, few[--at] as Item)) return;
  for (; at > 0 && isBefore(one, few[at - 1] as Item); at--) few[at] = few[at - 1] as Item;
  few[at] = one;
}
