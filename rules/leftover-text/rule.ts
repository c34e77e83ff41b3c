import type { Element } from 'hast';
import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { Cue } from '../../src/language/cues.ts';
import type { TermMatch } from '../../src/language/terms.ts';
import { ElementNames, elementsNamed } from '../../src/rule/elements.ts';
import { termFields } from '../../src/rule/entry.ts';
import { defineRule, type Report, type RuleContext } from '../../src/rule/rule.ts';
import { fieldStyles, findPlaceholders, type Placeholder, type PlaceholderKind } from './placeholders.ts';

const entry = () =>
  z.strictObject({
    ...termFields,
    kind: z.enum(['filler', 'pending', 'note']),
    severity: z.enum(['error', 'warning']),
  });

type Entry = z.infer<ReturnType<typeof entry>>;
type MessageId = Entry['kind'] | PlaceholderKind | 'tag' | 'draft' | 'greeting';

const draft = new Cue('draft');

/** The whole of a line that says that the text is not finished; "Draft" alone only where it shouts. */
const draftMark = () =>
  /^(?:DRAFT|(?:draft|DRAFT)(?: (?:v(?:ersion)?\.? ?)?\d+(?:\.\d+)*)(?: .{0,40})?|draft ?[-–—:,] ?(?:not for|for (?:comment|discussion|review|approval)|do not|in confidence|work in progress).{0,60}|(?:first|second|final|working) draft(?: .{0,30})?|draft only.{0,60})$/i;

/** Elements that HTML does not have and writers mean as placeholders: the browser shows nothing of `<name>`. */
const mistakenTags = new ElementNames(
  'name firstname lastname surname forename fullname insert enter date child childname pupil parent carer school council postcode reference ref number phone telephone email venue location team signature xxx xx tbc amount deadline recipient',
);

export default defineRule({
  category: 'structure',
  summary: 'No text that only stood in for the real text',
  severity: 'error',
  sources: [
    {
      title: 'WCAG 2.2, 1.1.1 and 3.3.2 (level A)',
      says: 'text that stands in for text tells nobody anything',
      url: 'https://www.w3.org/TR/WCAG22/',
    },
    {
      title: 'GOV.UK Notify, personalisation',
      says: 'a field is written ((name)); anything else is sent as it stands',
      url: 'https://www.notifications.service.gov.uk/using-notify/personalisation',
    },
    { title: 'The list of words and forms: our judgement' },
  ],
  options: () =>
    z.strictObject({
      filled: z
        .array(z.enum(fieldStyles))
        .default(['((name))', '{{name}}', '«name»'])
        .describe('how fields are written that software fills in before anyone reads them'),
    }),
  entry,
  yieldsTo: ['notify-template'],
  messages: {
    filler: {
      what: '‘{found}’ stood in for the text that {readers} should get.',
      do: 'Write the text, or take this out.',
    },
    pending: {
      what: '‘{found}’ leaves {readers} without an answer.',
      do: 'Give it. If it is not known yet, say by when it will be, and how they will hear.',
    },
    note: { what: '‘{found}’ is a note between writers, not for {readers}.', do: 'Do what it says, and take it out.' },
    instruction: {
      what: '‘{found}’ tells the writer what to put in; {readers} would get it as it stands.',
      do: 'Put it in.',
    },
    field: {
      what: '‘{found}’ looks like a field that nothing fills in; {readers} would get it as it stands.',
      do: 'Put in what belongs there. If your software fills in fields of this kind, name it in ‘filled’.',
    },
    broken: {
      what: '‘{found}’ is a field with a bracket missing; {readers} would get it as it stands.',
      do: 'Write both brackets at each end.',
    },
    gap: { what: '‘{found}’ marks a gap that nobody has filled.', do: 'Fill it in, or take it out.' },
    tag: {
      what: '‘{found}’ is taken for markup, so {readers} see nothing in its place.',
      do: 'Put in what belongs there.',
    },
    draft: { what: '‘{found}’ says that this is not finished.', do: 'Take it out before it goes to {readers}.' },
    greeting: { what: 'The greeting has no name in it.', do: 'Put in the name, or a field for it.' },
  },

  checkBlock(block, context) {
    const found = context.matches(block);
    const placeholders = findPlaceholders(block, context.options.filled);
    if (found.length === 0 && placeholders.length === 0 && !mayBeUnfinished(block)) return undefined;
    return reports(block, found, placeholders, context);
  },

  *checkDraft(draft) {
    for (const visit of elementsNamed(draft, mistakenTags)) {
      if (visit.within('svg') !== undefined) continue;
      const { element } = visit;
      const start = element.position?.start.offset;
      const end = start === undefined ? -1 : draft.source.indexOf('>', start) + 1;
      if (start === undefined || end <= start || isClosed(element, draft.source)) continue;
      yield { message: 'tag', at: { source: { start, end } }, data: { found: draft.source.slice(start, end) } };
    }
  },
});

function* reports(
  block: Block,
  found: readonly TermMatch<Entry>[],
  allPlaceholders: readonly Placeholder[],
  context: Pick<RuleContext<unknown>, 'draft'>,
): Iterable<Report<MessageId>> {
  const { text } = block;
  const isOurs = (start: number, end: number) =>
    !block.within(start, end, 'code', 'deleted', 'abbreviation') && !block.isQuoted(start, end);
  const at = (start: number, end: number) => ({ at: { block, start, end }, data: { found: text.slice(start, end) } });
  const placeholders = allPlaceholders.filter(({ start, end }) => isOurs(start, end));
  for (const { entry, start, end } of found) {
    if (block.quoted || !isOurs(start, end)) continue;
    if (placeholders.some((range) => range.start < start && range.end > end)) continue;
    // "TBC by 4 June" says when it will be known.
    if (entry.kind === 'pending' && /^ (?:by|before|within) \S/i.test(text.slice(end, end + 12))) continue;
    yield { message: entry.kind, ...at(start, end), severity: entry.severity, group: entry.term };
  }
  for (const { kind, start, end } of placeholders) {
    if (block.within(start, end, 'link')) continue;
    if ((kind === 'field' || kind === 'instruction') && isTemplate(context.draft)) continue;
    yield { message: kind, ...at(start, end), ...(kind === 'field' ? { severity: 'warning' } : {}) };
  }
  const isLine = block.kind === 'paragraph' || block.kind === 'heading' || block.kind === 'title';
  if (isLine && draftMark().test(text) && (text === text.toUpperCase() || /\s/.test(text))) {
    yield { message: 'draft', ...at(0, text.length), severity: 'warning' };
  }
  const greeting = /^Dear ?,(?=\s|$)/.exec(text);
  if (greeting && block.kind === 'paragraph') yield { message: 'greeting', ...at(0, greeting[0].length) };
}

/** Whether a line may say that it is a draft, or greet nobody. */
function mayBeUnfinished(block: Block): boolean {
  return block.has(draft) || block.text.startsWith('Dear');
}

/** A page that shows its readers how to write something is meant to have gaps. */
function isTemplate({ blocks, fields, path }: Draft): boolean {
  const title = fields.get('title')?.value ?? blocks.find(({ kind }) => kind === 'heading' || kind === 'title')?.text;
  return /\b(?:template|sample|specimen|model) ?/i.test(
    `${title} ${path.replace(/^.*\//, '')}`.replaceAll(/[-_]/g, ' '),
  );
}

/** A component of the site's own has a closing tag. */
function isClosed({ tagName, position }: Element, source: string): boolean {
  const end = position?.end.offset;
  return end !== undefined && source.slice(0, end).endsWith(`</${tagName}>`);
}
