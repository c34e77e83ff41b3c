import { z } from 'zod';
import { defineRule } from '../../src/rule/rule.ts';

export default defineRule({
  category: 'readability',
  summary: 'Words in a sentence',
  severity: 'warning',
  sources: [
    {
      title: 'GOV.UK content design: writing for GOV.UK',
      says: 'check sentences of more than 25 words, and split them',
      url: 'https://www.gov.uk/guidance/content-design/writing-for-gov-uk',
    },
    {
      title: 'NHS digital service manual, how we write',
      says: 'sentences of up to 20 words',
      url: 'https://service-manual.nhs.uk/content/how-we-write',
    },
    {
      title: 'Plain English Campaign, How to write in plain English',
      says: 'an average of 15 to 20 words',
      url: 'https://www.plainenglish.co.uk',
    },
  ],
  options: () =>
    z.strictObject({
      max: z.number().int().min(5).default(25).describe('words that a sentence may have'),
      tolerance: z
        .number()
        .int()
        .min(0)
        .default(5)
        .describe('so many words over `max`, a sentence is no more than a hint'),
    }),
  messages: {
    sentence: {
      what: 'This sentence has {words} words; {readers} need {max} or fewer.',
      do: 'Split it where the second idea starts.',
    },
    item: {
      what: 'This list item has {words} words; {readers} need {max} or fewer.',
      do: 'Cut it to one idea, or split it into two items.',
    },
    unended: {
      what: 'These {words} words have no full stop; {readers} need sentences of {max} words or fewer.',
      do: 'End each sentence with a full stop, or make it a list.',
    },
  },

  *checkBlock(block, { options: { max, tolerance } }) {
    if (!block.isProse || !block.isEnglish || block.quoted || block.words.length <= max) return;
    for (const { start, end, words, isEnded } of block.prose) {
      if (words.length <= max) continue;
      // A paragraph without a full stop that begins in lower case, or runs to the length of two, is a list without its marks.
      const runsOn = !isEnded && (words.length > 2 * max || /^[a-z]/.test(block.text));
      const isItem = block.kind === 'list-item' && !isEnded;
      yield {
        message: isItem ? 'item' : runsOn ? 'unended' : 'sentence',
        at: { block, start, end },
        data: { words: words.length, max },
        severity: words.length <= max + tolerance ? 'info' : 'warning',
      };
    }
  },
});
