import { type Brief, knowledgeOf } from '../audience/brief.ts';
import type { Block } from '../draft/block.ts';
import { TermIndex } from '../language/term-index.ts';
import type { GlossaryEntry, GlossaryMatch, TermEntry, TermMatch } from '../language/terms.ts';
import type { RegisteredRule } from '../rule/rule.ts';

const none: readonly never[] = [];

/**
 * The words of all rules, the glossaries of all briefs and what the project accepts, matched in one pass over a block.
 * Made once for many drafts; what was found in a block is kept as long as the block is.
 */
export class TermSearch {
  private readonly index: TermIndex;
  private readonly found = new WeakMap<Block, ReadonlyMap<string, readonly TermMatch[]>>();
  /** By brief; briefs that share a glossary or an accepted list share its name in the index. */
  private readonly glossaries = new Map<Brief, string>();
  private readonly accepted = new Map<Brief, string>();

  constructor(rules: readonly RegisteredRule[], briefs: readonly Brief[]) {
    const lists = new Map<string, readonly TermEntry[]>();
    for (const { id, words } of rules) {
      if (words.length > 0) lists.set(`rule ${id}`, words);
    }
    const names = new Map<unknown, string>();
    for (const brief of briefs) {
      const glossary = names.get(brief.glossary) ?? `glossary ${names.size}`;
      names.set(brief.glossary, glossary);
      lists.set(glossary, brief.glossary);
      this.glossaries.set(brief, glossary);
      if (brief.accept.size === 0) continue;
      const accepted = names.get(brief.accept) ?? `accepted ${names.size}`;
      names.set(brief.accept, accepted);
      lists.set(
        accepted,
        Array.from(brief.accept, (term) => ({ term })),
      );
      this.accepted.set(brief, accepted);
    }
    this.index = new TermIndex(lists);
  }

  /** The rows of a rule's list in a block, without what the brief accepts. */
  matches(block: Block, rule: RegisteredRule, brief: Brief): readonly TermMatch[] {
    return this.unaccepted(block, `rule ${rule.id}`, brief);
  }

  /** The glossary's terms in a block, without what the brief accepts, each with how well the readers know it. */
  glossary(block: Block, brief: Brief): readonly GlossaryMatch[] {
    const matches = this.unaccepted(block, this.glossaries.get(brief) ?? '', brief);
    // The list of this name holds glossary entries and nothing else.
    return (matches as readonly TermMatch<GlossaryEntry>[]).map((match) => ({
      ...match,
      knowledge: knowledgeOf(match.entry, brief.readers.groups),
    }));
  }

  private unaccepted(block: Block, list: string, brief: Brief): readonly TermMatch[] {
    const found = this.search(block);
    const matches = found.get(list) ?? none;
    const accepted = found.get(this.accepted.get(brief) ?? '') ?? none;
    if (accepted.length === 0 || matches.length === 0) return matches;
    // Both lists are in text order and free of overlaps, so one step forward in each is enough.
    let at = 0;
    return matches.filter(({ start, end }) => {
      while (at < accepted.length && (accepted[at]?.end ?? 0) <= start) at++;
      const phrase = accepted[at];
      return phrase === undefined || phrase.start > start || phrase.end < end;
    });
  }

  private search(block: Block): ReadonlyMap<string, readonly TermMatch[]> {
    const known = this.found.get(block);
    if (known !== undefined) return known;
    const silent = block.spans.filter(({ kind }) => kind === 'code' || kind === 'foreign');
    const found = block.isEnglish ? this.index.match(block.text, silent) : new Map<string, readonly TermMatch[]>();
    this.found.set(block, found);
    return found;
  }
}
