import type { Sentence, Word } from './english.ts';
import { quotations } from './quotations.ts';

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

const postcode = /\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b/;

/** Two cells of a table that was not read as one, or the attributes of a block in kramdown. */
const leftover = /\|[^|]*\||^\{[:%]|^#{1,6}[^\s#]/;

/**
 * The sentences of a block that are prose: not the lines of an address, the cells of a table that the format did not read,
 * or somebody else's words.
 */
export function proseSentences(block: { text: string; sentences: readonly Sentence[] }): ProseSentence[] {
  const { text } = block;
  const silent = text.includes('((') || /[{<[]/.test(text) ? [...text.matchAll(placeholder)] : [];
  const quoted = quotations(text);
  const found: ProseSentence[] = [];
  for (const { start, end, words } of block.sentences) {
    const own = text.slice(start, end);
    if (words.length === 0 || postcode.test(own) || leftover.test(own)) continue;
    const read =
      silent.length === 0
        ? words
        : words.filter(
            (word) => !silent.some((match) => match.index <= word.start && match.index + match[0].length > word.start),
          );
    const inQuotation =
      quoted.length === 0
        ? 0
        : read.filter((word) => quoted.some((range) => range.start <= word.start && range.end > word.start)).length;
    if (inQuotation * 2 > read.length) continue;
    found.push({ start, end, words: read, isEnded: endMark.test(own) });
  }
  return found;
}
