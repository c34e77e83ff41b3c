import { z } from 'zod';
import { layOut } from '../../src/draft/layout.ts';
import { defineRule } from '../../src/rule/rule.ts';
import { addressHeight, letterSheet, pageHeight } from './letter-sheet.ts';

/** GOV.UK Notify prints no letter that has more pages, and prints 12.5 point. */
const notifyPages = 10;
const notifySize = 12.5;

export default defineRule({
  category: 'mobile',
  summary: 'Pages of a letter',
  severity: 'info',
  channels: ['letter'],
  sources: [
    { title: 'GOV.UK Notify, letters', says: 'up to 10 pages of A4, in a sans serif of 12.5 point' },
    { title: 'UKAAF and RNIB, clear print', says: 'a sans serif of 12 point at least' },
    { title: 'Judgement, for 2 pages, one sheet, and for margins and spacing' },
  ],
  options: z.strictObject({
    max: z.number().positive().default(4).describe('pages that a letter may have'),
    size: z.number().min(6).max(72).default(12).describe('size of the text, in points'),
    notify: z.boolean().default(false).describe('whether GOV.UK Notify prints it; a template says so itself'),
  }),
  messages: {
    long: {
      what: 'This letter fills about {pages} pages (A4, {size} point); {readers} need {max} or fewer.',
      do: 'Put the decision and what to do on the first page, and move the rest to a leaflet or a web page.',
    },
    tooLong: {
      what: 'This letter fills about {pages} pages (A4, {size} point); GOV.UK Notify prints no more than {limit}.',
      do: 'Cut it, or send part of it another way.',
    },
  },

  *checkDraft(draft, { options }) {
    const notify = options.notify || draft.format === 'notify' || draft.fields.get('notify')?.value === true;
    const size = notify ? notifySize : options.size;
    const height = layOut(draft, letterSheet(size)).height + (notify ? addressHeight : 0);
    const pages = Math.ceil(height / pageHeight);
    const { max } = options;
    if (notify && pages > notifyPages) {
      const data = { pages, size, limit: notifyPages };
      yield { message: 'tooLong', at: { draft: true }, data, severity: 'error' };
    } else if (pages > max) {
      yield { message: 'long', at: { draft: true }, data: { pages, size, max } };
    }
  },
});
