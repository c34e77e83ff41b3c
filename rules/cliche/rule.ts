import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { isTitleCase, looksLikeName } from '../../src/language/names.ts';
import type { TermMatch } from '../../src/language/terms.ts';
import { termFields } from '../../src/rule/entry.ts';
import { defineRule, type Report, severities } from '../../src/rule/rule.ts';

const entry = () =>
  z.strictObject({
    ...termFields,
    severity: z.enum(severities).default('warning'),
    source: z.literal('write-good').optional(),
  });
type Entry = z.infer<ReturnType<typeof entry>>;

export default defineRule({
  category: 'readability',
  summary: 'Worn figures of speech',
  severity: 'warning',
  sources: [
    { title: 'write-good, no-cliches 0.3.0', says: 'most of the list', url: 'https://github.com/btford/write-good' },
    {
      title: 'GOV.UK content design: writing for GOV.UK',
      says: 'avoid metaphors: they do not say what you mean, and slow people down',
      url: 'https://www.gov.uk/guidance/content-design/writing-for-gov-uk',
    },
  ],
  options: () => z.strictObject({}),
  entry,
  yieldsTo: ['plain-words', 'respectful-language'],
  messages: {
    replace: {
      what: '‘{found}’ is a worn figure of speech: {readers} may take it at its word, or skip it.',
      do: 'Say what it means: {instead}.',
    },
    leave: {
      what: '‘{found}’ is a worn figure of speech: {readers} may take it at its word, or skip it.',
      do: 'Say what you mean, or leave it out.',
    },
  },
  ofTerms: true,

  checkBlock(block, { matches }) {
    if (!block.isEnglish || block.quoted) return undefined;
    return reports(block, matches(block));
  },
});

function* reports(block: Block, found: readonly TermMatch<Entry>[]): Iterable<Report<'replace' | 'leave'>> {
  const { text } = block;
  const hasNames = !isTitleCase(text);
  for (const { entry, form, start, end } of found) {
    if (block.isQuoted(start, end)) continue;
    if (block.within(start, end, 'quotation', 'deleted') || (hasNames && looksLikeName(text, start, end))) continue;
    const instead = form.instead ?? entry.instead ?? [];
    yield {
      message: instead.length > 0 ? 'replace' : 'leave',
      at: { block, start, end },
      data: { found: text.slice(start, end), instead: instead.map((word) => `‘${word}’`).join(' or ') },
      severity: entry.severity,
      suggestions: instead.map((word) => ({ text: word })),
      group: entry.term,
    };
  }
}
