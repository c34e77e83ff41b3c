import { z } from 'zod';
import { hasLetterOrDigit } from '../../src/language/characters.ts';
import type { TermMatch } from '../../src/language/terms.ts';
import { ElementNames, elementsNamed, hasName } from '../../src/rule/elements.ts';
import { termFields } from '../../src/rule/entry.ts';
import { type Link, links } from '../../src/rule/links.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';

const entry = () =>
  z.strictObject({
    ...termFields,
    /** It may be the whole of a link, and says little even so. */
    severity: z.enum(['warning', 'info']).default('warning'),
    /** It says nothing at the beginning of a longer link text either. */
    begins: z.boolean().default(false),
  });
type Entry = z.infer<ReturnType<typeof entry>>;
type MessageId = 'vague' | 'paper' | 'begins' | 'oneWord' | 'address' | 'email' | 'empty' | 'long';

const anchors = new ElementNames('a');

export default defineRule({
  category: 'accessibility',
  summary: 'A link’s own words say where it goes',
  severity: 'warning',
  channels: ['web', 'email', 'letter'],
  sources: [
    {
      title: 'WCAG 2.2, 2.4.4 Link purpose (in context) (level A), failure F63; 2.4.9 (link only) is level AAA',
      says: 'people who use a screen reader go from link to link, without the words between',
      url: 'https://www.w3.org/TR/WCAG22/#link-purpose-in-context',
    },
    {
      title: 'GOV.UK content and publishing guidance, links',
      says: 'no “click here” or “more”; two words or more; not the whole of a long bullet point',
    },
    { title: 'GOV.UK Notify', says: 'no “click here”, “this”, “link” or “more”' },
    { title: '20 words for a link: our judgement' },
  ],
  options: () =>
    z.strictObject({
      addresses: z
        .enum(['name', 'show'])
        .default('name')
        .describe('whether a bare web address should be named or shown'),
      max: z.number().int().min(1).default(20).describe('words of a link'),
      paper: z
        .boolean()
        .default(false)
        .describe('whether it is read on paper, where only an address that is written out helps'),
    }),
  entry,
  messages: {
    vague: {
      what: 'The link ‘{text}’ does not say where it goes to {readers} who hear or see only the links of a page.',
      do: 'Name what is there, for example ‘Apply for a school place’.',
    },
    paper: {
      what: '{Readers} can’t follow the link ‘{text}’ on paper.',
      do: 'Write the address out, as short as it can be.',
    },
    begins: {
      what: 'This link begins with ‘{text}’, which says nothing of where it goes.',
      do: 'Begin with what the reader finds or does there.',
    },
    oneWord: {
      what: 'The one word ‘{text}’ says little of where the link goes, and is small to touch.',
      do: 'Take in the words beside it that name what is there.',
    },
    address: {
      what: 'This link shows a web address, which a screen reader spells out.',
      do: 'Give it the name of the page, unless {readers} have to type or check the address.',
    },
    email: {
      what: 'This link opens an email but does not show the address, so {readers} can’t copy it or see who it goes to.',
      do: 'Write the address as the link’s words.',
    },
    empty: {
      what: 'This link has no words, so {readers} who use a screen reader can’t tell where it goes.',
      do: 'Give it words, or take it out.',
    },
    long: {
      what: 'This link has {count} words; {max} or fewer are easier to take in.',
      do: 'Link only the words that name what is there.',
    },
  },

  checkBlock(block, { options, matches }) {
    const found = links(block);
    if (found.length === 0) return undefined;
    const terms = block.isEnglish ? matches(block) : [];
    const reports: Report<MessageId>[] = [];
    let at = 0;
    for (const link of found) {
      while ((terms[at]?.end ?? Number.POSITIVE_INFINITY) <= link.start) at++;
      const words = ofWords(link, terms[at]);
      const report = options.paper ? onPaper(link, words) : (words ?? ofText(link, options));
      if (report) reports.push({ at: { block, start: link.start, end: link.end }, ...report });
    }
    return reports;
  },

  *checkDraft(draft) {
    for (const { element } of elementsNamed(draft, anchors)) {
      if (element.properties.href === undefined) continue;
      if (element.properties.title !== undefined || element.children.some(({ type }) => type === 'element')) continue;
      if (!hasName(element)) yield { message: 'empty', at: { node: element } };
    }
  },
});

/** What is said of a link in a letter: where it leads has to be read off the page. */
function onPaper(
  { text, address }: Link,
  words: Pick<Report<MessageId>, 'message' | 'severity'> | undefined,
): Omit<Report<MessageId>, 'at'> | undefined {
  if (/^(?:mailto:|tel:|#)/i.test(address) || /[\w-]\.[\w-]/.test(text)) return undefined;
  // Who reads "click here" was not thought of as a reader of paper; the name of a page can be looked up.
  const isVague = words?.message === 'vague' && words.severity !== 'info';
  return { message: 'paper', data: { text }, severity: isVague ? 'warning' : 'info' };
}

/** What the word list says of a link: that its whole text, or its beginning, is one of the words. */
function ofWords(
  { start, end, text }: Link,
  match: TermMatch<Entry> | undefined,
): Omit<Report<MessageId>, 'at'> | undefined {
  if (match === undefined || match.start >= end) return undefined;
  const before = text.slice(0, Math.max(0, match.start - start));
  const after = text.slice(Math.max(0, match.end - start));
  if (hasLetterOrDigit(before)) return undefined;
  if (!hasLetterOrDigit(after)) {
    return { message: 'vague', data: { text }, severity: match.entry.severity, group: text.toLowerCase() };
  }
  if (!match.entry.begins || match.start < start) return undefined;
  return {
    message: 'begins',
    data: { text: text.slice(match.start - start, match.end - start) },
    group: match.entry.term,
  };
}

const webAddress = /^(?:https?:\/\/|www\.)\S+$|^[\w-]+(?:\.[\w-]+)+\/\S+$/i;

function ofText(
  { block, start, end, text, address }: Link,
  { addresses, max }: { addresses: string; max: number },
): Omit<Report<MessageId>, 'at'> | undefined {
  if (webAddress.test(text)) return addresses === 'name' ? { message: 'address', severity: 'info' } : undefined;
  if (/^mailto:/i.test(address) && !text.includes('@')) return { message: 'email', severity: 'info' };
  if (block.within(start, end, 'code')) return undefined;
  // A list of contents names its parts, often in one word.
  if (isLowerCaseWord(text) && !address.startsWith('#'))
    return { message: 'oneWord', data: { text }, severity: 'info' };
  const count = text.split(/\s+/).length;
  return count > max ? { message: 'long', data: { count, max }, severity: 'info' } : undefined;
}

function isLowerCaseWord(text: string): boolean {
  return !/[\sA-Z]/.test(text) && /^\p{Ll}[\p{Ll}'’-]*$/u.test(text);
}
