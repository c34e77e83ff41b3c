import type { Range, Sentence } from './english.ts';
import type { Word } from './words.ts';

/** A sentence that a person wrote as a sentence, with the words that a reader reads in it. */
export interface ProseSentence {
  start: number;
  end: number;
  /** Without those of placeholders: nobody knows how many words will stand there. */
  words: readonly Word[];
  /** Whether it ends with a full stop, question mark or exclamation mark. */
  isEnded: boolean;
}

const endMark = /[.!?…]["'”’)\]»*_]*$/;

/** What is no word of the sentence: `((name))`, `{{ name }}`, `{% if %}`, `<% if %>`, `[insert name]`, and kramdown's `{:.class}`. */
const placeholder =
  /\(\([^()]{0,300}\)\)|\{\{[^{}]{0,300}\}\}|\{[%:][^{}]{0,300}\}|<%[^<>]{0,300}%>|\[(?:insert|enter|add)\b[^[\]]{0,100}\]/gi;

const mayHoldPlaceholder = /\(\(|[{<[]/;

const postcode = /\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b/;

/** Two cells of a table that was not read as one, or the attributes of a block in kramdown. */
const leftover = /\|[^|]*\||^\{[:%]|^#{1,6}[^\s#]/;

/**
 * The sentences of a block that are prose: not an address, greeting or sign-off, the cells of a table that the format did not read,
 * or somebody else's words.
 */
export function proseSentences(block: {
  text: string;
  sentences: readonly Sentence[];
  quotations: readonly Range[];
  part?: string | undefined;
}): ProseSentence[] {
  const { text, quotations } = block;
  if (block.part !== undefined) return [];
  const placeholders = mayHoldPlaceholder.test(text)
    ? Array.from(text.matchAll(placeholder), ({ index, 0: { length } }) => ({ start: index, end: index + length }))
    : [];
  const isSilent = insideOf(placeholders);
  const isQuoted = insideOf(quotations);
  const hasDigit = /\d/.test(text);
  const mayBeLeftover = /[|{#]/.test(text);
  const found: ProseSentence[] = [];
  for (const { start, end, words } of block.sentences) {
    const own = text.slice(start, end);
    const read = placeholders.length === 0 ? words : words.filter((word) => !isSilent(word));
    const quoted = quotations.length === 0 ? 0 : read.filter(isQuoted).length;
    if (read.length === 0 || quoted * 2 > read.length) continue;
    if ((hasDigit && postcode.test(own)) || (mayBeLeftover && leftover.test(own))) continue;
    found.push({ start, end, words: read, isEnded: endMark.test(own) });
  }
  return found;
}

/** Whether a word begins in one of the ranges. Words must be asked for in text order, so that all take one pass. */
function insideOf(ranges: readonly Range[]): (word: Word) => boolean {
  let next = 0;
  return ({ start }) => {
    while (next < ranges.length && (ranges[next]?.end ?? 0) <= start) next++;
    return (ranges[next]?.start ?? Number.POSITIVE_INFINITY) <= start;
  };
}
