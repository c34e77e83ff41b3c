import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { isTitleCase, looksLikeName } from '../../src/language/names.ts';
import type { TermMatch } from '../../src/language/terms.ts';
import { termFields } from '../../src/rule/entry.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';

const entry = () =>
  z.strictObject({
    ...termFields,
    kind: z.enum(['select', 'mouse', 'drag', 'keys', 'print', 'side']),
    severity: z.enum(['warning', 'info']).default('warning'),
  });

type Entry = z.infer<ReturnType<typeof entry>>;

export default defineRule({
  category: 'mobile',
  summary: 'Nothing that only a computer with a mouse or a printer can do',
  severity: 'warning',
  channels: ['web', 'email', 'text-message'],
  yieldsTo: ['sensory-words', 'link-text'],
  sources: [
    {
      title: 'GOV.UK A to Z style guide',
      says: '“select”, not “click”: not everybody uses a mouse',
      url: 'https://www.gov.uk/guidance/style-guide/a-to-z',
    },
    { title: 'Judgement, for the other words' },
  ],
  options: () => z.strictObject({}),
  entry,
  messages: {
    select: {
      what: '‘{found}’ is for a mouse, and {readers} on a phone have none.',
      do: 'Write ‘{instead}’.',
    },
    mouse: {
      what: '‘{found}’ can’t be done on a phone, so {readers} miss what it leads to.',
      do: 'Put what it shows in the text, or give another way.',
    },
    drag: {
      what: '‘{found}’ is hard on a phone, and for {readers} who can’t use a mouse.',
      do: 'Give another way to do it.',
    },
    keys: {
      what: '{Readers} on a phone have no such keys: ‘{found}’.',
      do: 'Say how to do it without a keyboard, or leave it out.',
    },
    print: {
      what: '{Readers} on a phone can’t do much with ‘{found}’.',
      do: 'Say how to get it on paper, or leave it out: browsers have a print button of their own.',
    },
    side: {
      what: '{Readers} on a phone don’t see ‘{found}’: there it stands elsewhere or is folded away.',
      do: 'Name the thing, or link to it.',
    },
  },
  ofTerms: true,

  checkBlock(block, { matches }) {
    if (block.quoted || block.kind === 'alt') return undefined;
    return reports(block, matches(block));
  },
});

function* reports(block: Block, found: readonly TermMatch<Entry>[]): Iterable<Report<Entry['kind']>> {
  const { text } = block;
  const hasNames = !isTitleCase(text);
  for (const { entry, form, start, end } of found) {
    if (block.isQuoted(start, end)) continue;
    if (block.within(start, end, 'quotation', 'code', 'deleted')) continue;
    // "the Click Foundation"; who writes "Then Click Save" names the button after it.
    if (hasNames && looksLikeName(text, start, end) && isTheName(text, start)) continue;
    const instead = form.instead ?? entry.instead ?? [];
    const data = { found: text.slice(start, end), instead: instead[0] ?? '' };
    const suggestions = instead.map((text) => ({ text }));
    yield {
      message: entry.kind,
      at: { block, start, end },
      data,
      severity: entry.severity,
      suggestions,
      group: entry.term,
    };
  }
}

function isTheName(text: string, start: number): boolean {
  return /\b(?:the|a|an|our|your|by|with|at|of)\s$/i.test(text.slice(Math.max(0, start - 6), start));
}
