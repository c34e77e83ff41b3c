import { TermList } from '../language/term-list.ts';
import type { GlossaryEntry } from '../language/terms.ts';
import type { ProjectConfig } from './profile.ts';

/**
 * The glossary with the rows of each layer in place of those for the same term; the very same list when there are none.
 *
 * @param layers the furthest first
 */
export function joinGlossary(
  glossary: TermList<GlossaryEntry>,
  layers: readonly ProjectConfig[],
): TermList<GlossaryEntry> {
  const own = new Map(layers.flatMap((layer) => layer.glossary.map((entry) => [entry.term, entry] as const)));
  if (own.size === 0) return glossary;
  return TermList.of([...glossary.rows.filter(({ term }) => !own.has(term)), ...own.values()]);
}
