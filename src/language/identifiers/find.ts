import { Cue } from '../cues.ts';
import { findBirthDates } from './birth.ts';
import { type CaseNumbers, findCaseNumbers } from './case-numbers.ts';
import { findHomeAddresses, findMobiles } from './contact.ts';
import { findPupilNumbers, findTenDigits } from './health-and-learning.ts';
import { type Finder, type Identifier, none, type Passage } from './identifier.ts';
import { findBankAccounts, findCards } from './money.ts';
import { findDrivingLicences, findInsuranceNumbers, findPassports, findVehicles } from './national.ts';
import {
  findArrestSummonses,
  findCrimeReferences,
  findCriminalRecords,
  findPoliceIds,
  findPrisonNumbers,
} from './police.ts';

/** Every family, with the fewest digits that one of it has; where two claim the same text the earlier one has it. */
const finders: readonly { find: Finder; digits: number }[] = [
  { find: findTenDigits, digits: 10 },
  { find: findPupilNumbers, digits: 11 },
  { find: findInsuranceNumbers, digits: 6 },
  { find: findPoliceIds, digits: 3 },
  { find: findCriminalRecords, digits: 3 },
  { find: findArrestSummonses, digits: 5 },
  { find: findPrisonNumbers, digits: 4 },
  { find: findDrivingLicences, digits: 6 },
  { find: findPassports, digits: 9 },
  { find: findCards, digits: 13 },
  { find: findBankAccounts, digits: 8 },
  { find: findBirthDates, digits: 3 },
  { find: findMobiles, digits: 10 },
  { find: findHomeAddresses, digits: 1 },
  { find: findVehicles, digits: 1 },
  { find: findCrimeReferences, digits: 5 },
];

/** Of a text that can hold an identifier: all of them hold a digit, and most blocks hold none. */
export const identifying = new Cue('0');

/**
 * The identifiers in a text, in text order and apart. Time is linear in its length.
 *
 * @param systems local case systems, by the project's configuration
 */
export function findIdentifiers(passage: Passage, systems: readonly CaseNumbers[] = []): readonly Identifier[] {
  const count = countDigits(passage.text);
  if (count === 0) return [];
  const found: { rank: number; identifier: Identifier }[] = [];
  for (let rank = 0; rank < finders.length; rank++) {
    const { find, digits } = finders[rank] as (typeof finders)[number];
    if (count < digits) continue;
    const ofFamily = find(passage);
    if (ofFamily !== none) for (const identifier of ofFamily) found.push({ rank, identifier });
  }
  if (systems.length > 0) {
    for (const identifier of findCaseNumbers(passage, systems)) found.push({ rank: -1, identifier });
  }
  if (found.length === 0) return [];
  found.sort((a, b) => a.identifier.start - b.identifier.start || a.rank - b.rank);
  const result: Identifier[] = [];
  for (const { identifier } of found) {
    const last = result.at(-1);
    if (last === undefined || identifier.start >= last.end) result.push(identifier);
  }
  return result;
}

function countDigits(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) count++;
  }
  return count;
}

const exampleWords = () =>
  /\b(?:for example|for instance|e\.?g\b\.?|such as|(?:an|this|the|these|our) examples?|examples?:|formats?:?|looks? like|like this|sample|dummy|fictional|made[- ]up|test (?:data|number))\b[^.;]{0,30}$/i;

/** Whether the words before an offset say that what follows is an example. */
export function isExample({ text, label }: Passage, start: number): boolean {
  return exampleWords().test(`${label} ${text.slice(Math.max(0, start - 60), start)}`);
}
