import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { condition, promises, requests } from '../../src/language/promises.ts';
import { holdsExactTime } from '../../src/language/times.ts';
import { defineRule } from '../../src/rule/rule.ts';

/** What the reader has to do, or that there is nothing to do, in words that ask for nothing by themselves. */
const step =
  /\b(?:what (?:happens|will happen|you need to do|to do|we will do) (?:next|now)|next steps?|the next stage|you (?:need|have) to|you (?:must|should|can|may)(?! not agree)|you do(?:n['’]t| not) (?:need|have) to|there is nothing (?:more )?(?:for you )?to do|no action)\b/i;

/** What happens after something else has happened has its time. */
const event =
  /\b(?:once|when|as soon as|after|before|until|every|each|at (?:the|your|our) (?:next|appointment|meeting|visit))\b(?! possible)/i;

/** "We will not look at it again" needs no date. */
const refusal = /\b(?:will|shall) not\b|\bwon['’]t\b/i;

/** Fewer words are a note that is sent with something else. A judgement. */
const fewestWords = 25;

interface Said {
  block: Block;
  start: number;
  end: number;
  text: string;
}

export default defineRule({
  category: 'structure',
  summary: 'A letter or email says what happens next, and by when',
  severity: 'warning',
  channels: ['letter', 'email'],
  sources: [
    {
      title: 'Home Office, the “send a letter” pattern',
      says: 'a heading “What happens next”, and standard text after it',
    },
    {
      title: 'NHS and DWP guidance on letters',
      says: 'what happens next and when; unclear letters drive avoidable contact',
    },
    {
      title: 'National indicator 14, avoidable contact (2008 to 2010)',
      says: 'no next step and no date are two of the reasons why people ring',
    },
  ],
  options: () =>
    z.strictObject({
      next: z.boolean().default(false).describe('whether it has to say what happens next, and when'),
      deadline: z.boolean().default(true).describe('whether what it asks for needs a date'),
    }),
  messages: {
    missing: {
      what: 'This {draft} does not tell {readers} what happens next.',
      do: 'Say who does what, and by when; if nothing happens, say that they need not do anything.',
    },
    time: {
      what: 'This says what happens, but the {draft} does not tell {readers} when.',
      do: 'Give a date, or the most days that it takes.',
    },
    deadline: {
      what: 'This asks {readers} for something, but the {draft} does not say by when.',
      do: 'Give a date and, where it matters, a time.',
    },
  },

  *checkDraft(draft, { options, channel }) {
    const sentences = said(draft);
    const words = draft.blocks.reduce((sum, block) => sum + (block.isProse ? block.wordCount : 0), 0);
    const hasTime = draft.blocks.some(holdsExactTime);
    const data = { draft: channel };
    const asked = sentences.find(({ text }) => requests(text) && !condition.test(text));
    if (options.next) {
      const isStep = asked !== undefined || sentences.some(({ text }) => promises(text) || step.test(text));
      if (!isStep && words >= fewestWords) yield { message: 'missing', at: { draft: true }, data };
      else if (!hasTime) {
        const open = sentences.find(({ text }) => promises(text) && !event.test(text) && !refusal.test(text));
        if (open !== undefined) yield { message: 'time', at: placeOf(open), data };
      }
    } else if (options.deadline && asked !== undefined && !hasTime) {
      yield { message: 'deadline', at: placeOf(asked), data };
    }
  },

  yieldsTo: ['vague-time'],
});

/** The sentences of a draft in its writer's own words, headings included. */
function said(draft: Draft): Said[] {
  const found: Said[] = [];
  for (const block of draft.blocks) {
    if (!block.isEnglish || block.quoted || !(block.isProse || block.kind === 'heading' || block.kind === 'table-cell'))
      continue;
    for (const { start, end } of block.sentences) found.push({ block, start, end, text: block.text.slice(start, end) });
  }
  return found;
}

function placeOf({ block, start, end }: Said): Omit<Said, 'text'> {
  return { block, start, end };
}
