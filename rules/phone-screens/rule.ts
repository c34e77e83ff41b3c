import { z } from 'zod';
import { phoneScreens } from '../../src/draft/phone-layout.ts';
import { defineRule } from '../../src/rule/rule.ts';

export default defineRule({
  category: 'mobile',
  summary: 'Length of a page in phone screens',
  severity: 'info',
  channels: ['web', 'email'],
  sources: [
    {
      title: 'GOV.UK Frontend 5, type scale and spacing on small screens',
      says: 'body text of 19 px on lines of 25 px, 15 px free on either side',
      url: 'https://design-system.service.gov.uk/styles/type-scale/',
    },
    {
      title: 'Nielsen Norman Group, reading on mobile devices (2016)',
      says: 'easy text reads about as well on a phone; hard text takes longer; visits are half as long',
    },
    { title: 'Judgement, for the lengths: GOV.UK sets no greatest length of a page' },
  ],
  options: () =>
    z.strictObject({
      max: z.number().positive().default(5).describe('screens that a page may fill'),
      split: z.number().positive().default(8).describe('screens from which on a page is better split'),
      bodySize: z
        .union([z.literal(16), z.literal(19)])
        .default(19)
        .describe('size of the page’s body text, in px'),
    }),
  messages: {
    long: {
      what: 'This fills about {screens} screens of a phone (360 px wide, body text of {bodySize} px); {readers} need {max} or fewer.',
      do: 'Put what they have to do first, and cut what they don’t need for it.',
    },
    split: {
      what: 'This fills about {screens} screens of a phone (360 px wide, body text of {bodySize} px); {readers} need {max} or fewer.',
      do: 'Split it: one page for each thing that people come to do or to find out.',
    },
  },

  *checkDraft(draft, { options: { max, split, bodySize } }) {
    const screens = phoneScreens(draft, bodySize);
    if (screens <= max) return;
    const data = { screens: screens < 10 ? screens : Math.round(screens), max, bodySize };
    yield { message: screens > split ? 'split' : 'long', at: { draft: true }, data };
  },
});
