import { allOf, kept } from '../patterns.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day of the calendar: `month` 1 to 12. */
export interface CalendarDate {
  day: number;
  month: number;
  year: number;
}

/** A date in a text, with its offsets. */
export interface FoundDate extends CalendarDate {
  start: number;
  end: number;
}

const numeric = kept(() => /(?<![\d/.-])(\d{1,2})( ?[/.-] ?| )(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)/g);
const iso = kept(() => /(?<![\d/.-])(\d{4})-(\d{2})-(\d{2})(?!\d|-\d)/g);
const written = kept(
  () =>
    /(?<![\d/.-])(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ \u00a0/-](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6},?[ \u00a0/-](\d{4}|\d{2}(?![ .]?(?:am|pm)))(?![\d:])/gi,
);
const monthFirst = kept(
  () =>
    /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[ \u00a0](\d{1,2})(?:st|nd|rd|th)?,?[ \u00a0](\d{4})(?!\d)/gi,
);

/** The dates of a text that give day, month and year and are in the calendar, in text order; day before month. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  const add = (index: number, length: number, day: string, month: number, year: string) => {
    const date = { day: Number(day), month, year: fullYear(year) };
    if (isInCalendar(date)) found.push({ ...date, start: index, end: index + length });
  };
  for (const match of allOf(numeric(), text)) {
    const [all, day = '', , month, year = ''] = match;
    add(match.index, all.length, day, Number(month), year);
  }
  for (const match of allOf(iso(), text)) {
    const [all, year = '', month, day = ''] = match;
    add(match.index, all.length, day, Number(month), year);
  }
  for (const match of allOf(written(), text)) {
    const [all, day = '', month = '', year = ''] = match;
    add(match.index, all.length, day, months.indexOf(month.toLowerCase()) + 1, year);
  }
  for (const match of allOf(monthFirst(), text)) {
    const [all, month = '', day = '', year = ''] = match;
    add(match.index, all.length, day, months.indexOf(month.toLowerCase()) + 1, year);
  }
  return found.sort((a, b) => a.start - b.start);
}

export function isInCalendar({ day, month, year }: CalendarDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
}

function daysIn(month: number, year: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Of two digits, those up to 40 are of this century: no one alive is a century older (a judgement). */
function fullYear(year: string): number {
  if (year.length === 4) return Number(year);
  return Number(year) + (Number(year) <= 40 ? 2000 : 1900);
}
