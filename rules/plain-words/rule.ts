import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { isLetterOrDigit } from '../../src/language/characters.ts';
import { choice } from '../../src/language/choice.ts';
import { isAbbreviationList } from '../../src/language/expansions.ts';
import { isTitleCase, looksLikeName } from '../../src/language/names.ts';
import type { TermMatch } from '../../src/language/terms.ts';
import { termFields } from '../../src/rule/entry.ts';
import { defineRule, type Report, severities } from '../../src/rule/rule.ts';

const entry = () =>
  z.strictObject({
    ...termFields,
    /** What else to do, as a sentence. */
    advice: z.string().optional(),
    /** Only the public is better served by the plainer word. */
    readers: z.literal('families').optional(),
    severity: z.enum([...severities, 'off']).default('warning'),
    /** The word may have to stay; it is to be explained. */
    explain: z.boolean().optional(),
    /** The house style chose between two words of which neither is plainer. */
    style: z.boolean().optional(),
    /** The first alternative can stand in its place in any context. */
    fix: z.literal('safe').optional(),
    source: z.string().optional(),
  });
type Entry = z.infer<ReturnType<typeof entry>>;

const options = () =>
  z.strictObject({
    words: z
      .enum(['all', 'shared'])
      .default('all')
      .describe('`all` rows, or the `shared` ones: those that professionals too are better without'),
    least: z.enum(severities).default('info').describe('rows that matter less than this are left out'),
  });
type Options = z.infer<ReturnType<typeof options>>;

export default defineRule({
  category: 'jargon',
  summary: 'Plain words where there are some',
  severity: 'warning',
  sources: [
    {
      title: 'GOV.UK A to Z style guide',
      says: 'words to avoid, and what to write',
      url: 'https://www.gov.uk/guidance/style-guide/a-to-z',
    },
    {
      title: 'NHS digital service manual, A to Z of NHS health writing',
      url: 'https://service-manual.nhs.uk/content/a-to-z-of-nhs-health-writing',
    },
    { title: 'Plain English Campaign, The A to Z of alternative words', url: 'https://www.plainenglish.co.uk' },
    { title: 'Local Government Association, banned jargon (2009)' },
  ],
  options,
  entry,
  yieldsTo: ['respectful-language', 'desktop-wording'],
  messages: {
    plainer: { what: '‘{found}’ is not plain enough for {readers}.', do: '{do}' },
    style: { what: 'Your house style does not write ‘{found}’.', do: '{do}' },
    leave: { what: '‘{found}’ tells {readers} little.', do: '{do}' },
    explain: { what: '{Readers} may not know ‘{found}’.', do: 'Explain it: {instead}.{do}' },
  },
  ofTerms: true,

  checkBlock(block, { options, matches }) {
    // "Transport Commissioning", under a letter, is who wrote it.
    if (block.quoted || block.part === 'address' || block.part === 'sign-off') return undefined;
    return isAbbreviationList(block.text) ? undefined : reports(block, matches(block), options);
  },
});

function* reports(block: Block, found: readonly TermMatch<Entry>[], options: Options): Iterable<Report<MessageId>> {
  const { text } = block;
  for (const match of found) {
    const { entry, start, end } = match;
    if (!isWanted(entry, options)) continue;
    if (block.isQuoted(start, end)) continue;
    if (block.within(start, end, 'quotation', 'deleted')) continue;
    const isName = isSmall(entry.term) && looksLikeName(text, start, end) && !isTitleCase(text);
    if (isName || isCompounded(text, start, end)) continue;
    yield report(match, block);
  }
}

/** Whether a term begins with a small letter. */
function isSmall(term: string): boolean {
  return /^[a-z]/.test(term) || /^\p{Ll}/u.test(term);
}

function isWanted({ severity, readers }: Entry, { words, least }: Options): boolean {
  if (severity === 'off' || (words === 'shared' && readers === 'families')) return false;
  return severities.indexOf(severity) <= severities.indexOf(least);
}

function report({ entry, form, start, end }: TermMatch<Entry>, block: Block): Report<MessageId> {
  const { text } = block;
  const instead = form.instead ?? entry.instead ?? [];
  const advice = entry.advice ?? '';
  const listed = choice(instead);
  const [first = ''] = instead;
  // A suggestion takes over the capital letter of what it replaces, which here is what the house style is about.
  const suggested = entry.style && !isSmall(entry.term) && /^\p{Lu}/u.test(entry.term) ? [] : instead;
  const isSafe = entry.fix === 'safe' && form.sure === true && keepsArticle(text, start, first);
  return {
    message: messageFor(entry, instead),
    at: { block, start, end },
    data: {
      found: text.slice(start, end),
      instead: listed,
      do: entry.explain ? advice && ` ${advice}` : `${instead.length > 0 ? `Write ${listed}.` : ''} ${advice}`.trim(),
    },
    severity: entry.severity === 'off' ? 'info' : entry.severity,
    suggestions: suggested.map((text, index) => (index === 0 && isSafe ? { text, safe: true } : { text })),
    group: entry.term,
  };
}

type MessageId = 'plainer' | 'style' | 'leave' | 'explain';

function messageFor({ explain, style }: Entry, instead: readonly string[]): MessageId {
  if (explain) return 'explain';
  if (style) return 'style';
  return instead.length > 0 ? 'plainer' : 'leave';
}

/** Whether a word is one part of a compound: "low-key", "self-initiated", "key_fact". */
function isCompounded(text: string, start: number, end: number): boolean {
  return (
    (isLink(text, start - 1) && isLetterOrDigit(text, start - 2)) ||
    (isLink(text, end) && isLetterOrDigit(text, end + 1))
  );
}

function isLink(text: string, at: number): boolean {
  return /[-‑_]/.test(text.charAt(at));
}

/** Whether the "a" or "an" before a word, if there is one, fits what is put in the word's place. */
function keepsArticle(text: string, start: number, replacement: string): boolean {
  const article = /\b(an?)\s+$/i.exec(text.slice(Math.max(0, start - 4), start))?.[1];
  return article === undefined || (article.length === 2) === /^[aeio]/i.test(replacement);
}
