import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { isLetterOrDigit } from '../../src/language/characters.ts';
import { Cue } from '../../src/language/cues.ts';
import { isAbbreviationList } from '../../src/language/expansions.ts';
import { isTitleCase, looksLikeName } from '../../src/language/names.ts';
import { termFields } from '../../src/rule/entry.ts';
import { defineRule, type RuleContext } from '../../src/rule/rule.ts';

const entry = () => z.strictObject({ ...termFields, sort: z.enum(['customer', 'public', 'form']) });
const options = () =>
  z.strictObject({
    customer: z.boolean().default(false).describe('whether the word “customer” itself counts, wherever it stands'),
  });
type Entry = z.infer<ReturnType<typeof entry>>;
type Context = RuleContext<z.infer<ReturnType<typeof options>>, Entry>;

interface Mention {
  block: Block;
  start: number;
  end: number;
}

/** The mentions of one name, in the order of the draft. */
interface Name {
  entry: Entry;
  first: Mention;
  mentions: readonly Mention[];
}

/** From so many on, the draft speaks to its reader (judgement). */
const enoughYou = 3;

export default defineRule({
  category: 'jargon',
  summary: 'One name for the same people throughout a draft',
  severity: 'warning',
  sources: [
    {
      title: 'GOV.UK content design guidance, Writing for GOV.UK',
      says: 'address the reader as ‘you’, and use the same word for the same thing',
      url: 'https://www.gov.uk/guidance/content-design/writing-for-gov-uk',
    },
    { title: 'Which names stand for the same people', says: 'a judgement; public services disagree about ‘customer’' },
  ],
  options,
  entry,
  messages: {
    mixed: {
      what: 'To {readers}, ‘{found}’ here and ‘{other}’ elsewhere may be two kinds of people.',
      do: 'If they are the same, use one name throughout; best is what they really are, such as parents.',
    },
    you: {
      what: '{Readers} are ‘you’ in most of this draft; ‘{found}’ may be somebody else.',
      do: 'If you mean the reader, write ‘you’.',
    },
    customer: {
      what: 'Your house style does not call people customers; others do, and writers disagree about it.',
      do: 'Say who they are: parents, residents, people who use the service.',
    },
  },

  *checkDraft(draft, context) {
    const names = namesIn(draft, context);
    if (context.options.customer) {
      for (const { entry, mentions } of names) {
        if (entry.term !== 'customer') continue;
        for (const at of mentions) yield { message: 'customer', at, severity: 'warning', group: 'customer' };
      }
    }
    const groups = names.filter(({ entry }) => entry.sort === 'customer');
    const [main = groups[0]] = [...groups].sort((a, b) => b.mentions.length - a.mentions.length);
    // Professionals are told about these people; the public is these people.
    const isPublic = context.readers.groups.includes('families');
    let speaksToReader: boolean | undefined;
    for (const name of names) {
      const { entry, first } = name;
      const found = textOf(first);
      const report = { at: first, group: entry.term };
      if (main !== undefined && name !== main && (entry.sort === 'customer' || (entry.sort === 'public' && isPublic))) {
        const severity = entry.sort === 'customer' ? 'warning' : 'info';
        yield { ...report, message: 'mixed', data: { found, other: main.entry.term }, severity };
      } else if (isPublic && entry.sort !== 'public') {
        speaksToReader ??= saysYou(draft);
        if (speaksToReader) yield { ...report, message: 'you', data: { found }, severity: 'info' };
      }
    }
  },
});

/** The names that a draft has for people, each with its mentions, in the order of their first ones. */
function namesIn(draft: Draft, context: Context): Name[] {
  const byTerm = new Map<string, Name & { mentions: Mention[] }>();
  for (const block of context.blocksWithMatches(draft)) {
    if (!block.isEnglish || block.quoted || block.kind === 'tooltip') continue;
    const matches = context.matches(block);
    if (matches.length === 0 || isAbbreviationList(block.text)) continue;
    const hasNames = !isTitleCase(block.text);
    for (const { entry, start, end } of matches) {
      if (block.within(start, end, 'quotation', 'deleted', 'code')) continue;
      if (block.isQuoted(start, end)) continue;
      if ((hasNames && looksLikeName(block.text, start, end)) || isCompounded(block.text, start, end)) continue;
      const mention = { block, start, end };
      const known = byTerm.get(entry.term);
      if (known === undefined) byTerm.set(entry.term, { entry, first: mention, mentions: [mention] });
      else known.mentions.push(mention);
    }
  }
  return [...byTerm.values()];
}

const you = new Cue('you your');

/** Whether a draft says "you" often enough. */
function saysYou(draft: Draft): boolean {
  let count = 0;
  for (const block of draft.blocksWith(you)) {
    if (!block.isEnglish || block.quoted) continue;
    for (const { text } of block.words) if (isYou(text) && ++count >= enoughYou) return true;
  }
  return false;
}

/** "you", "your", "you’ll" */
function isYou(word: string): boolean {
  return /^you/i.test(word) && (word.length === 3 || /^you(?:r|[’']\p{L}+)$/iu.test(word));
}

function textOf({ block, start, end }: Mention): string {
  return block.text.slice(start, end);
}

/** "client-facing", "pro-consumer" */
function isCompounded(text: string, start: number, end: number): boolean {
  return (/[-‑_]/.test(text.charAt(start - 1)) && isLetterOrDigit(text, start - 2)) || /[-‑_]/.test(text.charAt(end));
}
