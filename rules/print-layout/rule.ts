import { z } from 'zod';
import type { Draft } from '../../src/draft/draft.ts';
import { type Printed, sizeOf } from '../../src/draft/printed.ts';
import type { Range } from '../../src/draft/source-map.ts';
import { defineRule } from '../../src/rule/rule.ts';

export default defineRule({
  category: 'accessibility',
  summary: 'Type of a printed letter: large enough, not justified, no capitals by formatting',
  severity: 'warning',
  channels: ['letter'],
  sources: [
    {
      title: 'UK Association for Accessible Formats, clear print guidance',
      says: '12 point at least, 14 is better; text aligned left; no blocks of capitals',
    },
    { title: 'RNIB, clear print', says: '12 point at least; text aligned left' },
    { title: 'Two words for a block of capitals: our judgement' },
  ],
  options: () =>
    z.strictObject({
      size: z.number().min(6).max(24).default(12).describe('points that text must have'),
      words: z.number().int().min(1).default(2).describe('words in a row that may not be shown in capitals'),
    }),
  messages: {
    small: {
      what: 'Most of this text is in {size} point; many {readers} need {min} point or larger.',
      do: 'Set the text in {min} point, in its style, and let it run to another page.',
    },
    smaller: {
      what: 'This text is in {size} point; many {readers} need {min} point or larger.',
      do: 'Set it in {min} point.',
    },
    justified: {
      what: '{count} set to be even on both sides; the uneven gaps between words make them hard to read for some {readers}.',
      do: 'Align them left.',
    },
    capitals: {
      what: 'These words are shown in capitals, which slows {readers} down.',
      do: 'Take ‘All caps’ off, and let the size or bold show what matters.',
    },
  },

  *checkDraft(draft, { options: { size: min, words } }) {
    const { printed } = draft;
    if (printed === undefined) return;
    const size = sizeOf(printed);
    if (size < min) {
      const [first] = runs(draft, printed, (run) => run.size === size);
      if (first !== undefined) yield { message: 'small', at: { source: first }, data: { size, min }, group: 'size' };
    } else {
      for (const { size, ...source } of runs(draft, printed, (run) => run.size < min)) {
        yield { message: 'smaller', at: { source }, data: { size, min }, group: 'size' };
      }
    }
    const justified = justifiedLines(draft, printed);
    if (justified[0] !== undefined) {
      const count = justified.length === 1 ? 'This paragraph is' : `${justified.length} paragraphs are`;
      yield { message: 'justified', at: { source: justified[0] }, data: { count }, group: 'justified' };
    }
    for (const source of runs(draft, printed, ({ caps }) => caps)) {
      if (countWords(draft, source) >= words) yield { message: 'capitals', at: { source }, group: 'capitals' };
    }
  },
});

/** A paragraph shorter than this has no second line, or hardly one, in which gaps would show. A judgement. */
const oneLine = 80;

/** Text with the size that its first letters have, in points. */
interface SetText extends Range {
  size: number;
}

/** Text that is set in a way, without blanks at its ends: runs of one paragraph that follow each other are one. */
function runs(draft: Draft, { runs }: Printed, isMeant: (run: Printed['runs'][number]) => boolean): SetText[] {
  const found: SetText[] = [];
  for (const run of runs) {
    if (!isMeant(run) || draft.apart.some(({ start, end }) => run.start >= start && run.start < end)) continue;
    const last = found.at(-1);
    if (last !== undefined && last.end === run.start) last.end = run.end;
    else found.push({ start: run.start, end: run.end, size: run.size });
  }
  return found
    .map((range) => ({ ...range, ...trimmed(draft.source, range) }))
    .filter((range) => /\p{L}/u.test(textOf(draft, range)));
}

function trimmed(source: string, { start, end }: Range): Range {
  const text = source.slice(start, end);
  return { start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length };
}

function justifiedLines({ lines, source }: Draft, { paragraphs }: Printed): Range[] {
  return paragraphs
    .map(({ align }, index) => ({ align, start: lines.start(index + 1), next: lines.start(index + 2) }))
    .map(({ align, start, next }) => ({ align, start, end: next < source.length ? next - 1 : next }))
    .filter(({ align, start, end }) => align === 'justified' && end - start > oneLine)
    .map(({ start, end }) => ({ start, end }));
}

function countWords(draft: Draft, range: Range): number {
  return textOf(draft, range).match(/\p{L}{2,}/gu)?.length ?? 0;
}

function textOf({ source }: Draft, { start, end }: Range): string {
  return source.slice(start, end);
}
