import { readEnglish, type Sentence } from '../../src/language/english.ts';
import { countSentence } from '../../src/language/reading/counts.ts';
import { features } from '../../src/language/reading/features.ts';

/** The sentences of a plain passage: a line break ends a paragraph. Those without a word are left out. */
export function sentencesOf(text: string): Sentence[] {
  return text
    .split('\n')
    .flatMap((line) => readEnglish(line).sentences)
    .filter(({ words }) => words.length > 0);
}

/** What the measure sees of a passage; undefined of one without words. */
export function featuresOf(text: string): number[] | undefined {
  const counts = sentencesOf(text).map(({ words }) => countSentence(words));
  return counts.length > 0 ? features(counts) : undefined;
}
