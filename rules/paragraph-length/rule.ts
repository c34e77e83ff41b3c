import { z } from 'zod';
import { defineRule } from '../../src/rule/rule.ts';

/** "Yes." and "Thank you." are no sentences of a paragraph that is too long: a judgement. */
const fewestWords = 3;

/** Plain English Campaign's average sentence. A paragraph no longer than `max` of those is at most a hint: a judgement. */
const averageSentence = 15;

/** Numbered steps that the format did not read as a list. */
const steps = /^(?:s?1[.)]|step 1\b) /i;

export default defineRule({
  category: 'readability',
  summary: 'Sentences in a paragraph',
  severity: 'warning',
  sources: [
    {
      title: 'GOV.UK content design: writing for GOV.UK',
      says: 'paragraphs of up to 5 sentences',
      url: 'https://www.gov.uk/guidance/content-design/writing-for-gov-uk',
    },
    {
      title: 'NHS digital service manual, how we write',
      says: 'paragraphs of up to 3 sentences',
      url: 'https://service-manual.nhs.uk/content/how-we-write',
    },
    {
      title: 'Plain English Campaign, How to write in plain English',
      says: 'sentences of 15 to 20 words on average',
      url: 'https://www.plainenglish.co.uk',
    },
  ],
  options: () =>
    z.strictObject({
      max: z.number().int().min(1).default(5).describe('sentences that a paragraph may have'),
    }),
  messages: {
    paragraph: {
      what: 'This paragraph has {sentences} sentences; {readers} need {max} or fewer.',
      do: 'Start a new paragraph where the subject changes, or make a list of it.',
    },
  },

  *checkBlock(block, { options: { max } }) {
    if (block.kind !== 'paragraph' || !block.isEnglish || block.quoted || block.sentences.length <= max) return;
    if (steps.test(block.text)) return;
    // The lines of a sign-off end with no mark.
    const sentences = block.prose.filter(({ isEnded, words }) => isEnded && words.length >= fewestWords).length;
    if (sentences <= max) return;
    yield {
      message: 'paragraph',
      at: { block },
      data: { sentences, max },
      severity: block.words.length <= max * averageSentence ? 'info' : 'warning',
    };
  },
});
