import { type Brief, knowledgeOf } from '../audience/brief.ts';
import type { Block } from '../draft/block.ts';
import { TermIndex } from '../language/term-index.ts';
import type { GlossaryEntry, GlossaryMatch, TermEntry, TermMatch } from '../language/terms.ts';
import type { RegisteredRule } from '../rule/rule.ts';

const none: readonly never[] = [];

/** Spans whose words are not the writer's words to these readers. */
const silentKinds: ReadonlySet<string> = new Set(['code', 'foreign', 'placeholder']);

/** Names of the lists of one brief in the index; briefs that share a list share its name. */
interface Lists {
  rules: string;
  glossary: string;
  accepted: string;
}

/**
 * The words of all rules, the glossaries of all briefs and what the project accepts, matched in one pass over a block.
 * Made once for many drafts; what was found in a block is kept with the block.
 */
export class TermSearch {
  private readonly index: TermIndex;
  private readonly lists = new Map<Brief, Lists>();

  constructor(rules: readonly RegisteredRule[], briefs: readonly Brief[]) {
    const entries = new Map<string, readonly TermEntry[]>();
    const numbers = new Map<unknown, number>();
    const number = (of: unknown) => {
      const known = numbers.get(of) ?? numbers.size;
      numbers.set(of, known);
      return known;
    };
    for (const brief of briefs) {
      const lists = {
        rules: `rules ${number(brief.terms)}`,
        glossary: `glossary ${number(brief.glossary)}`,
        accepted: `accepted ${number(brief.accept)}`,
      };
      this.lists.set(brief, lists);
      for (const { id, words } of rules) {
        // Of rows for the same words the first wins: the project's.
        const all = [...(brief.terms.get(id) ?? none), ...words];
        if (all.length > 0) entries.set(`${lists.rules} ${id}`, all);
      }
      entries.set(lists.glossary, brief.glossary);
      entries.set(
        lists.accepted,
        Array.from(brief.accept, (term) => ({ term })),
      );
    }
    this.index = new TermIndex(entries);
  }

  /** The rows of a rule's list in a block, without what the brief accepts. */
  matches(block: Block, rule: RegisteredRule, brief: Brief): readonly TermMatch[] {
    const lists = this.lists.get(brief);
    return lists === undefined ? none : this.unaccepted(block, `${lists.rules} ${rule.id}`, lists.accepted);
  }

  /** The glossary's terms in a block, without what the brief accepts, each with how well the readers know it. */
  glossary(block: Block, brief: Brief): readonly GlossaryMatch[] {
    const lists = this.lists.get(brief);
    if (lists === undefined) return none;
    const matches = this.unaccepted(block, lists.glossary, lists.accepted);
    // The list of this name holds glossary entries and nothing else.
    return (matches as readonly TermMatch<GlossaryEntry>[]).map((match) => ({
      ...match,
      knowledge: knowledgeOf(match.entry, brief.readers.groups),
    }));
  }

  private unaccepted(block: Block, list: string, acceptedList: string): readonly TermMatch[] {
    const found = this.search(block);
    const matches = found.get(list) ?? none;
    const accepted = found.get(acceptedList) ?? none;
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
    return block.once(this, () => {
      const silent = block.spans.filter(({ kind }) => silentKinds.has(kind));
      return block.isEnglish ? this.index.match(block.text, silent) : new Map<string, readonly TermMatch[]>();
    });
  }
}
