import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { isAbbreviationList } from '../../src/language/expansions.ts';
import type { TermMatch } from '../../src/language/terms.ts';
import { termFields } from '../../src/rule/entry.ts';
import { defineRule, type Report, type Severity, severities } from '../../src/rule/rule.ts';
import { speaksOfThePast } from './past.ts';

const entry = () =>
  z.strictObject({
    ...termFields,
    /** The month from which the name was old. */
    since: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'Write a year and a month: ‘2022-07’.'),
    /** What else to do, as a sentence. */
    advice: z.string().optional(),
    /** Only this spelling is meant, capitals included. */
    exact: z.boolean().optional(),
    severity: z.enum(severities).default('warning'),
    source: z.string(),
  });
type Entry = z.infer<ReturnType<typeof entry>>;

const months = 'January February March April May June July August September October November December'.split(' ');

export default defineRule({
  category: 'jargon',
  summary: 'The names that services, law and offices have now',
  severity: 'warning',
  sources: [
    {
      title: 'Health and Care Act 2022',
      says: 'integrated care boards took the place of clinical commissioning groups in July 2022',
      url: 'https://www.legislation.gov.uk/ukpga/2022/31',
    },
    {
      title: 'Children and Families Act 2014',
      says: 'EHC plans took the place of statements',
      url: 'https://www.legislation.gov.uk/ukpga/2014/6',
    },
    {
      title: 'Children and Social Work Act 2017',
      says: 'safeguarding partners took the place of local safeguarding children boards',
      url: 'https://www.legislation.gov.uk/ukpga/2017/16',
    },
  ],
  options: () =>
    z.strictObject({
      least: z.enum(severities).default('info').describe('rows that matter less than this are left out'),
    }),
  entry,
  messages: {
    renamed: {
      what: '‘{found}’ has been out of date since {since}, and {readers} may look for it in vain.',
      do: 'Write ‘{instead}’.{advice}',
    },
    ended: {
      what: '‘{found}’ has been out of date since {since}, and {readers} may look for it in vain.',
      do: '{advice}',
    },
  },
  ofTerms: true,

  checkBlock(block, { options, matches }) {
    if (block.quoted || block.kind === 'tooltip' || isAbbreviationList(block.text)) return undefined;
    return reports(block, matches(block), options.least);
  },
});

function* reports(
  block: Block,
  found: readonly TermMatch<Entry>[],
  least: Severity,
): Iterable<Report<'renamed' | 'ended'>> {
  const { text } = block;
  for (const { entry, form, start, end } of found) {
    if (severities.indexOf(entry.severity) > severities.indexOf(least)) continue;
    if (entry.exact && !isSpelt(text.slice(start, end), form.text)) continue;
    if (block.within(start, end, 'quotation', 'deleted')) continue;
    if (block.isQuoted(start, end)) continue;
    const [year = '', month = ''] = entry.since.split('-');
    if (speaksOfThePast(text, start, end, Number(year))) continue;
    const instead = form.instead ?? entry.instead ?? [];
    const advice = entry.advice ?? '';
    yield {
      message: instead.length > 0 ? 'renamed' : 'ended',
      at: { block, start, end },
      data: {
        found: text.slice(start, end),
        since: `${months[Number(month) - 1] ?? ''} ${year}`.trim(),
        instead: instead[0] ?? '',
        advice: instead.length > 0 && advice ? ` ${advice}` : advice,
      },
      severity: entry.severity,
      suggestions: instead.map((text) => ({ text })),
      group: entry.term,
    };
  }
}

/** Which apostrophe stands in a name makes no difference. */
function isSpelt(text: string, name: string): boolean {
  return text.replaceAll("'", '’').replace(/\s+/g, ' ') === name.replaceAll("'", '’');
}
