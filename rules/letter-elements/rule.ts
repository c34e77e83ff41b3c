import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft, Field } from '../../src/draft/draft.ts';
import { closest } from '../../src/language/closest.ts';
import { termFields } from '../../src/rule/entry.ts';
import { defineRule, type Readers, type Report, type Severity } from '../../src/rule/rule.ts';
import { answers } from './answers.ts';
import type { Force, LetterElement } from './elements.ts';
import { refusals } from './refusals.ts';
import { findElement, readSigns, type Signs } from './signs.ts';

type MessageId = 'missing' | 'checklist' | 'unknown' | 'greeting' | 'reason' | 'stale';

/** By the `type` of the front matter. */
export const letterTypes: Readonly<Record<string, readonly LetterElement[]>> = { ...refusals, ...answers };

/** Nobody in particular is addressed. "Dear parents" is for a letter to all of them. */
const nobody = () =>
  /^(?:Dear (?:Sirs?(?: ?(?:\/|or|and) ?Mad[ae]m)?|Mad[ae]m|Applicant|Customer|Client|Service User|Occupier|Claimant)\b|To whom it may concern)/i;

const labels: Readonly<Record<Force, string>> = {
  law: 'required by law',
  'statutory guidance': 'statutory guidance',
  ombudsman: 'what the Ombudsman looks for',
  'good practice': 'good practice',
  'law that is not in force yet': 'law that is not in force yet',
};

export default defineRule({
  category: 'structure',
  summary: 'A letter of a declared type holds what law and guidance ask of it',
  severity: 'warning',
  sources: [
    {
      title: 'Special Educational Needs and Disability Regulations 2014',
      says: 'what a refusal has to tell parents',
      url: 'https://www.legislation.gov.uk/uksi/2014/1530',
    },
    {
      title: 'School Admissions Code; School Admission Appeals Code',
      says: 'reasons, the right to appeal, 20 school days',
    },
    {
      title: 'Local Government and Social Care Ombudsman, Complaint Handling Code',
      says: 'what each answer to a complaint holds',
      url: 'https://www.lgo.org.uk/',
    },
    { title: 'DfE guidance on suspension and exclusion, travel to school, complaints, and information sharing' },
    { title: 'Home Office, NHS and DWP guidance on letters', says: 'what any decision holds' },
    { title: 'By which words an element is found: our judgement. Check the law with your legal team' },
  ],
  options: () => z.strictObject({}),
  entry: () => z.strictObject({ ...termFields, shows: z.array(z.string().min(1)).min(1) }),
  fields: { type: Object.keys(letterTypes) },

  messages: {
    missing: {
      what: 'In this letter of the type ‘{type}’ there seems to be nothing about {element} ({force}).',
      do: '{advice} Source: {source}. A list to check against, not legal advice.',
    },
    checklist: {
      what: '{found} of {all} elements of ‘{type}’ were found: {list}.',
      do: 'Words were found, not what they mean: read each with your legal team. This is not legal advice.',
    },
    unknown: { what: '‘{type}’ is no type of letter that is known here.', do: '{hint}Known: {known}.' },
    greeting: {
      what: 'This greeting does not say whom you are writing to, so {readers} cannot tell if it is meant for them.',
      do: 'Use the name, or a field for it.',
    },
    reason: {
      what: 'This letter says no and gives {readers} no reason.',
      do: 'Say why, in words that they can check: what you looked at, and what was missing.',
    },
    stale: { what: '‘{found}’ is a contact that is no longer in use.', do: '{advice}' },
  },

  *checkDraft(draft, { readers, channel, matches }) {
    const isSent = channel === 'letter' || channel === 'email';
    const field = draft.fields.get('type');
    const types = field === undefined ? [] : typesOf(field);
    const known = types.filter((type) => Object.hasOwn(letterTypes, type));
    if (!isSent && known.length === 0) return;
    const blocks = draft.blocks.filter((block) => block.isEnglish && block.kind !== 'alt' && block.kind !== 'tooltip');
    const signs = readSigns(blocks, matches);
    if (field !== undefined) {
      for (const type of types) yield* ofType(type, field, draft, signs, readers);
    }
    for (const block of blocks) {
      const greeting =
        readers.relationship !== 'stakeholder' && block.kind === 'paragraph' && nobody().exec(block.text);
      if (greeting) yield { message: 'greeting', at: { block, start: 0, end: greeting[0].length } };
      for (const { entry, start, end } of matches(block)) {
        const isFax = entry.shows.includes('fax');
        if (!isFax && !entry.shows.includes('old-number')) continue;
        const advice = isFax ? 'Give a phone number and an email address.' : 'The Ombudsman is on 0300 061 0614.';
        yield { message: 'stale', at: { block, start, end }, data: { found: block.text.slice(start, end), advice } };
      }
    }
    const [refused] = signs.get('refusal') ?? [];
    if (readers.statutory && known.length === 0 && refused !== undefined && !signs.has('reasons')) {
      const match = matches(refused).find(({ entry }) => entry.shows.includes('refusal'));
      yield {
        message: 'reason',
        at: { block: refused, start: match?.start ?? 0, end: match?.end ?? refused.text.length },
      };
    }
  },
});

/** `type: ehc-refusal`, a list of types, or several with commas. */
function typesOf({ value }: Field): string[] {
  const all: unknown[] = Array.isArray(value) ? value : String(value).split(',');
  return all.map((each) => String(each).trim()).filter((each) => each !== '');
}

function* ofType(
  type: string,
  { start, end }: Field,
  draft: Draft,
  signs: Signs,
  readers: Readers,
): Iterable<Report<MessageId>> {
  const at = { source: { start, end } };
  const elements = Object.hasOwn(letterTypes, type) ? letterTypes[type] : undefined;
  if (elements === undefined) {
    const meant = closest(type, Object.keys(letterTypes));
    const hint = meant === undefined ? '' : `Did you mean ‘${meant}’? `;
    yield { message: 'unknown', at, data: { type, hint, known: Object.keys(letterTypes).join(', ') }, group: type };
    return;
  }
  const found: string[] = [];
  for (const element of elements) {
    const block = findElement(element, signs);
    if (block !== undefined) {
      found.push(`${element.what} (line ${lineOf(block, draft)})`);
      continue;
    }
    const { what, force, advice, source } = element;
    const data = { type, element: what, force: labels[force], advice, source };
    yield { message: 'missing', at, data, severity: severityOf(element, readers), group: `${type} ${what}` };
  }
  const data = { type, found: found.length, all: elements.length, list: found.join('; ') || 'none' };
  yield { message: 'checklist', at, data, severity: 'info', group: `${type} checklist` };
}

/**
 * What the law gives people who have no choice must not be missing. Reasons and dates are said in too many ways for a list of
 * words to be sure that they are.
 */
function severityOf({ force, signs }: LetterElement, { statutory }: Readers): Severity {
  const isSure = !signs.includes('reasons') && !signs.includes('request');
  if (force === 'law') return statutory && isSure ? 'error' : 'warning';
  return force === 'statutory guidance' || force === 'ombudsman' ? 'warning' : 'info';
}

function lineOf(block: Block, { lines }: Draft): number {
  return lines.point(block.map.toSource(0, 1).start).line;
}
