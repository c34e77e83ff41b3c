import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { choice } from '../../src/language/choice.ts';
import { isAbbreviationList } from '../../src/language/expansions.ts';
import type { TermMatch } from '../../src/language/terms.ts';
import { termFields } from '../../src/rule/entry.ts';
import { defineRule, type Report, type Severity, type Suggested, severities } from '../../src/rule/rule.ts';

const entry = () =>
  z.strictObject({
    ...termFields,
    /** What else to do, as a sentence. */
    advice: z.string().optional(),
    severity: z.enum(severities).default('warning'),
    /** The first alternative can stand in its place in brackets, after a comma or after a dash. */
    fix: z.literal('safe').optional(),
    /** Only this spelling is meant: "NB" and no "nb". */
    exact: z.boolean().optional(),
    source: z.string().optional(),
  });

type Entry = z.infer<ReturnType<typeof entry>>;

export default defineRule({
  category: 'jargon',
  summary: 'English words in place of eg, ie, etc and other abbreviations from Latin',
  severity: 'warning',
  sources: [
    {
      title: 'GOV.UK A to Z style guide, eg, etc and ie',
      says: 'not everyone knows them, and some screen readers read ‘eg’ as ‘egg’',
      url: 'https://www.gov.uk/guidance/style-guide/a-to-z#eg-etc-and-ie',
    },
  ],
  options: () =>
    z.strictObject({
      least: z.enum(severities).default('info').describe('rows that matter less than this are left out'),
    }),
  entry,
  messages: {
    instead: {
      what: '‘{found}’ is easy for {readers} to misread, and screen readers may say it wrongly.',
      do: 'Write {instead}.{advice}',
    },
    other: {
      what: '‘{found}’ is easy for {readers} to misread, and screen readers may say it wrongly.',
      do: '{advice}',
    },
  },
  ofTerms: true,

  checkBlock(block, { options, matches }) {
    if (block.quoted) return undefined;
    return reports(block, matches(block), options.least);
  },
});

function* reports(
  block: Block,
  found: readonly TermMatch<Entry>[],
  least: Severity,
): Iterable<Report<'instead' | 'other'>> {
  if (isAbbreviationList(block.text)) return;
  for (const { entry, start, end } of found) {
    if (severities.indexOf(entry.severity) > severities.indexOf(least)) continue;
    const text = block.text.slice(start, end);
    if (entry.exact ? !isSpelt(text, entry.term) : /^\p{Lu}\.?\p{Lu}/u.test(text)) continue;
    if (block.within(start, end, 'quotation', 'deleted') || isPartOfCode(block.text, start, end)) continue;
    if (block.isQuoted(start, end)) continue;
    const instead = entry.instead ?? [];
    yield {
      message: instead.length > 0 ? 'instead' : 'other',
      at: { block, start, end },
      data: {
        found: text,
        instead: choice(instead),
        advice: instead.length > 0 && entry.advice ? ` ${entry.advice}` : (entry.advice ?? ''),
      },
      severity: entry.severity,
      suggestions: instead.map((word, index) => suggest(word, index === 0 && entry.fix === 'safe', block, start, end)),
      group: entry.term,
    };
  }
}

/** Full stops make no difference: "N.B." is "NB". */
function isSpelt(text: string, term: string): boolean {
  return text.replaceAll('.', '') === term.replaceAll('.', '');
}

/** "etc/hosts", "vs_code", "eg.example.com" */
function isPartOfCode(text: string, start: number, end: number): boolean {
  return (
    /[\p{L}\p{N}/_@#-]$/u.test(text.slice(Math.max(0, start - 1), start)) ||
    /^(?:[/_-]|\.(?=\p{Ll}{2}))[\p{L}\p{N}]/u.test(text.slice(end))
  );
}

/**
 * "for example" in place of "eg". Right after a bracket or a dash a comma follows it; after a comma it needs none.
 * Elsewhere the sentence may need a comma before it too, so the writer decides.
 */
function suggest(word: string, isSafe: boolean, { text }: Block, start: number, end: number): Suggested {
  const opening = /(?:\(|\s[-–—]\s?|,\s)$/u.exec(text.slice(Math.max(0, start - 3), start))?.[0];
  if (!isSafe || opening === undefined || !/^,?\s\S/u.test(text.slice(end, end + 3))) return { text: word };
  const needsComma = !opening.startsWith(',') && text.charAt(end) !== ',';
  return { text: needsComma ? `${word},` : word, safe: true };
}
