import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';

const openingMark = /^\s*["“‘'«]/;

/** "— Jo Example", "Source: the Children Act 1989", under the words of somebody else. */
const attribution = () => /(?:^|\n)\s*(?:[—–]|--|source:)\s*\p{Lu}[^\n]{0,120}\s*$/iu;

/** No writer to the public says “shall”: that is an Act. */
const law = /\bshall\b/i;

/**
 * What leads in to the words of somebody else: "The Act says:", "This is what a parent told us." The verb stands at the end:
 * "You said that you would come on 4 June, so please bring this letter." leads in to nothing.
 */
const leadIn =
  /:\s*$|\b(?:says?|said|states|stated|reads|puts? it|wrote|writes|tells? us|told us|quoted?|(?:definition|position) (?:is|was))(?: [^\s.!?]+){0,4}[.!?]?\s*$/i;

/**
 * Whether a block quotation holds somebody else's words. Many writers use its mark for a note or a warning of their own,
 * which is theirs to change; what is quoted from an Act or a person is not.
 *
 * @param before the text of the block before it; none at the start of the draft
 */
export function isQuotation(element: Element, before: string | undefined): boolean {
  if (element.properties.cite !== undefined) return true;
  const text = textOf(element);
  if (openingMark.test(text) || (/[—–]|--|source:/i.test(text) && attribution().test(text)) || law.test(text))
    return true;
  return before !== undefined && leadIn.test(before);
}
