import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { meets } from '../../src/draft/source-map.ts';
import { fitsArticle } from '../../src/language/articles.ts';
import { definedAbbreviations, definingCue, isAbbreviationList, isExplainedAt } from '../../src/language/expansions.ts';
import type { GlossaryEntry } from '../../src/language/terms.ts';
import { termFields } from '../../src/rule/entry.ts';
import { defineRule, type RuleContext } from '../../src/rule/rule.ts';
import { acronymsIn, smallWords } from './capitals.ts';

const entry = () =>
  z.strictObject({
    ...termFields,
    /** What kind of thing it is. */
    group: z.string().optional(),
    /** Only the public has to be told. */
    readers: z.literal('professionals').optional(),
  });
const options = () =>
  z.strictObject({
    unlisted: z.boolean().default(true).describe('whether words in capitals that no glossary lists count'),
  });
type Context = RuleContext<z.infer<ReturnType<typeof options>>, z.infer<ReturnType<typeof entry>>>;

/** One acronym of a draft: where it stands first, and whether it is explained there. */
interface Use {
  acronym: string;
  block: Block;
  start: number;
  end: number;
  entry: GlossaryEntry | undefined;
  knowledge: number;
}

/** What is known of an acronym after the draft has been read. */
interface Known {
  first: Use;
  /** The first use in running text: a heading has no room to explain it. */
  body: Use | undefined;
  /** Whether it is explained where it stands first in running text, or before. */
  explained: 'in time' | 'late' | 'no';
}

export default defineRule({
  category: 'jargon',
  summary: 'Acronyms that these readers know, or that are written out at first use',
  severity: 'warning',
  sources: [
    {
      title: 'GOV.UK A to Z style guide, Abbreviations and acronyms',
      says: 'write it out at first use unless it is well known',
      url: 'https://www.gov.uk/guidance/style-guide/a-to-z#abbreviations-and-acronyms',
    },
    { title: 'NHS digital service manual, Abbreviations and acronyms' },
    { title: 'Who knows which acronym: the glossary of this project', says: 'editorial judgement' },
  ],
  options,
  entry,
  yieldsTo: ['obsolete-name'],
  messages: {
    plain: {
      what: '‘{acronym}’ means little to {readers}.',
      do: 'Say it in plain words: {plain}. In full: {expansion}.',
    },
    expand: { what: '{Readers} may not know ‘{acronym}’.', do: 'Write it out at first use: {expansion} ({acronym}).' },
    unlisted: {
      what: '{Readers} may not know ‘{acronym}’, and it is not written out.',
      do: 'Write it out at first use, or use other words.',
    },
    late: {
      what: '‘{acronym}’ is used before it is written out, and {readers} may not know it.',
      do: 'Write it out where it stands first.',
    },
  },

  *checkDraft(draft, context) {
    for (const { first, body, explained } of read(draft, context).values()) {
      if (explained === 'in time') continue;
      const { acronym, block, start, end, entry, knowledge } = explained === 'late' ? (body ?? first) : first;
      const expansion = entry?.expansion ?? '';
      yield {
        message: explained === 'late' ? 'late' : messageFor(entry, knowledge),
        at: { block, start, end },
        data: { acronym, expansion, plain: entry?.plain ?? '' },
        // What no list has is often a word of the professionals' own trade.
        severity: entry === undefined && !isPublic(context) ? 'info' : 'warning',
        group: acronym,
        // "An SSW" is not "an supervising social worker".
        suggestions:
          expansion === '' || !fitsArticle(block.text.slice(0, start), expansion)
            ? []
            : [{ text: knowledge === 1 ? `${expansion} (${acronym})` : expansion }],
      };
    }
  },
});

function isPublic({ readers }: Context): boolean {
  return readers.groups.includes('families');
}

type MessageId = 'plain' | 'expand' | 'unlisted' | 'late';

function messageFor(entry: GlossaryEntry | undefined, knowledge: number): MessageId {
  if (!entry?.expansion) return 'unlisted';
  return knowledge === 0 ? 'plain' : 'expand';
}

/** Reads a draft in order and gives what is known of each acronym that its readers may not know. */
function read(draft: Draft, context: Context): Map<string, Known> {
  const { blocks } = draft;
  const defined = new Set<string>();
  for (const { text } of draft.blocksWith(definingCue)) {
    for (const acronym of definedAbbreviations(text)) defined.add(acronym);
  }
  const small = context.options.unlisted ? smallWords(blocks) : undefined;
  const known = new Map<string, Known>();
  for (const block of blocks) {
    if (!block.isEnglish) continue;
    const uses = usesIn(block, context, small);
    if (uses.length === 0 || isAbbreviationList(block.text)) continue;
    for (const use of uses) {
      if (defined.has(use.acronym) || context.accepts(use.acronym)) continue;
      note(use, known);
    }
  }
  return known;
}

function note(use: Use, known: Map<string, Known>): void {
  const { block, start, end, acronym } = use;
  const isBody =
    block.kind !== 'heading' && block.kind !== 'title' && block.kind !== 'summary' && block.kind !== 'subject';
  const before = known.get(acronym);
  const isExplained =
    (before === undefined || before.explained === 'no') &&
    (isExplainedAt(block.text, start, end, use.entry?.expansion) || hasTitle(block, start, end));
  if (before === undefined) {
    known.set(acronym, { first: use, body: isBody ? use : undefined, explained: isExplained ? 'in time' : 'no' });
    return;
  }
  if (isExplained && before.explained === 'no') before.explained = before.body === undefined ? 'in time' : 'late';
  if (isBody) before.body ??= use;
}

const none: readonly never[] = [];

/** The acronyms of a block in text order: those of the glossary that the readers may not know, and those of no list. */
function usesIn(block: Block, context: Context, small: ((word: string) => boolean) | undefined): readonly Use[] {
  const listed = context.glossary(block);
  const unlisted = small === undefined ? none : acronymsIn(block);
  if (listed.length === 0 && unlisted.length === 0) return none;
  const matches = context.matches(block);
  const common = matches.filter(({ entry }) => entry.readers === undefined || !isPublic(context));
  const uses: Use[] = [];
  for (const { entry, start, end, knowledge } of listed) {
    if (entry.kind !== 'acronym' || knowledge === 2 || meets(common, start, end)) continue;
    if (block.within(start, end, 'code', 'foreign')) continue;
    uses.push({ acronym: entry.term, block, start, end, entry, knowledge });
  }
  for (const { text, key, start, end } of unlisted) {
    if (meets(common, start, end) || meets(listed, start, end)) continue;
    if (block.within(start, end, 'code', 'foreign') || small?.(key)) continue;
    uses.push({ acronym: text.replace(/s$/, ''), block, start, end, entry: undefined, knowledge: 0 });
  }
  return uses.length < 2 ? uses : uses.sort((a, b) => a.start - b.start);
}

/** Whether it stands in an `<abbr title="…">`. */
function hasTitle(block: Block, start: number, end: number): boolean {
  return block.spans.some(
    (span) =>
      span.kind === 'abbreviation' && span.start <= start && span.end >= end && Boolean(span.node?.properties.title),
  );
}
