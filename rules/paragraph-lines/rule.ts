import { z } from 'zod';
import { layOutOnPhone } from '../../src/draft/phone-layout.ts';
import { defineRule } from '../../src/rule/rule.ts';

/** Above the limit by less than this a paragraph is a hint: half as much again. A judgement. */
const tolerated = 1.5;

/** Headings, tables and attributes of Govspeak and kramdown that the format did not read. */
const leftover = /^(?:#{1,6}[^\s#]|\{[:%]|\|)|\|[^|]*\|| #{2,6}[^\s#]/;

/** Numbered steps that the format did not read as a list. */
const steps = /^(?:s?1[.)]|step 1\b) /i;

export default defineRule({
  category: 'mobile',
  summary: 'Lines of a paragraph on a phone',
  severity: 'warning',
  channels: ['web', 'email'],
  yieldsTo: ['paragraph-length'],
  sources: [
    {
      title: 'GOV.UK Frontend 5, type scale and spacing on small screens',
      says: 'body text of 19 px on lines of 25 px, 15 px free on either side',
      url: 'https://design-system.service.gov.uk/styles/type-scale/',
    },
    { title: 'Judgement, for 8 lines: a third of what a phone shows at once, about 50 words' },
  ],
  options: () =>
    z.strictObject({
      max: z.int().positive().default(8).describe('lines that a paragraph may fill'),
      bodySize: z
        .union([z.literal(16), z.literal(19)])
        .default(19)
        .describe('size of the page’s body text, in px'),
    }),
  messages: {
    long: {
      what: 'This paragraph is {lines} lines long on a phone; {readers} need {max} or fewer.',
      do: 'Start a new paragraph where the subject changes, or make a list of it.',
    },
  },

  *checkDraft(draft, { options: { max, bodySize } }) {
    for (const { block, lines } of layOutOnPhone(draft, bodySize).boxes) {
      if (block.kind !== 'paragraph' || block.quoted || lines <= max) continue;
      // Lines that the writer ended are an address, a poem or a sign-off.
      if (block.text.split('\n').length * 2 > lines) continue;
      if (leftover.test(block.text) || steps.test(block.text)) continue;
      const severity = lines > max * tolerated ? 'warning' : 'info';
      yield { message: 'long', at: { block }, data: { lines, max }, severity };
    }
  },
});
