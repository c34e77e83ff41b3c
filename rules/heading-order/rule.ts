import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { Cue } from '../../src/language/cues.ts';
import { ElementNames, elementsNamed, hasName } from '../../src/rule/elements.ts';
import { defineRule } from '../../src/rule/rule.ts';

const mark = new Cue('#');

const headingNames = new ElementNames('h1 h2 h3 h4 h5 h6');

export default defineRule({
  category: 'accessibility',
  summary: 'Headings go down one level at a time, and none is empty',
  severity: 'warning',
  channels: ['web', 'letter', 'email'],
  sources: [
    {
      title: 'WCAG 2.2, 1.3.1 Info and relationships (level A) and 2.4.6 Headings and labels (level AA)',
      says: 'what headings show about structure can be told without seeing them; 2.4.10 on section headings is level AAA',
      url: 'https://www.w3.org/TR/WCAG22/#info-and-relationships',
    },
    {
      title: 'GOV.UK content and publishing guidance',
      says: 'the title is level 1, headings begin at level 2, no level is left out',
    },
    { title: 'GOV.UK Notify', says: 'letters and emails have one kind of heading, ‘#’' },
  ],
  options: () =>
    z.strictObject({
      topHeadings: z
        .enum(['one', 'any'])
        .default('one')
        .describe(
          'how many headings of level 1 there may be: web pages have one, their title; messages only have such',
        ),
      questions: z
        .enum(['allow', 'report'])
        .default('allow')
        .describe('headings that are questions, which some house styles avoid'),
    }),
  messages: {
    skipped: {
      what: 'This heading is level {level}, but the one before it is level {before}: {readers} who find their way by headings may think that a part is missing.',
      do: 'Make it level {expected}, or give the part in between its heading.',
    },
    first: {
      what: 'The first heading is level {level}, with no level 1 or 2 above it.',
      do: 'Begin with level 2, under the page’s title.',
    },
    top: {
      what: 'This draft has {count} headings of level 1; a page has one, its title.',
      do: 'Make the headings of its parts level 2.',
    },
    empty: {
      what: 'This heading has no text, but {readers} who use a screen reader are told that there is a heading.',
      do: 'Give it text, or take its marks out.',
    },
    question: {
      what: 'This heading is a question; your house style has statements, whose first words say what {readers} will find.',
      do: 'Put the words that matter first: ‘What you need’, not ‘What do I need?’.',
    },
    mark: {
      what: 'This line begins like a heading, but without a space after ‘{marks}’ many programs show the marks and no heading.',
      do: 'Put a space after ‘{marks}’.',
    },
  },

  *checkDraft(draft, { options }) {
    for (const { element } of elementsNamed(draft, headingNames)) {
      if (!hasName(element)) yield { message: 'empty', at: { node: element } };
    }
    const headings = headingsOf(draft);
    const one = options.topHeadings === 'one';
    const top = headings.filter(({ level }) => level === 1);
    const [, second] = top;
    if (one && second)
      yield { message: 'top', at: { block: second.block, end: second.end }, data: { count: top.length } };
    const marked = headings.find(({ marks }) => marks > 0);
    if (marked) {
      const { block, marks } = marked;
      yield { message: 'mark', at: { block, end: marks }, data: { marks: '#'.repeat(marks) }, severity: 'info' };
    }
    if (options.questions === 'report') {
      for (const { block, end } of headings) {
        if (/\?[”’"')]*\s*$/u.test(block.text.slice(Math.max(0, end - 20), end))) {
          yield { message: 'question', at: { block, end }, severity: 'info', group: 'question' };
        }
      }
    }
    let before = 0;
    for (const { block, level, end } of headings) {
      const at = { block, end };
      if (before === 0 && level > 2) yield { message: 'first', at, data: { level } };
      else if (before > 0 && level > before + 1) {
        yield { message: 'skipped', at, data: { level, before, expected: before + 1 } };
      }
      before = level;
    }
  },
});

interface Heading {
  block: Block;
  /** Where its own text ends in the block's. */
  end: number;
  level: number;
  /** How many `#` are part of its text because no space follows them, as Govspeak and others allow. */
  marks: number;
}

function headingsOf(draft: Draft): Heading[] {
  const found: Heading[] = [];
  const mayHaveMarks = draft.format === 'markdown' && draft.blocksWith(mark).length > 0;
  for (const block of mayHaveMarks ? draft.blocks : draft.blocksOf('heading')) {
    if (block.quoted) continue;
    if (block.kind === 'heading') found.push({ block, end: block.text.length, level: block.level, marks: 0 });
    else if (block.kind === 'paragraph' && block.text.startsWith('##')) {
      // One # may begin a hashtag or a number.
      const marks = /^#{2,6}(?=[^#\s])/.exec(block.text)?.[0].length ?? 0;
      if (marks > 0) found.push({ block, end: firstLine(block, draft.source), level: marks, marks });
    }
  }
  return found;
}

/** Where the first line of the source ends in a block's text. */
function firstLine(block: Block, source: string): number {
  const { start, end } = block.map.toSource(0, block.text.length);
  const lines = /[\r\n]/g;
  lines.lastIndex = start;
  const at = lines.exec(source)?.index ?? end;
  return block.map.toText(start, Math.min(at, end))?.end ?? block.text.length;
}
