import { Cue, type Cued } from './cues.ts';
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

const endMarks = '.!?…';
const closing = '"\'”’)]»*_';

/** What is no word of the sentence: `((name))`, `{{ name }}`, `{% if %}`, `<% if %>`, `[insert name]`, and kramdown's `{:.class}`. */
const placeholder =
  /\(\([^()]{0,300}\)\)|\{\{[^{}]{0,300}\}\}|\{[%:][^{}]{0,300}\}|<%[^<>]{0,300}%>|\[(?:insert|enter|add)\b[^[\]]{0,100}\]/gi;

const mayHoldPlaceholder = new Cue('( { < [');

const mayHoldPostcode = new Cue('0');
const postcode = /\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b/;

const mayBeLeftover = new Cue('| { #');
/** Two cells of a table that was not read as one, or the attributes of a block in kramdown. */
const leftover = /\|[^|]*\||^\{[:%]|^#{1,6}[^\s#]/;

/**
 * The sentences of a block that are prose: not an address, greeting or sign-off, the cells of a table that the format did not read,
 * or somebody else's words.
 */
export function proseSentences(
  block: Cued & { sentences: readonly Sentence[]; quotations: readonly Range[]; part?: string | undefined },
): ProseSentence[] {
  const { text, quotations } = block;
  if (block.part !== undefined) return [];
  const placeholders = block.has(mayHoldPlaceholder)
    ? Array.from(text.matchAll(placeholder), ({ index, 0: { length } }) => ({ start: index, end: index + length }))
    : [];
  const isSilent = insideOf(placeholders);
  const isQuoted = insideOf(quotations);
  const hasDigit = block.has(mayHoldPostcode);
  const isOdd = block.has(mayBeLeftover);
  const found: ProseSentence[] = [];
  for (const { start, end, words } of block.sentences) {
    const read = placeholders.length === 0 ? words : words.filter((word) => !isSilent(word));
    const quoted = quotations.length === 0 ? 0 : read.filter(isQuoted).length;
    if (read.length === 0 || quoted * 2 > read.length) continue;
    if ((hasDigit || isOdd) && isLeftover(text.slice(start, end), hasDigit, isOdd)) continue;
    found.push({ start, end, words: read, isEnded: isEnded(text, start, end) });
  }
  return found;
}

/** Whether it is part of an address, or of what the format did not read. */
function isLeftover(sentence: string, hasDigit: boolean, isOdd: boolean): boolean {
  return (hasDigit && postcode.test(sentence)) || (isOdd && leftover.test(sentence));
}

/** Whether an end mark stands at the end, before closing marks. */
function isEnded(text: string, start: number, end: number): boolean {
  let at = end - 1;
  while (at > start && closing.includes(text.charAt(at))) at--;
  return at >= start && endMarks.includes(text.charAt(at));
}

/** Whether a word begins in one of the ranges. Words must be asked for in text order, so that all take one pass. */
function insideOf(ranges: readonly Range[]): (word: Word) => boolean {
  let next = 0;
  return ({ start }) => {
    while (next < ranges.length && (ranges[next]?.end ?? 0) <= start) next++;
    return (ranges[next]?.start ?? Number.POSITIVE_INFINITY) <= start;
  };
}
