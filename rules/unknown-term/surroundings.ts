import type { Block } from '../../src/draft/block.ts';
import { beginsName } from '../../src/language/characters.ts';
import type { Surroundings } from '../../src/language/explanations.ts';
import { looksLikeName } from '../../src/language/names.ts';

/** How far a sentence is read, in UTF-16 code units: no explanation is further off (judgement). */
const reach = 300;

/** The sentences around `[start, end)`. Where the block ends, what follows it is the next sentence. */
export function surroundings(blocks: readonly Block[], block: Block, start: number, end: number): Surroundings {
  const { sentences, text } = block;
  const at = Math.max(
    0,
    sentences.findIndex((sentence) => sentence.end > start),
  );
  const own = sentences[at] ?? { start: 0, end: text.length };
  const previous = sentences[at - 1];
  const opening = (range: { start: number; end: number } | undefined) =>
    range && text.slice(range.start, Math.min(range.end, range.start + reach));
  return {
    previous: previous === undefined ? '' : text.slice(Math.max(previous.start, previous.end - reach), previous.end),
    before: text.slice(Math.max(own.start, start - reach), start),
    after: text.slice(end, Math.min(Math.max(own.end, end), end + reach)),
    next: opening(sentences[at + 1]) ?? firstSentence(blocks[block.index + 1]),
  };
}

function firstSentence(block: Block | undefined): string {
  const first = block?.isProse ? block.sentences[0] : undefined;
  return block && first ? block.text.slice(first.start, first.start + reach) : '';
}

/**
 * Whether the term is all that a heading or a table cell holds, but for "What is a …?" and the like: what stands under
 * or beside it is about nothing else.
 */
export function isLabel(block: Block, start: number, end: number): boolean {
  if (block.kind !== 'heading' && block.kind !== 'table-cell') return false;
  const before = block.text.slice(0, start).trim();
  const after = block.text.slice(end).trim();
  return (
    /^(?:(?:what|who)(?: is|['’]s| are)|about|the role of|(?:what|how) (?:does|do))?\s*(?:an?|the|your)?$/i.test(
      before,
    ) && /^(?:s|do(?:es)?|are|is|means?|works?)?\s*(?:\([^()]{1,20}\))?\s*[?:]?$/i.test(after)
  );
}

/** "the Advocate Service", "Care Planning Regulations": with a capital, and so has the word after it, or one mid-sentence alone. */
export function isPartOfName(text: string, start: number, end: number): boolean {
  const first = text.charAt(start);
  if (/[a-z]/.test(first) || !/^\p{Lu}/u.test(text.slice(start, start + 2))) return false;
  if (/\s/.test(text.charAt(end)) && beginsName(text, end + 1)) return true;
  return !text.slice(start, end).includes(' ') && looksLikeName(text, start, end);
}
