import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import { defineRule } from '../../src/rule/rule.ts';

export default defineRule({
  category: 'accessibility',
  summary: 'What looks like a heading is one',
  severity: 'warning',
  channels: ['web', 'email'],
  sources: [
    {
      title: 'WCAG 2.2, 1.3.1 Info and relationships (level A), failure F2',
      says: 'bold alone tells a screen reader of no heading',
      url: 'https://www.w3.org/TR/WCAG22/#info-and-relationships',
    },
    { title: '10 words for a line that looks like a heading: our judgement' },
  ],
  options: () =>
    z.strictObject({
      max: z.number().int().min(1).default(10).describe('words that a line in bold may have to look like a heading'),
    }),
  messages: {
    bold: {
      what: 'This line in bold looks like a heading, but {readers} who find their way by headings won’t find it.',
      do: 'Make it a heading, one level below the one above it.',
    },
  },

  *checkDraft(draft, { options }) {
    for (const block of draft.blocksWithSpan('strong')) {
      if (block.kind !== 'paragraph' || block.quoted || block.listDepth > 0) continue;
      const end = boldLine(block);
      if (end === undefined || !looksLikeHeading(block.text.slice(0, end), options.max)) continue;
      // A heading has something under it: text in the same paragraph, or a block that is not such a line itself.
      const next = draft.blocks[block.index + 1];
      const isLast = end === block.text.length && (next === undefined || next.kind === 'heading' || isBold(next));
      const under = end === block.text.length ? next : block;
      if (isLast || isContact(under, end) || (block.text[end - 1] === ':' && next?.kind === 'list-item')) continue;
      yield { message: 'bold', at: { block, start: 0, end } };
    }
  },
});

function isBold(block: Block): boolean {
  return block.kind === 'paragraph' && boldLine(block) === block.text.length;
}

/** Where the bold first line of a paragraph ends, if it has one: at the paragraph's end or at a line break. */
function boldLine({ text, spans }: Block): number | undefined {
  const bold = spans.find(({ kind, start }) => kind === 'strong' && start === 0);
  if (!bold) return undefined;
  const rest = text.slice(bold.end);
  if (rest === '' || rest === ':') return text.length;
  return rest.startsWith('\n') ? bold.end : undefined;
}

const contact = () =>
  /\b(?:tele|text)?phone\b|\be-?mail\b|@|\b(?:\+44|0)\d[\d ]{7}|\bPO Box\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i;

/** Whether a name in bold stands over a phone number or an address: a contact, not a part of the page. */
function isContact(under: Block | undefined, end: number): boolean {
  if (under === undefined) return false;
  const text = under.text.slice(0, end + 200);
  return under.text.length < 300 && contact().test(text);
}

/** Short words, and no sentence, number, date, amount, address or name of a field. */
function looksLikeHeading(text: string, max: number): boolean {
  if (text.includes('\n') || !hasThreeLetters(text) || /[.!,;…]["”’)]?$/.test(text)) return false;
  if (/@|\/\/|[£>→]|\d{3}|\d\s*(?:am|pm)\b/.test(text)) return false;
  if (/\d/.test(text) && /\d(?:st|nd|rd|th)?\s+\p{Lu}\p{Ll}+/u.test(text)) return false;
  // "Dear parent", "Yours sincerely", "Warning", "Note:"
  if (/^(?:dear|yours|kind regards|regards|warning|important|note|danger|caution|example|figure|table)\b/i.test(text))
    return false;
  return text.split(/\s+/).length <= max;
}

function hasThreeLetters(text: string): boolean {
  return /[A-Za-z]{3}/.test(text) || /\p{L}{3}/u.test(text);
}
