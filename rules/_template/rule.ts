import { z } from 'zod';
import { defineRule } from '../../src/rule/rule.ts';

export default defineRule({
  category: 'readability',
  summary: 'What a draft is held to, in one line',
  severity: 'warning',
  sources: [{ title: 'Where the number or the claim comes from' }],
  options: z.strictObject({
    max: z.number().int().min(1).default(20).describe('words in a sentence'),
  }),
  messages: {
    tooLong: {
      what: 'This sentence has {count} words; {readers} need {max} or fewer.',
      do: 'Split it where the second idea starts.',
    },
  },

  *checkBlock(block, { options: { max } }) {
    if (!block.isProse || !block.isEnglish) return;
    for (const { start, end, words } of block.sentences) {
      const count = words.length;
      if (count > max) yield { message: 'tooLong', at: { block, start, end }, data: { count, max } };
    }
  },
});
