import { Cue } from '../cues.ts';
import { findDates } from './dates.ts';
import { after, bare, before, type Finder, type Identifier, isCued, none, type Passage } from './identifier.ts';

const label = () => /\b(?:date of birth|d\.?o\.?b\b\.?|birth ?date|birthday)(?: is| was)?[\s:=(–-]{0,4}$/i;
const labelAfter = () => /^[\s,(–-]{0,3}(?:date of birth|d\.?o\.?b\b)/i;
const born = () => /\b(?:born|b\.)(?: on| in)?[\s:(–-]{0,3}$/i;

/** "Children born on 1 September 2020" are many, and so is whoever is "born on or after" a day. */
const many = () =>
  /\b(?:children|people|pupils|babies|those|anyone|everyone|adults|women|men|twins|if (?:you|your child|they)|you (?:were|are)|were|who(?:ever)?|child) (?:\w+ )?(?:is |was |are |were )?born(?: on| in)?[\s:(–-]{0,3}$/i;

const birthCue = new Cue('birth birthdate birthday born dob d b');

/** Whether the text is little but a date, in a column or line for dates of birth. */
function isColumn({ text, label: head }: Passage, length: number): boolean {
  return length * 2 > text.length && /\b(?:born|birth ?date|date of birth|d\.?o\.?b)\b/i.test(head);
}

/** No one who is written about was born earlier: 120 years before this rule was made. */
const earliest = 1905;

/**
 * Dates of birth: a day of the calendar beside "date of birth" or "born". 1 January 1900, which stands for "not known",
 * is before the earliest year.
 */
export const findBirthDates: Finder = (passage) => (isCued(passage, birthCue) ? birthDatesIn(passage) : none);

function* birthDatesIn(passage: Passage): Iterable<Identifier> {
  const { text } = passage;
  for (const { start, end, day, month, year } of findDates(text)) {
    if (year < earliest || year > 2100) continue;
    const words = before(passage, start);
    const isLabelled =
      isColumn(passage, end - start) || label().test(words) || labelAfter().test(after(passage, end, 20));
    if (!isLabelled && (!born().test(words) || many().test(words) || /^ (?:or|and) /.test(after(passage, end, 5))))
      continue;
    const value = bare(`${day}/${month}/${year}`);
    yield { kind: 'birth-date', certainty: isLabelled ? 'sure' : 'likely', start, end, value };
  }
}
