import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CuedText } from '../src/language/cues.ts';
import {
  isCardChecked,
  isLearnerChecked,
  isNhsChecked,
  isPupilChecked,
} from '../src/language/identifiers/check-digits.ts';
import { findDates } from '../src/language/identifiers/dates.ts';
import { findIdentifiers, isExample } from '../src/language/identifiers/find.ts';
import { findJigsaw } from '../src/language/identifiers/jigsaw.ts';
import { maskAddress, maskIdentifier, maskName } from '../src/language/identifiers/mask.ts';

/** What is found in a text: kind, certainty, and the text itself. */
function found(text: string, label = ''): string[] {
  return findIdentifiers({ text, label }).map(
    ({ kind, certainty, start, end }) => `${kind} ${certainty}: ${text.slice(start, end)}`,
  );
}

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''));

/** The only check digit that fits, found without the code under test knowing how; none for 1 in 11. */
function withCheckDigit(nine: string, isChecked: (ten: string) => boolean): string | undefined {
  const fitting = [...'0123456789'].map((digit) => nine + digit).filter(isChecked);
  expect(fitting.length).toBeLessThan(2);
  return fitting[0];
}

describe('an NHS number', () => {
  const number = digits(6)
    .map((six) => withCheckDigit(`999${six}`, isNhsChecked))
    .filter((ten) => ten !== undefined);

  it('has the check digit of modulus 11', () => {
    for (const known of ['9990000018', '9990000026', '9999999999'])
      expect(isNhsChecked(known)).toBe(known !== '9999999999');
    expect(isNhsChecked('9434765919')).toBe(true);
    expect(isNhsChecked('9991234567')).toBe(false);
  });

  it('is found beside the word, and spaced 3 3 4 without it', () => {
    fc.assert(
      fc.property(number, (ten) => {
        const spaced = `${ten.slice(0, 3)} ${ten.slice(3, 6)} ${ten.slice(6)}`;
        expect(found(`NHS number: ${ten}.`)).toEqual([`nhs-number sure: ${ten}`]);
        expect(found(`His NHS number is ${spaced}.`)).toEqual([`nhs-number sure: ${spaced}`]);
        expect(found(`About ${spaced}.`)).toEqual([`nhs-number likely: ${spaced}`]);
        expect(found(`About ${ten}.`)).toEqual([]);
        expect(found(`Your reference number is ${spaced}.`)).toEqual([]);
      }),
    );
  });

  it('is none when one digit is another', () => {
    fc.assert(
      fc.property(number, fc.nat(9), fc.integer({ min: 1, max: 9 }), (ten, at, by) => {
        const other = ten.slice(0, at) + ((Number(ten.charAt(at)) + by) % 10) + ten.slice(at + 1);
        expect(found(`NHS number: ${other}.`)).toEqual([]);
      }),
    );
  });

  it('passes its check in 9.1 % of random numbers, so that the words beside it have to decide', () => {
    let passing = 0;
    for (let index = 0; index < 20_000; index++) if (isNhsChecked(String(4_000_000_000 + index * 7919))) passing++;
    expect(passing / 20_000).toBeGreaterThan(0.08);
    expect(passing / 20_000).toBeLessThan(0.1);
  });

  it.each([
    'NHS 111, or 0300 123 1234',
    'NHS number 0000000000',
    'NHS number 0123456789',
    'Call the NHS helpline on 999 000 0018',
    'NHS Supply Chain, invoice 9990000018',
    'NHS: 19990000018, 99900000181, £9990000018, 9990000018.50',
  ])('is not in ‘%s’', (text) => expect(found(text)).toEqual([]));

  it('is told by the head of its column, and by the line before it', () => {
    expect(found('9990000018', 'NHS number')).toEqual(['nhs-number sure: 9990000018']);
    expect(found('9990000018', 'Invoice')).toEqual([]);
  });

  it('is found with other blanks and hyphens, and after a word for a phone call', () => {
    expect(found('Call us with your NHS number 999 000 0018')).toHaveLength(1);
    expect(found('NHS 999.000.0018')).toHaveLength(1);
    expect(found('NHS 999\u00a0000\u00a00018')).toHaveLength(1);
    expect(found('NHS 999-000-0018')).toHaveLength(1);
  });
});

describe('a Unique Pupil Number', () => {
  const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
  const number = digits(12).map((twelve) => {
    const fitting = [...letters].filter((letter) => isPupilChecked(letter + twelve));
    expect(fitting).toHaveLength(1);
    return fitting[0] + twelve;
  });

  it('has a check letter', () => {
    for (const known of ['B801200005001', 'Y825400119001', 'J82540011900A', 'H801200001001']) {
      expect(found(`UPN ${known}`), known).toEqual([`pupil-number sure: ${known}`]);
    }
    expect(found('UPN A801200005001')).toEqual([]);
  });

  it('is found anywhere, and is none when its letter or a digit is another', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 22 }), (upn, by) => {
        expect(found(`(${upn.toLowerCase()})`)).toHaveLength(1);
        const wrong = letters.charAt((letters.indexOf(upn.charAt(0)) + by) % 23) + upn.slice(1);
        expect(found(wrong)).toEqual([]);
        expect(found(`X${upn}`)).toEqual([]);
      }),
    );
  });
});

describe('a Unique Learner Number', () => {
  it('has a check digit, and is found beside the word alone', () => {
    expect([isLearnerChecked('1000102504'), isLearnerChecked('9999999998'), isLearnerChecked('0000000000')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(found('ULN 1000102504')).toEqual(['learner-number sure: 1000102504']);
    expect(found('number 1000102504')).toEqual([]);
    expect(found('ULN 1000102505')).toEqual([]);
  });
});

describe('a payment card', () => {
  it('passes Luhn’s check, and not with one digit changed', () => {
    const number = digits(15).map((all) => {
      const fitting = [...'0123456789'].filter((digit) => isCardChecked(`4${all.slice(1)}${digit}`));
      expect(fitting).toHaveLength(1);
      return `4${all.slice(1)}${fitting[0]}`;
    });
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 9 }), (card, at, by) => {
        const spaced = card.replace(/\d{4}(?=\d)/g, '$& ');
        expect(found(`Paid with ${spaced}`)).toEqual([`card sure: ${spaced}`]);
        expect(found(`Card ${card}`)).toEqual([`card sure: ${card}`]);
        expect(found(`Invoice ${card}`)).toEqual([]);
        const wrong = card.slice(0, at) + ((Number(card.charAt(at)) + by) % 10) + card.slice(at + 1);
        expect(found(`Card ${wrong}`)).toEqual([]);
      }),
    );
  });
});

it.each([
  ['NI number AB 12 34 56 C', 'national-insurance sure: AB 12 34 56 C'],
  ['AB123456C', 'national-insurance likely: AB123456C'],
  ['PNC 2003/0062845E', 'pnc sure: 2003/0062845E'],
  ['PNC 2001/0011801R', 'pnc sure: 2001/0011801R'],
  ['arrested, 03/62845E', 'pnc sure: 03/62845E'],
  ['CRO 33577/63G', 'cro sure: 33577/63G'],
  ['ASN 05/01NP/01/448754Z', 'arrest-summons sure: 05/01NP/01/448754Z'],
  ['prisoner A1234BC', 'prison-number sure: A1234BC'],
  ['licence MORGA657054SM9IJ', 'driving-licence sure: MORGA657054SM9IJ'],
  ['passport number 123456789', 'passport sure: 123456789'],
  ['their car AB51 ABC', 'vehicle likely: AB51 ABC'],
  ['sort code 80-26-50, account number 10014069', 'bank-account likely: 10014069'],
  ['DOB 14/03/2011', 'birth-date sure: 14/03/2011'],
  ['14 March 2011 (date of birth)', 'birth-date sure: 14 March 2011'],
  ['DoB 14-Mar-11', 'birth-date sure: 14-Mar-11'],
  ['born on 3rd March 2012', 'birth-date likely: 3rd March 2012'],
  ['his mobile, 07700 900123', 'mobile likely: 07700 900123'],
  ['her number: +44 (0)7700 900 123', 'mobile likely: +44 (0)7700 900 123'],
  [
    'She lives at 14 Example Street, Lower Example, AB1 2DE',
    'home-address sure: 14 Example Street, Lower Example, AB1 2DE',
  ],
  ['crime reference 43/12345/24', 'crime-reference likely: 43/12345/24'],
])('finds in ‘%s’', (text, expected) => expect(found(text)).toEqual([expected]));

it.each([
  'QQ 12 34 56 C, BG 12 34 56 C, DA 12 34 56 C',
  'product ab123456c',
  'PNC 2003/0062845F',
  'planning application 03/62845E',
  'docket 33577/63G',
  'part A1234BC',
  'number 123456789',
  'the CO26 ACT in force',
  'account number 10014069',
  'Published 14/03/2011',
  'DOB 31/02/2011, DOB 01/01/1900, DOB 01/01/2990',
  'children born on 1 September 2020',
  'If you were born on 6 April 1951 or later',
  'born on or after 6 April 1951',
  'Text the school nurse on 07700 900123',
  '01632 960123, 020 7946 0123, 0800 1111, 999, 101, 111',
  '070 0900 1234, 076 0900 1234',
  'Visit us at 14 Example Street, AB1 2CD',
  'Write to the office at AB1 2CD',
  'HP20 in Year 7, room H1 2AB',
  'paragraph 2003/0062845, on 1/2/2003',
])('finds nothing in ‘%s’', (text) => expect(found(text)).toEqual([]));

it('finds numbers of local systems only where the project says what they look like', () => {
  const systems = [{ after: ['Mosaic', 'case'], digits: { least: 5, most: 8 } }];
  const text = 'Mosaic ID: 123456; case no. 1234; a showcase 123456; CASE 7654321.';
  const values = findIdentifiers({ text, label: '' }, systems).map(({ value }) => value);
  expect(values).toEqual(['123456', '7654321']);
  expect(findIdentifiers({ text, label: '' })).toEqual([]);
});

it('reads days as the calendar has them', () => {
  const read = (text: string) => findDates(text).map(({ day, month, year }) => `${year}-${month}-${day}`);
  expect(read('29/02/2012, 29/02/2011, 1.5.12, 2012-05-01, May 1, 2012, 31/4/2012')).toEqual([
    '2012-2-29',
    '2012-5-1',
    '2012-5-1',
    '2012-5-1',
  ]);
});

it('knows an example when it is said to be one', () => {
  const text = 'For example, your NHS number looks like 999 000 0018.';
  expect(isExample({ text, label: '' }, text.indexOf('999'))).toBe(true);
  expect(isExample({ text: 'Her NHS number is 999 000 0018', label: '' }, 18)).toBe(false);
});

describe('a mask', () => {
  it('keeps four characters of ten, two of seven, none of fewer, none of a date or an address', () => {
    expect(maskIdentifier('999 000 0018', 'nhs-number')).toBe('99* *** **18');
    expect(maskIdentifier('A1234BC', 'prison-number')).toBe('A*****C');
    expect(maskIdentifier('12345', 'crime-reference')).toBe('*****');
    expect(maskIdentifier('14/03/2011', 'birth-date')).toBe('**/**/****');
    expect(maskName('Jayden O’Kafor')).toBe('J*** O***');
    expect(maskAddress('jayden@example.com')).toBe('j***@example.com');
  });
});

describe('a child told piece by piece', () => {
  const facts = (text: string) => findJigsaw(new CuedText(text))?.facts.join(', ');

  it.each([
    ['Jayden Okafor, aged 9, attends Ashgrove Primary School.', 'name, age, school'],
    ['Oluwaseun Adebayo, aged 9, attends Ashgrove Primary School.', 'name, age, school'],
    ['Kian (14) is in care.', 'age, placement'],
    ['Amy, 7, goes to Ashgrove Primary.', 'first name, age, school'],
    ['A nine-year-old boy at Ashgrove Primary School in a foster placement.', 'age, school, placement'],
    ['Kayla Brown, 12, is placed with foster carers. Her social worker is Jane Smith.', 'name, age, placement, worker'],
  ])('is found in ‘%s’', (text, expected) => expect(facts(text)).toBe(expected));

  it.each([
    'Children aged 5 to 11 go to Ashgrove Primary School.',
    'Your child can go to Ashgrove High School at age 11.',
    'Sarah Jones, headteacher of Ashgrove Primary School, met the children.',
    'Contact Jane Smith, social worker for your child.',
    'Mr David Smith teaches Year 7 at Ashgrove Academy.',
    'Jenny Example, 33, works at a children’s home.',
    'The Thomas Coram Foundation supports children in care.',
    'Carers Sarah and Tom attended. Tom, 45, has two children, and Tom is in reception at Ashgrove Academy.',
    'Foster carers look after children aged 9.',
  ])('is not found in ‘%s’', (text) => expect(facts(text)).toBeUndefined());
});

it.each([
  ['999 000 0018 ', 7693],
  ['A-', 0],
  ['Jane Jane ', 0],
  ['1/', 0],
  ['07', 0],
  ['The Of ', 0],
  ['born ', 0],
  ['12 Aa ', 0],
  ['AB12 ', 0],
  ['2-', 0],
  ['aged 9 ', 0],
  ['1 ', 0],
])('reads 100 kB of ‘%s’', (piece, count) => {
  const passage = { text: `${piece.repeat(Math.ceil(100_000 / piece.length))} child`, label: '' };
  expect(findIdentifiers(passage)).toHaveLength(count);
  expect(findJigsaw(new CuedText(passage.text))).toBeUndefined();
});
