import type { Block } from '../draft/block.ts';
import type { Draft } from '../draft/draft.ts';
import { fitsArticle } from '../language/articles.ts';
import type { Suggestion } from '../rule/finding.ts';
import type { Suggested } from '../rule/rule.ts';
import { encode } from './encode.ts';
import type { Spot } from './spot.ts';

/**
 * What may be put instead of the text that a report points to, in that text's case. It has a fix where the rule calls the swap safe
 * and no markup begins, ends or stands inside the text, so that the fix changes words and nothing else; none where an
 * "a" or "an" before the text would no longer be right.
 */
export function suggestion({ text, safe = false }: Suggested, { block, start, end }: Spot, draft: Draft): Suggestion {
  if (block === undefined) return { text };
  const cased = inCaseOf(block.text.slice(start, end), text, safe);
  if (!safe || end <= start || !isUnbroken(block, start, end, draft)) return { text: cased };
  if (!fitsArticle(block.text.slice(0, start), cased)) return { text: cased };
  const isCrossed = block.spans.some(
    (span) => (span.start > start && span.start < end) || (span.end > start && span.end < end),
  );
  const encoded = isCrossed ? undefined : encode(cased, block, draft.format);
  if (encoded === undefined) return { text: cased };
  const range = block.map.toSource(start, end);
  return { text: cased, fix: { offset: range.start, endOffset: range.end, text: encoded } };
}

/** Whether the source of a text is that text alone, but for white space and the `>` that may begin a line. */
function isUnbroken(block: Block, start: number, end: number, draft: Draft): boolean {
  if (block.map.isContiguous(start, end)) return true;
  const range = block.map.toSource(start, end);
  const plain = (text: string) => text.replace(/[\s>]+/g, ' ');
  return plain(draft.source.slice(range.start, range.end)) === plain(block.text.slice(start, end));
}

/**
 * `text` in the case of the text that it replaces: "Utilise" → "Use", "UTILISE" → "USE". A word that is all capitals is
 * followed only in a safe swap: otherwise it is likely an acronym, and what it stands for is not written in capitals.
 */
export function inCaseOf(actual: string, text: string, safe: boolean): string {
  if (/^[a-z]/.test(actual)) return text;
  const first = /^[A-Z]/.test(actual) ? actual.charAt(0) : /\p{L}/u.exec(actual)?.[0];
  if (first === undefined || first === first.toLowerCase()) return text;
  if (isAcronym(actual)) return safe ? text.toUpperCase() : text;
  if (/^[a-z]/.test(text)) return text.charAt(0).toUpperCase() + text.slice(1);
  return text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}

/** Whether all letters are capitals, two at least. "EHCPs" is one too. */
function isAcronym(text: string): boolean {
  const withoutPlural = text.endsWith('s') ? text.slice(0, -1) : text;
  // So it is with nearly all, and patterns of all scripts take V8 long to make ready.
  if (withoutPlural !== withoutPlural.toUpperCase()) return false;
  const capitals = text.replace(/(?<=\p{Lu}\p{Lu})s$/u, '');
  return capitals === capitals.toUpperCase() && (capitals.match(/\p{L}/gu)?.length ?? 0) > 1;
}
