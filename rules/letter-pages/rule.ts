import { z } from 'zod';
import { layOut } from '../../src/draft/layout.ts';
import { type Printed, sizeOf } from '../../src/draft/printed.ts';
import { printedSheet } from '../../src/draft/printed-sheet.ts';
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
  options: () =>
    z.strictObject({
      max: z.number().positive().default(4).describe('pages that a letter may have'),
      size: z.number().min(6).max(72).default(12).describe('size of the text, in points'),
      notify: z.boolean().default(false).describe('whether GOV.UK Notify prints it; a template says so itself'),
    }),
  messages: {
    long: {
      what: 'This letter fills about {pages} pages ({page}, {size} point); {readers} need {max} or fewer.',
      do: 'Put the decision and what to do on the first page, and move the rest to a leaflet or a web page.',
    },
    tooLong: {
      what: 'This letter fills about {pages} pages ({page}, {size} point); GOV.UK Notify prints no more than {limit}.',
      do: 'Cut it, or send part of it another way.',
    },
  },

  *checkDraft(draft, { options }) {
    const notify = options.notify || draft.format === 'notify' || draft.fields.get('notify')?.value === true;
    const { printed } = draft;
    // A document brings its own page and type; any other is taken to be printed in the usual way.
    const size = notify ? notifySize : printed ? sizeOf(printed) : options.size;
    const sheet = printed ? printedSheet(printed) : letterSheet(size);
    const height = layOut(draft, sheet).height + (notify ? addressHeight : 0);
    const pages = Math.max(1, Math.ceil(height / (sheet.pageHeight ?? pageHeight)));
    const { max } = options;
    const page = printed ? nameOf(printed) : 'A4';
    if (notify && pages > notifyPages) {
      const data = { pages, page, size, limit: notifyPages };
      yield { message: 'tooLong', at: { draft: true }, data, severity: 'error' };
    } else if (pages > max) {
      yield { message: 'long', at: { draft: true }, data: { pages, page, size, max } };
    }
  },
});

/** "A4", or its width and height in millimetres. */
function nameOf({ page: { width, height } }: Printed): string {
  const [narrow = 0, wide = 0] = [width, height]
    .map((points) => Math.round((points * 25.4) / 72))
    .sort((a, b) => a - b);
  return Math.abs(narrow - 210) <= 2 && Math.abs(wide - 297) <= 2 ? 'A4' : `${narrow} × ${wide} mm`;
}
