import type { Block } from '../../src/draft/block.ts';
import { findRoutes } from '../../src/language/contact-routes.ts';
import { requests } from '../../src/language/promises.ts';
import type { TermMatch } from '../../src/language/terms.ts';
import { holdsExactTime } from '../../src/language/times.ts';
import { links } from '../../src/rule/links.ts';
import type { LetterElement, Sign } from './elements.ts';

/** Sentences at the beginning in which a decision has to stand: two, and the greeting. */
const firstSentences = 3;

/** The signs of a letter's elements, each with the blocks that show it. */
export type Signs = ReadonlyMap<Sign, ReadonlySet<Block>>;

/** A row of the word list with what its words are a sign of. */
export interface SignEntry {
  term: string;
  shows: readonly string[];
}

/**
 * Reads the signs of a draft.
 *
 * @param matches the rows of the word list that a block holds
 */
export function readSigns(
  blocks: readonly Block[],
  matches: (block: Block) => readonly TermMatch<SignEntry & TermMatch['entry']>[],
): Signs {
  const signs = new Map<Sign, Set<Block>>();
  const ways = new Set<string>();
  let leadIn: Block | undefined;
  const add = (sign: Sign, block: Block) => {
    const known = signs.get(sign) ?? new Set();
    signs.set(sign, known.add(block));
    // "You must appeal by the later of these dates:" and the dates are one statement.
    if (leadIn !== undefined) known.add(leadIn);
  };
  let sentences = 0;
  for (const block of blocks) {
    if (block.kind !== 'list-item') leadIn = undefined;
    const shown = new Set(matches(block).flatMap(({ entry }) => entry.shows));
    for (const sign of shown) add(sign, block);
    if (shown.has('decision') && sentences < firstSentences) add('early-decision', block);
    sentences += block.sentences.length;
    if (holdsExactTime(block)) add('time', block);
    if (requests(block.text)) add('ask', block);
    const routes = [...findRoutes(block).map(({ route }) => route), ...links(block).map(() => 'online')];
    for (const route of routes) ways.add(route);
    if (routes.length > 0) add('contact', block);
    if (ways.size > 1) add('contacts', block);
    if (block.kind !== 'list-item' && block.text.endsWith(':')) leadIn = block;
  }
  return signs;
}

/** The block in which an element is found, the last one that it needs; undefined when it is not there. */
export function findElement({ signs: needed, together = false }: LetterElement, signs: Signs): Block | undefined {
  const sets = needed.map((either) => new Set(either.split('|').flatMap((sign) => [...(signs.get(sign) ?? [])])));
  const [first, ...others] = sets;
  if (first === undefined) return undefined;
  if (together) return [...first].find((block) => others.every((set) => set.has(block)));
  let last: Block | undefined;
  for (const set of sets) {
    const [block] = set;
    if (block === undefined) return undefined;
    if (last === undefined || block.index > last.index) last = block;
  }
  return last;
}
