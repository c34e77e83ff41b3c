import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { Cue } from '../../src/language/cues.ts';
import { findJigsaw, type Jigsaw, speaksOfChildren } from '../../src/language/identifiers/jigsaw.ts';
import { maskName } from '../../src/language/identifiers/mask.ts';
import { findPeople } from '../../src/language/identifiers/people.ts';
import type { Report, Severity } from '../../src/rule/rule.ts';
import type { MessageId } from './messages.ts';
import type { Context } from './options.ts';

const changedName = () =>
  /\bnames? (?:has |have )?(?:all )?been changed\b|\bnot (?:his|her|their) real names?\b|\bnames? (?:is |are )?changed\b|\bpseudonyms?\b|\bfictional\b|\bmade[- ]up (?:child|name|person|example|family)\b|\banonymised\b/i;
const changedNameCue = new Cue('name names pseudonym pseudonyms fictional made anonymised');
const news = () =>
  /\b(?:won|wins|winners?|winning|awards?|awarded|congratulations|medals?|champions?|championship|trophy|prizes?|celebrat\w+|performed|scored|team captain|selected for|concert|competition)\b/i;

/** Names in subject lines and names of attachments, and children whom a block of text identifies piece by piece. */
export function* people(draft: Draft, context: Context): Iterable<Report<MessageId>> {
  const { own } = context.options;
  if (own !== 'yes') {
    for (const block of draft.blocksOf('subject')) {
      if (block.isEnglish) yield* named(block, context, 'nameInSubject');
    }
    for (const block of draft.blocksOf('attachment')) yield* named(block, context, 'nameInAttachment');
  }
  let isAllowed = own !== 'no';
  for (const block of draft.blocksWith(speaksOfChildren)) {
    const found = block.isEnglish ? jigsawIn(block) : undefined;
    if (found === undefined || context.accepts(block.text.slice(found.start, found.end))) continue;
    isAllowed ||= draft.blocksWith(changedNameCue).some(({ text }) => changedName().test(text));
    const severity = severityOf(found, block);
    yield { ...reportOf(found, block), severity, ...(isAllowed ? { maskOnly: true } : {}) };
  }
}

function jigsawIn(block: Block): Jigsaw | undefined {
  return block.once(findJigsaw, () => findJigsaw(block));
}

function* named(block: Block, context: Context, message: MessageId): Iterable<Report<MessageId>> {
  for (const { start, end, isFull, hasRole } of findPeople(block.text.replaceAll('_', ' '))) {
    const name = block.text.slice(start, end);
    if (!isFull || hasRole || context.accepts(name)) continue;
    if (context.organisation.names.some((each) => each.includes(name))) continue;
    const actual = maskName(name);
    yield {
      message,
      at: { block, start, end },
      data: { masked: actual },
      actual,
      severity: 'warning',
    };
  }
}

/** Three facts or more identify a child; two may. In news of a prize the family has usually agreed. */
function severityOf({ facts, isNamed }: Jigsaw, { text, under }: Block): Severity {
  if (news().test(text) || (under !== undefined && news().test(under.text))) return 'info';
  return facts.length > 2 && isNamed ? 'error' : 'warning';
}

function reportOf({ start, end, facts, isNamed }: Jigsaw, block: Block): Report<MessageId> {
  const text = block.text.slice(start, end);
  const listed = `${facts.slice(0, -1).join(', ')} and ${facts.at(-1)}`;
  const actual = isNamed ? maskName(text) : text;
  return { message: 'jigsaw', at: { block, start, end }, data: { facts: listed }, actual, group: 'jigsaw' };
}
