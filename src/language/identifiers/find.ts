import { findBirthDates } from './birth.ts';
import { type CaseNumbers, findCaseNumbers } from './case-numbers.ts';
import { findHomeAddresses, findMobiles } from './contact.ts';
import { findPupilNumbers, findTenDigits } from './health-and-learning.ts';
import type { Finder, Identifier, Passage } from './identifier.ts';
import { findBankAccounts, findCards } from './money.ts';
import { findDrivingLicences, findInsuranceNumbers, findPassports, findVehicles } from './national.ts';
import {
  findArrestSummonses,
  findCrimeReferences,
  findCriminalRecords,
  findPoliceIds,
  findPrisonNumbers,
} from './police.ts';

/** Every family; where two claim the same text the earlier one has it. */
const finders: readonly Finder[] = [
  findTenDigits,
  findPupilNumbers,
  findInsuranceNumbers,
  findPoliceIds,
  findCriminalRecords,
  findArrestSummonses,
  findPrisonNumbers,
  findDrivingLicences,
  findPassports,
  findCards,
  findBankAccounts,
  findBirthDates,
  findMobiles,
  findHomeAddresses,
  findVehicles,
  findCrimeReferences,
];

/**
 * The identifiers in a text, in text order and apart. Time is linear in its length.
 *
 * @param systems local case systems, by the project's configuration
 */
export function findIdentifiers(passage: Passage, systems: readonly CaseNumbers[] = []): Identifier[] {
  // All of them hold a digit, and most blocks hold none.
  if (!/\d/.test(passage.text)) return [];
  const found: { rank: number; identifier: Identifier }[] = [];
  for (const [rank, finder] of finders.entries()) {
    for (const identifier of finder(passage)) found.push({ rank, identifier });
  }
  for (const identifier of findCaseNumbers(passage, systems)) found.push({ rank: -1, identifier });
  found.sort((a, b) => a.identifier.start - b.identifier.start || a.rank - b.rank);
  const result: Identifier[] = [];
  for (const { identifier } of found) {
    const last = result.at(-1);
    if (last === undefined || identifier.start >= last.end) result.push(identifier);
  }
  return result;
}

const exampleWords =
  /\b(?:for example|for instance|e\.?g\b\.?|such as|(?:an|this|the|these|our) examples?|examples?:|formats?:?|looks? like|like this|sample|dummy|fictional|made[- ]up|test (?:data|number))\b[^.;]{0,30}$/i;

/** Whether the words before an offset say that what follows is an example. */
export function isExample({ text, label }: Passage, start: number): boolean {
  return exampleWords.test(`${label} ${text.slice(Math.max(0, start - 60), start)}`);
}
