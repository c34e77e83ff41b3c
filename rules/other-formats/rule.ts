import { z } from 'zod';
import { termFields } from '../../src/rule/entry.ts';
import { defineRule } from '../../src/rule/rule.ts';

/** A message of fewer words is sent with, or before, a letter that makes the offer. A judgement. */
const fewestWords = 40;

export default defineRule({
  category: 'structure',
  summary: 'A letter offers itself in other forms and languages',
  severity: 'warning',
  channels: ['letter', 'email'],
  sources: [
    {
      title: 'Equality Act 2010, section 20(6)',
      says: 'where a duty is about giving information, it has to be given in an accessible format',
      url: 'https://www.legislation.gov.uk/ukpga/2010/15/section/20',
    },
    {
      title: 'NHS England, Accessible Information Standard',
      says: 'ask what people need, and give it',
      url: 'https://www.england.nhs.uk/about/equality/equality-hub/patient-equalities-programme/equality-frameworks-and-information-standards/accessibleinfo/',
    },
    { title: 'NHS digital service manual, messages and letters', says: 'offer alternative formats' },
  ],
  options: () =>
    z.strictObject({
      required: z.boolean().default(false).describe('whether a letter has to make the offer'),
    }),
  entry: () => z.strictObject(termFields),
  messages: {
    missing: {
      what: 'This {draft} does not offer {readers} another format or language.',
      do: 'Say how to get it: ‘If you need this in large print, Easy Read or another language, call …’.',
    },
  },

  *checkDraft(draft, { options, channel, matches }) {
    if (!options.required) return;
    let words = 0;
    for (const block of draft.blocks) {
      if (block.kind === 'alt' || block.kind === 'tooltip') continue;
      // An offer in Polish is one to those who read Polish.
      if (!block.isEnglish || block.spans.some(({ kind }) => kind === 'foreign') || matches(block).length > 0) return;
      if (block.isProse) words += block.wordCount;
    }
    if (words < fewestWords) return;
    const hint = channel === 'email' ? { severity: 'info' as const } : {};
    yield { message: 'missing', at: { draft: true }, data: { draft: channel }, ...hint };
  },
});
