import { inLowerCase } from '../../src/language/characters.ts';
import { Cue, type Cued } from '../../src/language/cues.ts';
import { allOf, kept } from '../../src/language/patterns.ts';

/** A date that is not written as "4 June 2017". Offsets in UTF-16 code units. */
export interface OddDate {
  kind: 'numbers' | 'ordinal' | 'monthFirst' | 'iso' | 'range';
  start: number;
  end: number;
  /** "4 June 2017" */
  plain: string;
  /** Whether no other day can be meant and nothing around the date has to change with it. */
  sure: boolean;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const month =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b(?:\\.(?= \\d))?';
const before = '(?<![\\p{L}\\d/.,:_+-])';
const after = '(?![\\p{L}\\d/_-]|[.:,]\\d)';

// Each of these is dear to make, and a text seldom holds what it is for: it is made where a cheap look says that it may. Those
// that do not mind capitals are for a text without any.
const ordinal = kept(
  () =>
    new RegExp(
      `${before}(the )?(\\d{1,2})(?:st|nd|rd|th)( of)? ${month.toLowerCase()}(?:,? (\\d{4}))?(?![\\p{L}\\d])`,
      'gu',
    ),
);
const monthFirst = kept(
  () => new RegExp(`(?<![\\p{L}\\d/_+-])(?<!\\d )${month} (\\d{1,2})(st|nd|rd|th)?(,? (\\d{4}))?${after}`, 'gu'),
);
const numbers = kept(() => new RegExp(`${before}(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})${after}`, 'gu'));
const dayAndMonth = kept(
  () =>
    new RegExp(
      `\\b(?:by|on|before|until|from|dated|w/c|week (?:commencing|beginning)) (\\d{2})/(\\d{2})${after}`,
      'gu',
    ),
);
const iso = kept(() => new RegExp(`${before}((?:19|20)\\d{2})-(\\d{2})-(\\d{2})${after}`, 'gu'));
const range = kept(() => new RegExp(`${before}(\\d{1,2}) ?[-–] ?(\\d{1,2}) ${month}`, 'gu'));

/** Of a text that a date may be in: most hold no number. */
export const dated = new Cue('0');
const monthName = new Cue(
  'jan january feb february mar march apr april may jun june jul july aug august sep sept september sepember oct october nov november dec december',
);
const withLetters = /\d(?:st|nd|rd|th) /i;
const monthAndDay = /(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?!\d)/;
const dayAndDay = /\d ?[-–] ?\d{1,2} [A-Z]/;
const numbered = /\d[/.-]\d{1,2}[/.-]\d{2}|\d\/\d{2}/;

/** What stands before a number with slashes or full stops that is no date: a reference, a version, the Official Journal. */
const notADate = kept(
  () =>
    /\b(?:ref(?:erence)?|case|claim|invoice|version|v|release|file|form|policy|section|clause|paragraph|rule|no|number|OJ L?\s?\d*,?)[ .:#]*$/i,
);

/** The dates of a text that are not written day, month in words, year; in text order. */
export function findOddDates(cued: Cued): OddDate[] {
  const { text } = cued;
  if (!cued.has(monthName) && !numbered.test(text)) return [];
  const matches = (pattern: () => RegExp, mayMatch: boolean, toSearch = (whole: string) => whole) =>
    mayMatch ? allOf(pattern(), toSearch(text)) : [];
  const hasMonth = cued.has(monthName);
  const isNumbered = numbered.test(text);
  const found: OddDate[] = [];
  const add = (kind: OddDate['kind'], start: number, end: number, plain: string | undefined, sure: boolean) => {
    if (plain !== undefined) found.push({ kind, start, end, plain, sure });
  };
  for (const { 0: all, 1: the, 2: day, 3: of, 4: name = '', 5: year, index } of matches(
    ordinal,
    hasMonth && withLetters.test(text),
    inLowerCase,
  )) {
    const takesThe =
      the !== undefined &&
      (of !== undefined || /\b(?:on|by|from|until|before|after|to|since) $/i.test(text.slice(0, index)));
    const start = takesThe || the === undefined ? index : index + the.length;
    // "1st, 2nd and 3rd June": the others would be left with their letters.
    const isLast = /\d(?:st|nd|rd|th)(?:,|,? and|,? &|,? or|,? to| ?[-–]) ?(?:the )?$/i.test(
      text.slice(Math.max(0, index - 20), index),
    );
    const isSure = !isLast && (the === undefined || of !== undefined);
    add('ordinal', start, index + all.length, written(day, monthOf(name), year), isSure);
  }
  for (const { 0: all, 1: name = '', 2: day, 3: suffix, 4: comma, 5: year, index } of matches(
    monthFirst,
    hasMonth && monthAndDay.test(text),
  )) {
    // "March 10 miles", "May 4": the month may be a verb.
    if (year === undefined && suffix === undefined && /^(?:May|March|Mar)$/.test(name)) continue;
    const isSure = suffix !== undefined || comma !== undefined;
    add('monthFirst', index, index + all.length, written(day, monthOf(name), year), isSure);
  }
  for (const { 0: all, 1: first, 2: mark, 3: second, 4: year = '', index } of matches(numbers, isNumbered)) {
    if (mark !== '/' && year.length === 2) continue;
    if (notADate().test(text.slice(Math.max(0, index - 20), index))) continue;
    const isAmerican = Number(second) > 12;
    const plain = isAmerican ? written(second, Number(first), year) : written(first, Number(second), year);
    // 04/06 is 6 April to an American; only a day over 12 can be nothing else.
    add('numbers', index, index + all.length, plain, !isAmerican && Number(first) > 12 && year.length === 4);
  }
  for (const { 0: all, 1: day = '', 2: number, index } of matches(dayAndMonth, isNumbered, inLowerCase)) {
    const start = index + all.length - 5;
    add('numbers', start, start + 5, written(day, Number(number), undefined), Number(day) > 12);
  }
  for (const { 0: all, 1: year, 2: number, 3: day, index } of matches(iso, isNumbered)) {
    add('iso', index, index + all.length, written(day, Number(number), year), true);
  }
  for (const { 0: all, 1: first, 2: last, 3: name = '', index } of matches(range, hasMonth && dayAndDay.test(text))) {
    const plain = Number(first) < Number(last) && written(last, monthOf(name), undefined);
    add('range', index, index + all.length, plain ? `${Number(first)} to ${plain}` : undefined, true);
  }
  return found.sort((a, b) => a.start - b.start);
}

function monthOf(name: string): number {
  return months.findIndex((full) => full.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;
}

/** A year of two digits is left as it is: nobody but the writer knows the century. */
function written(day: string | undefined, number: number, year: string | undefined): string | undefined {
  const name = months[number - 1];
  const date = Number(day);
  if (name === undefined || date < 1 || date > 31) return undefined;
  const end = year === undefined ? '' : year.length === 4 ? ` ${year}` : ` 20${year}`;
  return `${date} ${name}${end}`;
}
