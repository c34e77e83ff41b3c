import { z } from 'zod';
import { defineRule } from '../../src/rule/rule.ts';

export default defineRule({
  category: 'readability',
  summary: 'One line for lists: what a draft is held to',
  severity: 'warning',
  sources: [
    {
      title: 'Where the rule comes from',
      says: 'What in it the rule rests on',
      url: 'https://www.gov.uk/guidance/content-design',
    },
  ],
  options: () =>
    z.strictObject({
      max: z.int().min(0).default(1).describe('Most exclamation marks in a paragraph'),
    }),
  messages: {
    tooMany: {
      what: 'This paragraph has {count} exclamation marks; {readers} need no more than {max}.',
      do: 'End the sentences with full stops.',
    },
  },

  *checkBlock(block, { options }) {
    if (!block.isProse) return;
    const count = block.text.split('!').length - 1;
    if (count > options.max) yield { message: 'tooMany', at: { block }, data: { count, max: options.max } };
  },
});
