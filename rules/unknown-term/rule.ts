import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { isAbbreviationList } from '../../src/language/expansions.ts';
import { isExplained } from '../../src/language/explanations.ts';
import { isTitleCase } from '../../src/language/names.ts';
import type { GlossaryMatch } from '../../src/language/terms.ts';
import { defineRule, type RuleContext } from '../../src/rule/rule.ts';
import { isLabel, isPartOfName, surroundings } from './surroundings.ts';

const options = () =>
  z.strictObject({
    familiar: z.boolean().default(true).describe('whether terms that these readers have heard of count, as infos'),
  });

/** One term of a draft: where it is to be explained, and whether it is. */
interface Known {
  block: Block;
  match: GlossaryMatch;
  explained: 'in time' | 'late' | 'no';
  mentions: number;
}

/** An explanation after so many mentions comes too late for whoever reads in order (judgement). */
const mostMentions = 20;

export default defineRule({
  category: 'jargon',
  summary: 'Terms of art and roles that these readers know, or that are explained at first mention',
  severity: 'warning',
  sources: [
    {
      title: 'GOV.UK content design guidance, Writing for GOV.UK',
      says: 'explain technical terms that you cannot avoid where they first stand',
      url: 'https://www.gov.uk/guidance/content-design/writing-for-gov-uk',
    },
    { title: 'Who knows which term: the glossary of this project', says: 'editorial judgement' },
  ],
  options,
  yieldsTo: ['respectful-language', 'obsolete-name'],
  messages: {
    term: { what: '‘{term}’ means little to {readers}.', do: 'Use plain words, or explain it at once: {plain}.' },
    familiar: {
      what: '{Readers} may have heard of ‘{term}’ and not know what it means.',
      do: 'Explain it at first mention: {plain}.',
    },
    role: {
      what: '{Readers} may not know what the role of ‘{term}’ is.',
      do: 'Say at first mention what they do: {plain}.',
    },
    late: {
      what: '‘{term}’ stands here before it is explained, and {readers} may not know it.',
      do: 'Explain it where it stands first: {plain}.',
    },
  },

  *checkDraft(draft, context) {
    for (const { block, match, explained } of read(draft, context).values()) {
      if (explained === 'in time') continue;
      const { entry, start, end, knowledge } = match;
      const isFamiliar = knowledge === 1;
      const first = isFamiliar ? 'familiar' : 'term';
      yield {
        message: explained === 'late' ? 'late' : entry.kind === 'role' ? 'role' : first,
        at: { block, start, end },
        data: { term: entry.term, plain: entry.plain },
        severity: isFamiliar || explained === 'late' ? 'info' : 'warning',
        // What explains a term stands beside it: in its place it would seldom fit the sentence.
        suggestions: isFamiliar ? [] : [{ text: `${block.text.slice(start, end)} (${entry.plain})` }],
        group: entry.term,
      };
    }
  },
});

/** Reads a draft in order and gives what is known of each term that its readers may not know. */
function read(draft: Draft, context: RuleContext<z.infer<ReturnType<typeof options>>>): Map<string, Known> {
  const { familiar } = context.options;
  const known = new Map<string, Known>();
  for (const block of context.blocksWithGlossary(draft)) {
    if (!block.isEnglish || block.quoted) continue;
    const matches = context.glossary(block);
    if (matches.length === 0 || isAbbreviationList(block.text)) continue;
    const quoted = block.quotations;
    let isTitle: boolean | undefined;
    for (const match of matches) {
      const { entry, knowledge, start, end } = match;
      if (entry.kind === 'acronym' || knowledge > (familiar ? 1 : 0)) continue;
      if (block.within(start, end, 'quotation', 'deleted')) continue;
      isTitle ??= isTitleCase(block.text);
      if (!isTitle && isPartOfName(block.text, start, end)) continue;
      // A quotation of the term alone is how an explanation writes it.
      if (quoted.some((range) => range.start < start - 1 && range.end > end)) continue;
      note({ block, match, explained: 'no', mentions: 0 }, draft.blocks, known);
    }
  }
  return known;
}

function note(use: Known, blocks: readonly Block[], known: Map<string, Known>): void {
  const { block, match } = use;
  const { entry, start, end } = match;
  const before = known.get(entry.term);
  if (before !== undefined && (before.explained !== 'no' || ++before.mentions > mostMentions)) return;
  const explained =
    isLabel(block, start, end) ||
    isExplained(surroundings(blocks, block, start, end), entry.plain, entry.kind === 'role');
  if (before === undefined) known.set(entry.term, { ...use, explained: explained ? 'in time' : 'no' });
  // A title or a heading has no room to explain: its first mention in running text has.
  else if (!before.block.isProse && block.isProse) {
    known.set(entry.term, { ...use, explained: explained ? 'in time' : 'no' });
  } else if (explained) {
    const isNear = block.index <= before.block.index + 1 && block.isProse === before.block.isProse;
    before.explained = isNear && start - before.match.end < nextMention ? 'in time' : 'late';
  }
}

/** A second mention that begins this soon after the first explains it for that one too. UTF-16 code units; judgement. */
const nextMention = 200;
