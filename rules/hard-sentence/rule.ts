import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { ProseSentence } from '../../src/language/prose.ts';
import type { Word } from '../../src/language/words.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';
import { count, countAsPackage } from './counts.ts';
import { isSurelyHard, medianAge } from './formulas.ts';
import { isHardTo } from './readability.ts';

/** Below this the formulas say nothing; a judgement. */
const fewestWords = 6;

/** A sentence gets hard by several words, not by one that it is about: so many, and one in so many. A judgement. */
const fewestHard = 3;
const oneIn = 5;

/** Letters of the shortest words of three syllables that are hard: "tuition", "agency". */
const shortestHard = 6;

/** From so many hard words on, an editor should change it. A judgement. */
const manyHard = 4;

/** Most words that a message names. */
const mostNamed = 4;

export default defineRule({
  category: 'readability',
  summary: 'Sentences that are short enough and still hard',
  severity: 'warning',
  sources: [
    {
      title: 'retext-readability',
      says: 'a sentence is hard where four of seven formulas put it above the age of its readers',
      url: 'https://github.com/retextjs/retext-readability',
    },
    { title: 'Chall and Dale, Readability Revisited (1995)', says: 'words that children of about ten know' },
    {
      title: 'NHS digital service manual',
      says: 'write for a reading age of 9 to 11',
      url: 'https://service-manual.nhs.uk/content',
    },
  ],
  options: () =>
    z.strictObject({
      age: z.number().min(5).max(22).optional().describe('years; by default the reading age of the readers'),
      tolerance: z.number().min(0).default(6).describe('years over that age: formulas are unsure of one sentence'),
    }),
  yieldsTo: ['sentence-length'],
  messages: {
    hard: {
      what: '{count} of the {words} words of this sentence are hard for {readers}: {hard}.',
      do: 'Say it in everyday words, or in two sentences.',
    },
  },

  checkBlock(block, { options, readers }) {
    const age = options.age ?? readers.readingAge;
    if (age === undefined || !block.isProse || !block.isEnglish || block.quoted) return undefined;
    // An item of a list is no sentence, and formulas take it for a hard one.
    const found = block.prose.filter(
      ({ words, isEnded }) => isEnded && words.length >= fewestWords && mayBeHard(words),
    );
    return found.length === 0 ? undefined : reports(block, found, age, options.tolerance);
  },
});

function* reports(
  block: Block,
  sentences: readonly ProseSentence[],
  age: number,
  tolerance: number,
): Iterable<Report<'hard'>> {
  for (const { start, end, words } of sentences) {
    const counts = count(words);
    const { hard } = counts;
    if (hard.size < fewestHard || hard.size * oneIn < words.length) continue;
    if (medianAge(counts) <= age + tolerance) continue;
    if (!isSurelyHard(countAsPackage(words), age) && !isHardTo(age, words, fewestWords)) continue;
    yield {
      message: 'hard',
      at: { block, start, end },
      data: { count: hard.size, words: words.length, hard: named([...hard]) },
      severity: hard.size < manyHard ? 'info' : 'warning',
    };
  }
}

/** Whether enough of the words are long, which costs less to know than how hard they are. */
function mayBeHard(words: readonly Word[]): boolean {
  let long = 0;
  for (const { text } of words) if (text.length >= shortestHard) long++;
  return long >= fewestHard;
}

/** The longest of the words, in their order: "‘grievance’, ‘disciplinary’ and others" */
function named(words: readonly string[]): string {
  const longest = new Set([...words].sort((a, b) => b.length - a.length).slice(0, mostNamed));
  const shown = words.filter((word) => longest.has(word)).map((word) => `‘${word}’`);
  if (words.length > mostNamed) return `${shown.join(', ')} and others`;
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
