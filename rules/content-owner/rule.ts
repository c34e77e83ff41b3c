import { z } from 'zod';
import type { Draft, Field } from '../../src/draft/draft.ts';
import { findDates } from '../../src/language/identifiers/dates.ts';
import { defineRule } from '../../src/rule/rule.ts';

const required = ['owner', 'reviewed', 'review_by'] as const;
type Required = (typeof required)[number];

/** The keys by which content systems call the same thing, in lower case and without marks. */
const keys: Readonly<Record<Required, readonly string[]>> = {
  owner: ['owner', 'contentowner', 'ownerteam', 'ownerslack', 'responsible', 'team'],
  reviewed: ['reviewed', 'lastreviewed', 'lastreviewedon', 'reviewedon', 'datereviewed', 'reviewdate'],
  review_by: ['reviewby', 'nextreview', 'nextreviewdate', 'reviewdue', 'reviewbefore'],
};

const perDay = 24 * 60 * 60 * 1000;

export default defineRule({
  category: 'structure',
  summary: 'Somebody answers for a page, and has looked at it in time',
  severity: 'warning',
  channels: ['web', 'letter', 'email', 'text-message'],
  sources: [
    {
      title: 'GOV.UK content and publishing guidance, content maintenance',
      says: 'content has an owner and a date by which it is looked at again',
    },
    {
      title: 'Devon County Council, digital blog',
      says: 'a site grew to 44,000 files because nobody was responsible for them',
    },
    { title: 'Two years: our judgement' },
  ],
  options: () =>
    z.strictObject({
      required: z.array(z.enum(required)).default([]).describe('what the front matter has to give'),
      months: z
        .int()
        .min(1)
        .default(24)
        .describe('months after which a review is old, where nothing says when the next is due'),
      today: z.iso
        .date()
        .optional()
        .describe('the day to compare with, YYYY-MM-DD; the day of the check when it is not given'),
    }),
  fields: { owner: [], reviewed: [], review_by: [] },

  messages: {
    owner: {
      what: 'Nobody is named as the owner of this.',
      do: 'Add ‘owner’ to the front matter: the team that keeps it right.',
    },
    reviewed: {
      what: 'Nothing says when this was last reviewed.',
      do: 'Add ‘reviewed’ to the front matter, with the date.',
    },
    review_by: {
      what: 'Nothing says when this has to be reviewed.',
      do: 'Add ‘review_by’ to the front matter, with a date.',
    },
    overdue: {
      what: 'This was to be reviewed by {date}, {ago} ago; {readers} may be reading what no longer holds.',
      do: 'Ask {owner} to review it, or take it down.',
    },
    old: {
      what: 'This was last reviewed on {date}, more than {months} months ago.',
      do: 'Ask {owner} to review it, and give the date of the next review.',
    },
    future: {
      what: 'The date of the last review, {date}, has not come yet.',
      do: 'Correct it; ‘review_by’ is for the next one.',
    },
    noDate: { what: '‘{found}’ is no date that can be read here.', do: 'Write it as 2026-06-04.' },
  },

  *checkDraft(draft, context) {
    const { options } = context;
    if (draft.fields.size === 0) return;
    const fields = read(draft);
    for (const key of options.required) {
      if (!isGiven(fields.get(key))) yield { message: key, at: { draft: true } };
    }
    const owner = nameOf(fields.get('owner'));
    const due = fields.get('review_by');
    const last = fields.get('reviewed');
    for (const field of [due, last]) {
      if (isGiven(field) && dateOf(field) === undefined)
        yield { message: 'noDate', at: at(field), data: { found: String(field.value) } };
    }
    if (due === undefined && last === undefined) return;
    const today = options.today ?? context.today;
    if (today === undefined) return;
    const now = Date.parse(today);
    const dueOn = dateOf(due);
    const lastOn = dateOf(last);
    if (due !== undefined && dueOn !== undefined && dueOn < now) {
      yield {
        message: 'overdue',
        at: at(due),
        data: { date: inWords(dueOn), ago: days(now - dueOn), owner },
      };
    }
    if (last === undefined || lastOn === undefined) return;
    if (lastOn > now) yield { message: 'future', at: at(last), data: { date: inWords(lastOn) } };
    else if (dueOn === undefined && addMonths(lastOn, options.months) < now) {
      yield {
        message: 'old',
        at: at(last),
        data: { date: inWords(lastOn), months: options.months, owner },
        severity: 'info',
      };
    }
  },
});

/** The fields that this rule is about, whatever the system calls them. */
function read({ fields }: Draft): Map<Required, Field> {
  const found = new Map<Required, Field>();
  for (const [name, field] of fields) {
    const plain = name.toLowerCase().replace(/[^a-z]/g, '');
    const key = required.find((each) => keys[each].includes(plain));
    if (key !== undefined && !found.has(key)) found.set(key, field);
  }
  return found;
}

function isGiven(field: Field | undefined): field is Field {
  return field !== undefined && field.value !== null && String(field.value).trim() !== '';
}

function nameOf(field: Field | undefined): string {
  return typeof field?.value === 'string' && field.value.trim() !== '' ? 'its owner' : 'whoever owns it';
}

/** Milliseconds at midnight, Universal Time: days are compared, not hours. */
function dateOf(field: Field | undefined): number | undefined {
  if (field?.value instanceof Date) return field.value.getTime();
  const [date] = findDates(String(field?.value ?? ''));
  return date && Date.UTC(date.year, date.month - 1, date.day);
}

function days(time: number): string {
  const count = Math.round(time / perDay);
  return count === 1 ? '1 day' : `${count} days`;
}

function addMonths(time: number, months: number): number {
  const date = new Date(time);
  return date.setUTCMonth(date.getUTCMonth() + months);
}

function inWords(time: number): string {
  return new Date(time).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

function at({ start, end }: Field): { source: { start: number; end: number } } {
  return { source: { start, end } };
}
