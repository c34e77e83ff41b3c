import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { type BlockMarking, findMarkings, mayBeMarked, readMarking } from '../../src/language/markings.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';
import { inProse, ofForm } from './form.ts';
import { type MessageId, messages } from './messages.ts';
import { personalContent } from './personal-content.ts';

type Found = BlockMarking<Block>;

export default defineRule({
  category: 'security',
  summary: 'Protective markings where they are needed, written right, and without contradiction',
  severity: 'warning',
  sources: [
    {
      title: 'Cabinet Office, Government Security Classifications Policy (2023, 2024)',
      says: 'tiers, descriptors, handling instructions; OFFICIAL-SENSITIVE must be marked, OFFICIAL need not be',
      url: 'https://www.gov.uk/government/publications/government-security-classifications',
    },
    { title: 'Guidance of county councils on marking', says: 'at the top of each page, and first in the subject line' },
  ],
  channels: ['web', 'letter', 'email'],
  options: () =>
    z.strictObject({
      required: z
        .boolean()
        .default(false)
        .describe('whether these readers must be told how to handle what identifies a person'),
      public: z.boolean().default(false).describe('whether anyone may read the channel'),
    }),
  messages,

  *checkDraft(draft, { options, channel }) {
    const { blocks } = draft;
    if (!options.required && !options.public) return;
    const all = findMarkings(draft.blocksWith(mayBeMarked));
    if (options.required) yield* inProse(blocks, all);
    if (options.public) {
      yield* onPublicChannel(
        all.filter(({ block }) => isAtEdge(block, blocks)),
        channel,
        () => personalContent(draft),
      );
      return;
    }
    const subject = blocks.find(({ kind }) => kind === 'subject');
    for (const marking of all) yield* ofForm(marking, all.length);
    yield* ofWhole(all, subject);
    const released = all.filter(isReleased);
    const isMarked = all.some(({ level, isOld }) => level !== undefined || isOld) || isMarkedInFields(draft);
    if (isMarked && released.length === 0) return;
    const content = personalContent(draft);
    yield* ofReleased(released, all, content);
    if (content !== undefined && !isMarked) yield { message: 'needed', at: { draft: true }, data: { what: content } };
  },
});

/** Whether the front matter says how the draft is marked: the software that sends it writes the marking. */
function isMarkedInFields({ fields }: Draft): boolean {
  for (const [name, { value }] of fields) {
    if (/marking|classification/i.test(name) && readMarking(`Marking: ${String(value)}`) !== undefined) return true;
  }
  return false;
}

/** Whether the markings of a draft agree, and whether its subject line has one. */
function* ofWhole(all: readonly Found[], subject: Block | undefined): Iterable<Report<MessageId>> {
  const [first, ...others] = all.filter(({ level }) => level !== undefined);
  if (first === undefined) return;
  for (const { block, start, end, level } of others) {
    if (level === first.level) continue;
    yield {
      message: 'different',
      at: { block, start, end },
      data: { found: level ?? '', first: first.level ?? '' },
      group: 'different',
    };
  }
  if (subject !== undefined && !all.some(({ block }) => block === subject)) {
    yield { message: 'subject', at: { block: subject }, data: { found: first.level ?? '' }, group: 'subject' };
  }
}

function isReleased({ instructions }: Found): boolean {
  return instructions.includes('FOR PUBLIC RELEASE');
}

/** What is for everybody identifies nobody, and is marked as nothing else. */
function* ofReleased(
  released: readonly Found[],
  all: readonly Found[],
  content: string | undefined,
): Iterable<Report<MessageId>> {
  const closed = all.find(({ level }) => level !== undefined && level !== 'OFFICIAL');
  for (const { block, start, end } of released) {
    const at = { block, start, end };
    if (content !== undefined)
      yield { message: 'released', at, data: { what: content }, severity: 'error', group: 'released' };
    else if (closed !== undefined)
      yield { message: 'contradiction', at, data: { first: closed.level ?? '' }, group: 'contradiction' };
  }
}

function* onPublicChannel(
  all: readonly Found[],
  channel: string,
  content: () => string | undefined,
): Iterable<Report<MessageId>> {
  const released = all.filter(isReleased);
  if (released.length > 0) yield* ofReleased(released, [], content());
  for (const marking of all) {
    const { block, start, end, text, level } = marking;
    const at = { block, start, end };
    if (released.includes(marking) || (level === undefined && /^CONFIDENTIAL/.test(text))) continue;
    const where = channel === 'web' ? 'a web page' : 'this channel';
    yield {
      message: 'public',
      at,
      data: { found: text, where },
      severity: level === 'OFFICIAL' ? 'warning' : 'error',
      group: 'public',
    };
  }
}

/**
 * A page's own marking stands in its title or summary, or at its top or bottom; elsewhere it is what the page is about. 3 and
 * 2 are judgements.
 */
function isAtEdge(block: Block, blocks: readonly Block[]): boolean {
  const first = blocks.findIndex(({ kind }) => kind !== 'title' && kind !== 'summary');
  return block.index < first + 3 || block.index >= blocks.length - 2;
}
