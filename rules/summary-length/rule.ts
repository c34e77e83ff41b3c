import { z } from 'zod';
import { isLetterOrDigit } from '../../src/language/characters.ts';
import { defineRule } from '../../src/rule/rule.ts';

/** Words that a title and a summary share without saying the same. */
const shortest = 4;

export default defineRule({
  category: 'mobile',
  summary: 'Length of the summary, and that it adds to the title',
  severity: 'warning',
  channels: ['web'],
  sources: [
    {
      title: 'GOV.UK content design, summaries',
      says: 'up to 160 characters, a sentence with a verb and a full stop, that does not repeat the title',
      url: 'https://www.gov.uk/guidance/content-design/writing-for-gov-uk',
    },
  ],
  options: () =>
    z.strictObject({
      max: z.int().positive().default(160).describe('characters that a summary may have, spaces included'),
    }),
  messages: {
    long: {
      what: 'This summary has {length} characters; {readers} see about {max} in search results.',
      do: 'Say in one sentence what the page helps with, and cut the rest.',
    },
    repeats: {
      what: 'This summary says what the title says and no more; {readers} read both together.',
      do: 'Say who the page is for and what they can do there.',
    },
  },

  *checkDraft(draft, { options: { max } }) {
    const summaries = draft.blocksOf('summary');
    if (summaries.length === 0) return;
    const title = draft.blocks.find(({ kind, level }) => kind === 'title' || (kind === 'heading' && level === 1));
    for (const block of summaries) {
      const length = [...block.text].length;
      if (length > max) yield { message: 'long', at: { block }, data: { length, max } };
      if (title !== undefined && addsNothing(block.text, title.text)) yield { message: 'repeats', at: { block } };
    }
  },
});

/** Whether every word of the summary that carries meaning is in the title. */
function addsNothing(summary: string, title: string): boolean {
  const known = new Set(wordsOf(title));
  const words = wordsOf(summary);
  return words.length > 0 && words.every((word) => known.has(word));
}

function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const words: string[] = [];
  for (let at = 0; at < lower.length; at++) {
    if (!isLetterOrDigit(lower, at)) continue;
    const start = at;
    while (isLetterOrDigit(lower, at) || /[’'-]/.test(lower.charAt(at))) at++;
    if (at - start >= shortest) words.push(lower.slice(start, at));
  }
  return words;
}
