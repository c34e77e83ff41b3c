import { z } from 'zod';
import { hardSentences, hardWords, type Reading, readingOf } from '../../src/draft/reading.ts';
import { defineRule } from '../../src/rule/rule.ts';

/** How many sentences are pointed at, and how many words named (judgements): what an editor mends in one go. */
const mostSentences = 3;
const mostWords = 5;

export default defineRule({
  category: 'readability',
  summary: 'The reading age of the whole draft, as a range, with the sentences and words that drive it',
  severity: 'warning',
  sources: [
    {
      title: 'NHS digital service manual',
      says: 'write for a reading age of 9 to 11',
      url: 'https://service-manual.nhs.uk/content',
    },
    {
      title: 'Kincaid and others, Derivation of new readability formulas (1975)',
      says: 'the scale of school grades that the years are on',
    },
    {
      title: 'Maddela and Xu, A word-complexity lexicon and a neural readability ranking model (2018)',
      says: 'how hard 15,000 words are to people',
    },
    { title: 'What it agrees with, and how well, is measured: see below' },
  ],
  options: () =>
    z.strictObject({
      age: z.number().min(5).max(22).optional().describe('years; by default the reading age of the readers'),
      clearly: z
        .number()
        .min(0)
        .default(4)
        .describe('years over that age from which the whole range is more than a hint'),
    }),
  messages: {
    older: {
      what: 'This reads like a text for ages {low} to {high}; {readers} need {age} or younger.',
      do: 'Start with {drivers}.',
    },
    sentence: {
      what: 'This sentence makes the draft hard to read: {words} words{hard}.',
      do: 'Split it, or say it in everyday words.',
    },
  },

  *checkDraft(draft, { options, readers, accepts }) {
    const age = options.age ?? readers.readingAge;
    const reading = readingOf(draft);
    if (age === undefined || reading === undefined) return;
    const [low, high] = reading.range;
    if (low <= age) return;
    const severity = low >= age + options.clearly ? 'warning' : 'info';
    const sentences = hardSentences(reading, age, mostSentences);
    yield {
      message: 'older',
      at: { draft: true },
      severity,
      data: { low, high, age, drivers: drivers(reading, sentences.length, accepts) },
    };
    for (const { block, start, end, counts } of sentences) {
      const hard = hardWords([{ counts }], mostWords, accepts);
      yield {
        message: 'sentence',
        at: { block, start, end },
        severity,
        data: { words: counts.words, hard: hard.length > 0 ? `, with ${named(hard)}` : '' },
      };
    }
  },
});

/** "the 3 sentences marked in it and the words ‘tribunal’, ‘mediation’" */
function drivers(reading: Reading, sentences: number, accepts: (text: string) => boolean): string {
  const words = hardWords(reading.sentences, mostWords, accepts);
  const marked = sentences === 1 ? 'the sentence' : `the ${sentences} sentences`;
  if (words.length === 0) return `${marked} that this rule marks`;
  if (sentences === 0) return `the words ${named(words)}`;
  return `${marked} that this rule marks and the words ${named(words)}`;
}

/** "‘tribunal’ and ‘mediation’" */
function named(words: readonly string[]): string {
  const shown = words.map((word) => `‘${word}’`);
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
