import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { kept } from '../../src/language/patterns.ts';
import type { TermMatch } from '../../src/language/terms.ts';
import { termFields } from '../../src/rule/entry.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';

const kinds = ['side', 'order', 'look', 'marked'] as const;
const entry = () =>
  z.strictObject({
    ...termFields,
    kind: z.enum(kinds),
    /** The neighbouring word that the term needs belongs to what is reported. */
    reach: z.enum(['before', 'after']).optional(),
    /** Counts only where no noun follows. */
    alone: z.boolean().default(false),
  });
type Entry = z.infer<ReturnType<typeof entry>>;

export default defineRule({
  category: 'accessibility',
  summary: 'Things are named, not pointed at by place, colour or shape',
  severity: 'warning',
  channels: ['web', 'letter', 'email'],
  sources: [
    {
      title: 'WCAG 2.2, 1.3.3 Sensory characteristics and 1.4.1 Use of color (level A), failures F14 and F26',
      says: 'instructions do not rest on shape, size, place or colour alone; “above” and “below” may follow the order of reading',
      url: 'https://www.w3.org/TR/WCAG22/#sensory-characteristics',
    },
  ],
  options: () =>
    z.strictObject({
      order: z.boolean().default(true).describe('whether to hint at “above” and “below”; a printed page has both'),
      sides: z.boolean().default(true).describe('whether to report “on the left” and “on the right”'),
    }),
  entry,
  messages: {
    side: {
      what: '‘{found}’ is not there for {readers} on a phone or with a screen reader.',
      do: 'Name the thing: ‘under the heading Contact us’, ‘the Apply button’.',
    },
    order: {
      what: '‘{found}’ may be somewhere else on a phone, or far away for {readers} who listen.',
      do: 'Name the thing, link to it, or say ‘these’ where it follows at once.',
    },
    look: {
      what: '{Readers} who can’t see colours or shapes won’t find ‘{found}’.',
      do: 'Use its name: ‘the Apply button’.',
    },
    marked: {
      what: '{Readers} who can’t see it, or use a screen reader, won’t know what is ‘{found}’.',
      do: 'Mark it with a word as well: ‘(required)’.',
    },
  },
  ofTerms: true,

  checkBlock(block, { options, matches }) {
    if (block.quoted || block.kind === 'alt') return undefined;
    return reports(block, matches(block), options);
  },
});

function* reports(
  block: Block,
  found: readonly TermMatch<Entry>[],
  options: { order: boolean; sides: boolean },
): Iterable<Report<Entry['kind']>> {
  const { text } = block;
  for (const match of found) {
    const { kind, alone } = match.entry;
    if ((kind === 'order' && !options.order) || (kind === 'side' && !options.sides)) continue;
    if (alone && !standsAlone(text, match.end)) continue;
    if (kind === 'order' && compares(text, match)) continue;
    if (kind === 'look' && !pointing().test(text.slice(Math.max(0, match.start - 60), match.start))) continue;
    if (block.within(match.start, match.end, 'quotation', 'code')) continue;
    const { start, end } = reach(block, match);
    if (block.isQuoted(start, end) || isQuoted(text, start, end)) continue;
    const severity = kind === 'order' ? ({ severity: 'info' } as const) : {};
    yield { message: kind, at: { block, start, end }, data: { found: text.slice(start, end) }, ...severity };
  }
}

const nothing = /^\s*(?:$|[.,;:!?)\]–—-])/;
const noNoun = kept(
  () =>
    /^\s+(?:of (?:the |this |your |each |every |our )?(?:\w+ )?(?:page|screen|menu|form|map|window|website|picture|table|text|list)|and|or|to|when|if|under|is|are|shows?|you|will|which|that|in the (?:menu|panel|column))\b/i,
);

/** Whether what follows is no noun that "right" or "left" belongs to. */
function standsAlone(text: string, end: number): boolean {
  const after = text.slice(end, end + 60);
  return nothing.test(after) || noNoun().test(after);
}

/** Whether straight single quotation marks stand on both sides: the words are mentioned, not used. */
function isQuoted(text: string, start: number, end: number): boolean {
  const before = /(?:^|\s)'[^']*$/.test(text.slice(Math.max(0, start - 80), start));
  return before && /^[^']*'(?!\p{L})/u.test(text.slice(end, end + 80));
}

/** What comes before a thing that the reader is sent to: a colour in a mere description harms nobody. */
const pointing = kept(
  () =>
    /\b(?:click|press|push|tap|touch|hit|select|choose|use|using|see|look|find|read|complete|fill|follow|check|in|on|under|by|next to)\b[^.!?;:]{0,40}$/i,
);

/** "above the age of 5", "below 18", "form above average": a comparison, and no place on the page. */
function compares(text: string, { end }: TermMatch<Entry>): boolean {
  return /^\s+(?:[\d£]|(?:the|a|an|your|their|our|this|that|it|average|ground|sea|level|zero|freezing|minimum|ages?|all|which|what|him|her|them|us|me|and beyond)\b)/i.test(
    text.slice(end, end + 16),
  );
}

/** The match with the neighbouring word that it needs. */
function reach({ text }: Block, { entry, start, end }: TermMatch<Entry>): { start: number; end: number } {
  if (entry.reach === 'before') {
    return {
      start: start - (/[\p{L}\p{N}’'-]+\s*$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0].length ?? 0),
      end,
    };
  }
  if (entry.reach === 'after')
    return { start, end: end + (/^[\s-]*[\p{L}\p{N}]+/u.exec(text.slice(end, end + 40))?.[0].length ?? 0) };
  return { start, end };
}
