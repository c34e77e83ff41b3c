import { type Brief, knowledgeOf } from '../audience/brief.ts';
import type { Block } from '../draft/block.ts';
import { type Found, nothingFound, TermIndex } from '../language/term-index.ts';
import { TermList } from '../language/term-list.ts';
import type { GlossaryEntry, GlossaryMatch, TermEntry, TermMatch } from '../language/terms.ts';
import type { RegisteredRule } from '../rule/rule.ts';

const none: readonly never[] = [];

/** Spans whose words are not the writer's words to these readers. */
const silentKinds: ReadonlySet<string> = new Set(['code', 'foreign', 'placeholder']);

/** Numbers of lists in the index; briefs that share a list share its number. */
interface Lists {
  rules: ReadonlyMap<RegisteredRule, number>;
  glossary: number;
  accepted: number;
}

/**
 * The words of all rules, the glossaries of all briefs and what the project accepts, matched in one pass over a block.
 * Made once for many drafts; what was found in a block is kept with the block.
 */
export class TermSearch {
  private readonly index: TermIndex;
  private readonly lists = new Map<Brief, Lists>();

  constructor(rules: readonly RegisteredRule[], briefs: readonly Brief[]) {
    const lists: TermList[] = [];
    const numbers = new Map<unknown, number>();
    /** @param of what the list is of: lists of the same are made once */
    const number = (of: unknown, list: () => TermList) => {
      const known = numbers.get(of);
      if (known !== undefined) return known;
      numbers.set(of, lists.length);
      return lists.push(list()) - 1;
    };
    const ofTerms = new Map<unknown, ReadonlyMap<RegisteredRule, number>>();
    for (const brief of briefs) {
      const { terms, glossary, accept } = brief;
      const known = ofTerms.get(terms);
      const rows = rules.map((rule) => ({ rule, all: listOf(rule, terms.get(rule.id)) }));
      const ofRules =
        known ?? new Map(rows.filter(({ all }) => !all.isEmpty).map(({ rule, all }) => [rule, lists.push(all) - 1]));
      ofTerms.set(terms, ofRules);
      this.lists.set(brief, {
        rules: ofRules,
        glossary: number(glossary, () => glossary),
        accepted: number(accept, () => TermList.of(Array.from(accept, (term) => ({ term })))),
      });
    }
    this.index = new TermIndex(lists);
  }

  /** Finds the rows of a rule's list in blocks, without what the brief accepts. */
  matches(rule: RegisteredRule, brief: Brief): (block: Block) => readonly TermMatch[] {
    const lists = this.lists.get(brief);
    const list = lists?.rules.get(rule);
    if (lists === undefined || list === undefined) return () => none;
    return (block) => this.unaccepted(block, list, lists.accepted);
  }

  /** The number of a rule's list under a brief; -1 where it has none. */
  listOf(rule: RegisteredRule, brief: Brief): number {
    return this.lists.get(brief)?.rules.get(rule) ?? -1;
  }

  /** The number of the glossary of a brief; -1 where it has none. */
  glossaryOf(brief: Brief): number {
    return this.lists.get(brief)?.glossary ?? -1;
  }

  /** Those of some blocks that hold anything of a list, accepted or not. */
  blocksWith(list: number, blocks: readonly Block[]): readonly Block[] {
    let found: Block[] | undefined;
    for (const block of blocks) {
      if (!this.holds(block, list)) continue;
      if (found === undefined) found = [block];
      else found.push(block);
    }
    return found ?? none;
  }

  /** Whether a block holds anything of a list, accepted or not. */
  holds(block: Block, list: number): boolean {
    return list >= 0 && this.search(block).of(list).length > 0;
  }

  /** Finds the glossary's terms in blocks, without what the brief accepts, each with how well the readers know it. */
  glossary(brief: Brief): (block: Block) => readonly GlossaryMatch[] {
    const lists = this.lists.get(brief);
    if (lists === undefined) return () => none;
    return (block) => {
      const matches = this.unaccepted(block, lists.glossary, lists.accepted);
      if (matches.length === 0) return none;
      // The list of this number holds glossary entries and nothing else.
      return (matches as readonly TermMatch<GlossaryEntry>[]).map(({ entry, form, start, end }) => ({
        entry,
        form,
        start,
        end,
        knowledge: knowledgeOf(entry, brief.readers.groups),
      }));
    };
  }

  private unaccepted(block: Block, list: number, acceptedList: number): readonly TermMatch[] {
    const found = this.search(block);
    const matches = found.of(list);
    if (matches.length === 0) return none;
    const accepted = found.of(acceptedList);
    if (accepted.length === 0) return matches;
    // Both lists are in text order and free of overlaps, so one step forward in each is enough.
    let at = 0;
    return matches.filter(({ start, end }) => {
      while (at < accepted.length && (accepted[at]?.end ?? 0) <= start) at++;
      const phrase = accepted[at];
      return phrase === undefined || phrase.start > start || phrase.end < end;
    });
  }

  /** Twenty rules ask about a block. */
  private search(block: Block): Found {
    const { readings } = block;
    if (readings.termsOf !== this) {
      readings.terms = this.match(block);
      readings.termsOf = this;
    }
    return readings.terms;
  }

  private match(block: Block): Found {
    if (!block.isEnglish) return nothingFound;
    const silent = block.spans.filter(({ kind }) => silentKinds.has(kind));
    return this.index.match(block.text, silent, block.tokens);
  }
}

/** Of rows for the same words the first wins: the project's. */
function listOf({ words }: RegisteredRule, project: readonly TermEntry[] = none): TermList {
  return project.length === 0 ? words : TermList.joined(project, words);
}
