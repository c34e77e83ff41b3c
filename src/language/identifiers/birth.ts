import { findDates } from './dates.ts';
import { after, bare, before, type Finder } from './identifier.ts';

const label = /\b(?:date of birth|d\.?o\.?b\b\.?|birth ?date|birthday)(?: is| was)?[\s:=(–-]{0,4}$/i;
const labelAfter = /^[\s,(–-]{0,3}(?:date of birth|d\.?o\.?b\b)/i;
const born = /\b(?:born|b\.)(?: on| in)?[\s:(–-]{0,3}$/i;

/** "Children born on 1 September 2020" are many, and so is whoever is "born on or after" a day. */
const many =
  /\b(?:children|people|pupils|babies|those|anyone|everyone|adults|women|men|twins|if (?:you|your child|they)|you (?:were|are)|were|who(?:ever)?|child) (?:\w+ )?(?:is |was |are |were )?born(?: on| in)?[\s:(–-]{0,3}$/i;

const now = new Date().getUTCFullYear();

/**
 * Dates of birth: a day of the calendar beside "date of birth" or "born", no more than 120 years ago. 1 January 1900
 * stands for "not known".
 */
export const findBirthDates: Finder = function* (passage) {
  const { text } = passage;
  if (!/birth|\bborn\b|\bd\.?o\.?b\b|\bb\./i.test(`${passage.label} ${text}`)) return;
  for (const { start, end, day, month, year } of findDates(text)) {
    if (year > now || year < now - 120 || (day === 1 && month === 1 && year === 1900)) continue;
    const words = before(passage, start);
    const isLabelled = label.test(words) || labelAfter.test(after(passage, end, 20));
    if (!isLabelled && (!born.test(words) || many.test(words) || /^ (?:or|and) /.test(after(passage, end, 5))))
      continue;
    const value = bare(`${day}/${month}/${year}`);
    yield { kind: 'birth-date', certainty: isLabelled ? 'sure' : 'likely', start, end, value };
  }
};
