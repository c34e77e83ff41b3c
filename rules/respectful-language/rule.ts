import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { isAbbreviationList } from '../../src/language/expansions.ts';
import { looksLikeName } from '../../src/language/names.ts';
import type { TermMatch } from '../../src/language/terms.ts';
import { termFields } from '../../src/rule/entry.ts';
import {
  defineRule,
  type Readers,
  type Report,
  type RuleContext,
  type Severity,
  severities,
} from '../../src/rule/rule.ts';
import { raisedFor } from '../../src/rule/statutory.ts';

/** Whom a row of the list can matter to. */
const concerned = ['families', 'children', 'professionals', 'schools', 'police'] as const;
type Concerned = (typeof concerned)[number];

const entry = () =>
  z.strictObject({
    ...termFields,
    strength: z.enum(['avoid', 'prefer', 'explain']).default('avoid'),
    readers: z.array(z.enum([...concerned, 'all'])).default(['all']),
    topic: z.string().optional(),
    /** What else to do; for `explain`, what the word means. */
    advice: z.string().optional(),
    severity: z.enum(severities).optional(),
    /** Only the spelling without a capital letter is meant. */
    lower: z.boolean().optional(),
    source: z.string().optional(),
  });
type Entry = z.infer<ReturnType<typeof entry>>;

const options = () =>
  z.strictObject({
    readers: z
      .array(z.enum(concerned))
      .optional()
      .describe('whose rows count; by default, those of the groups that the audience belongs to'),
    least: z.enum(severities).default('info').describe('rows that matter less than this are left out'),
  });
type Options = z.infer<ReturnType<typeof options>>;

const severityOf = { avoid: 'warning', prefer: 'info', explain: 'info' } as const satisfies Record<string, Severity>;

export default defineRule({
  category: 'jargon',
  summary: 'Words about people that those people would choose',
  severity: 'warning',
  sources: [
    {
      title: 'TACT, Language that cares',
      says: 'words that young people in care ask us to change',
      url: 'https://www.tactcare.org.uk',
    },
    {
      title: 'Disability Unit, Inclusive language: words to use and avoid when writing about disability',
      url: 'https://www.gov.uk/government/publications/inclusive-communication/inclusive-language-words-to-use-and-avoid-when-writing-about-disability',
    },
    {
      title: 'The Children’s Society, Child exploitation: appropriate language guide',
      url: 'https://www.childrenssociety.org.uk',
    },
    {
      title: 'NHS digital service manual, Inclusive content',
      url: 'https://service-manual.nhs.uk/content/inclusive-content',
    },
  ],
  options,
  entry,
  messages: {
    prefer: { what: 'Some people prefer other words to ‘{found}’.', do: '{do}' },
    tone: { what: '‘{found}’ can sound like blame or a threat to {readers}.', do: '{do}' },
    explain: {
      what: '{Readers} may not know what ‘{found}’ means here.',
      do: 'Keep it if you need it, and explain it: {do}.',
    },
  },
  ofTerms: true,

  checkBlock(block, context) {
    if (block.quoted || isAbbreviationList(block.text)) return undefined;
    return reports(block, context.matches(block), context);
  },
});

function* reports(
  block: Block,
  found: readonly TermMatch<Entry>[],
  { options, readers }: RuleContext<Options, Entry>,
): Iterable<Report<'prefer' | 'tone' | 'explain'>> {
  const groups = options.readers ?? groupsOf(readers);
  for (const { entry, form, start, end } of found) {
    const own = entry.severity ?? severityOf[entry.strength];
    const isTone = entry.topic === 'tone';
    const severity = isTone ? raisedFor(readers, own) : own;
    if (severities.indexOf(severity) > severities.indexOf(options.least) || !concerns(entry, groups)) continue;
    if (entry.lower && /^\p{Lu}/u.test(block.text.slice(start, end))) continue;
    if (/^\p{Ll}/u.test(entry.term) && looksLikeName(block.text, start, end)) continue;
    if (block.within(start, end, 'quotation', 'deleted')) continue;
    if (block.isQuoted(start, end)) continue;
    const instead = form.instead ?? entry.instead ?? [];
    const isExplain = entry.strength === 'explain';
    yield {
      message: isExplain ? 'explain' : isTone ? 'tone' : 'prefer',
      at: { block, start, end },
      data: {
        found: block.text.slice(start, end),
        do: isExplain ? (entry.advice ?? instead.join(', ')) : whatToDo(instead, entry.advice),
      },
      severity,
      suggestions: instead.map((text) => ({ text })),
      group: entry.term,
    };
  }
}

/** Children and young people are told apart from families by the name of their audience: they are no group of their own. */
function groupsOf({ id, groups }: Readers): Concerned[] {
  const result = new Set<Concerned>();
  if (/^(?:children|young)/.test(id)) result.add('children');
  for (const group of groups) {
    if (group === 'families' || group === 'police') result.add(group);
    else result.add('professionals');
    if (group === 'schools') result.add('schools');
  }
  return [...result];
}

function concerns({ readers }: Entry, groups: readonly Concerned[]): boolean {
  return readers.includes('all') || groups.some((group) => readers.includes(group));
}

function whatToDo(instead: readonly string[], advice: string | undefined): string {
  const quoted = instead.map((word) => `‘${word}’`);
  const last = quoted.pop();
  const choice = last && (quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : last);
  return [choice && `Think about ${choice}.`, advice].filter(Boolean).join(' ');
}
