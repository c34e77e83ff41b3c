import { allOf, kept } from '../patterns.ts';
import { isLearnerChecked, isNhsChecked, isPupilChecked } from './check-digits.ts';
import { isInCalendar } from './dates.ts';
import { after, bare, before, type Finder, type Identifier, isNear, none, type Passage } from './identifier.ts';

/** Ten digits, in one piece or spaced 3 3 4; a phone number with its code and a sum of money are none. */
const tenDigits = kept(
  () =>
    /(?<![\p{L}\d£$€+]|\d[.,/-])(\d{3})([ \u00a0\u2007\u2009\u202f\u2011.-]{0,2})(\d{3})([ \u00a0\u2007\u2009\u202f\u2011.-]{0,2})(\d{4})(?![\p{L}\d]|[.,/-]\d)/gu,
);
const tenDigitsShape =
  /(?<!\d)\d{3}[ \u00a0\u2007\u2009\u202f\u2011.-]{0,2}\d{3}[ \u00a0\u2007\u2009\u202f\u2011.-]{0,2}\d{4}(?!\d)/;

const nhsWords = () => /\bNHS\b|\bN\.H\.S\b|\bhealth (?:service )?(?:number|no\b)|\bpatient (?:number|no\b|id)/i;
const scottishWords = () => /\bCHI\b|\bcommunity health index/i;
const learnerWords = () => /\bULN\b|\blearner(?:[’']s)? (?:number|no\b|id|reference)/i;
const phoneWords = () =>
  /(?:\b(?:phone|telephone|tel|call|ring|text|fax|mobile|freephone|helpline|dial)\b[^.;]{0,25})$/i;
const otherNumbers = () =>
  /\b(?:ref|reference|order|invoice|account|licence|policy|application|claim|charity|company|ticket|ISBN|case|booking|purchase)\b[^;]{0,20}$/i;

/** NHS numbers, Scottish CHI numbers and Unique Learner Numbers: ten digits with a check digit. */
export const findTenDigits: Finder = (passage) => (tenDigitsShape.test(passage.text) ? tenDigitsIn(passage) : none);

function* tenDigitsIn(passage: Passage): Iterable<Identifier> {
  for (const match of allOf(tenDigits(), passage.text)) {
    const start = match.index;
    const end = start + match[0].length;
    const kind = kindOfTen(passage, start, end, match);
    if (kind !== undefined) yield { ...kind, start, end, value: bare(match[0]) };
  }
}

function kindOfTen(
  passage: Passage,
  start: number,
  end: number,
  [all, , first = '', , second = '']: RegExpMatchArray,
): Pick<Identifier, 'kind' | 'certainty'> | undefined {
  const digits = bare(all);
  if (isLearnerChecked(digits) && isNear(passage, start, end, learnerWords())) {
    return { kind: 'learner-number', certainty: 'sure' };
  }
  if (!isNhsChecked(digits)) return undefined;
  if (isScottish(digits) && isNear(passage, start, end, scottishWords()))
    return { kind: 'nhs-number', certainty: 'sure' };
  const words = before(passage, start);
  if (digits.startsWith('0')) return undefined;
  if (nhsWords().test(after(passage, end, 20)) || speaksOfNhs(words)) return { kind: 'nhs-number', certainty: 'sure' };
  const isSpaced = first !== '' && second !== '' && !/\./.test(first + second);
  if (!isIssued(digits) || !isSpaced || phoneWords().test(words) || otherNumbers().test(words)) return undefined;
  return { kind: 'nhs-number', certainty: 'likely' };
}

/** Whether the NHS is named, and no other kind of number after it ("NHS Supply Chain, invoice …", "NHS helpline on …"). */
function speaksOfNhs(words: string): boolean {
  const found = nhsWords().exec(words);
  if (found === null) return false;
  const since = words.slice(found.index + found[0].length);
  return !otherNumbers().test(since) && !phoneWords().test(since);
}

/**
 * The ranges that numbers are given from: England, Wales and the Isle of Man 400 to 499 and 600 to 799 million, Northern
 * Ireland 320 to 399 million, and 999 million for tests. Beside "NHS" the check digit is enough.
 */
function isIssued(digits: string): boolean {
  const millions = Number(digits.slice(0, 3));
  return (millions >= 300 && millions <= 499) || (millions >= 600 && millions <= 799) || millions === 999;
}

/** A Scottish number begins with the date of birth. */
function isScottish(digits: string): boolean {
  const [day, month, year] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(Number);
  return isInCalendar({ day: day ?? 0, month: month ?? 0, year: 2000 + (year ?? 0) });
}

const pupilNumber = () => /(?<![\p{L}\d])[A-HJ-NP-RT-Za-hj-np-rt-z]\d{11}[\dA-HJ-NP-RT-Za-hj-np-rt-z](?![\p{L}\d])/gu;

/** Unique Pupil Numbers, permanent and temporary. The check letter is wrong in 22 of 23 numbers that only look like one. */
export const findPupilNumbers: Finder = (passage) =>
  /[a-z]\d{11}/i.test(passage.text) ? pupilNumbersIn(passage) : none;

function* pupilNumbersIn({ text }: Passage): Iterable<Identifier> {
  for (const match of text.matchAll(pupilNumber())) {
    const value = bare(match[0]);
    if (!isPupilChecked(value)) continue;
    yield { kind: 'pupil-number', certainty: 'sure', start: match.index, end: match.index + match[0].length, value };
  }
}
