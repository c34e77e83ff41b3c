import { Cue } from '../cues.ts';
import { allOf, kept } from '../patterns.ts';
import { bare, type Finder, type Identifier, isCued, isNear, none, type Passage } from './identifier.ts';

/** First letter not D F I Q U V, second not D F I O Q U V, last A to D; spaced in pairs or not. */
const insurance = () =>
  /(?<![\p{L}\d])[A-CEGHJ-PR-TW-Za-ceghj-pr-tw-z][A-CEGHJ-NPR-TW-Za-ceghj-npr-tw-z]([ \u00a0-]?)\d{2}[ \u00a0-]?\d{2}[ \u00a0-]?\d{2}[ \u00a0-]?[A-Da-d](?![\p{L}\d])/gu;
const insuranceShape = /[a-z][ \u00a0-]?\d{2}[ \u00a0-]?\d{2}[ \u00a0-]?\d{2}[ \u00a0-]?[a-d]/i;

/** Prefixes that are never given out. */
const unused = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);

const insuranceWords = () => /\bnational insurance\b|\bN\.?I\.? (?:number|no\b)|\bNINO\b/i;

/** National Insurance numbers. They have no check digit: the shape is `likely`, the words beside it make it `sure`. */
export const findInsuranceNumbers: Finder = (passage) =>
  insuranceShape.test(passage.text) ? insuranceNumbersIn(passage) : none;

function* insuranceNumbersIn(passage: Passage): Iterable<Identifier> {
  for (const match of passage.text.matchAll(insurance())) {
    const value = bare(match[0]);
    if (unused.has(value.slice(0, 2))) continue;
    const start = match.index;
    const end = start + match[0].length;
    const isNamed = isNear(passage, start, end, insuranceWords());
    if (!isNamed && match[0] !== match[0].toUpperCase()) continue;
    yield { kind: 'national-insurance', certainty: isNamed ? 'sure' : 'likely', start, end, value };
  }
}

const drivingLicence = kept(
  () =>
    /(?<![\p{L}\d])[A-Za-z9]{5} ?\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d ?[A-Za-z9]{2}[2-9A-Za-z][A-Za-z]{2}(?: ?\d{2})?(?![\p{L}\d])/gu,
);

/** Driver numbers of Great Britain: surname padded with 9, date of birth (month + 50 for women), initials. */
export const findDrivingLicences: Finder = (passage) =>
  /\d{6} ?[a-z9]{2}/i.test(passage.text) ? drivingLicencesIn(passage) : none;

function* drivingLicencesIn({ text }: Passage): Iterable<Identifier> {
  for (const match of allOf(drivingLicence(), text)) {
    const value = bare(match[0]);
    if (!/^[A-Z]{1,5}9*$/.test(value.slice(0, 5)) || !/^(?:[A-Z]{2}|[A-Z]9|99)$/.test(value.slice(11, 13))) continue;
    const start = match.index;
    yield { kind: 'driving-licence', certainty: 'sure', start, end: start + match[0].length, value };
  }
}

const nineDigits = () => /(?<![\p{L}\d£$€]|\d[.,/-])\d{3}[ \u00a0]?\d{3}[ \u00a0]?\d{3}(?![\p{L}\d]|[.,/-]\d| \d)/gu;
const passportWords = () => /\bpassport\b(?:[^.;]|\bno\.){0,25}$/i;

const passportCue = new Cue('passport');

/** Passport numbers: nine digits, only after the word. */
export const findPassports: Finder = (passage) => (isCued(passage, passportCue) ? passportsIn(passage) : none);

function* passportsIn({ text, label }: Passage): Iterable<Identifier> {
  for (const match of text.matchAll(nineDigits())) {
    const start = match.index;
    const isNamed = passportWords().test(`${label} ${text.slice(Math.max(0, start - 40), start)}`);
    if (!isNamed) continue;
    const value = bare(match[0]);
    yield { kind: 'passport', certainty: 'sure', start, end: start + match[0].length, value };
  }
}

/** Current style (AB51 ABC), prefix style (A123 ABC) and suffix style (ABC 123A). */
const vehicle = kept(
  () => /(?<![\p{L}\d])(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z])(?![\p{L}\d])/gu,
);
const vehicleWords = () =>
  /\b(?:registration|reg|vehicle|VRM|VRN|number[ -]plate|car|van|taxi|moped|motorbike|motorcycle)\b/i;

const vehicleCue = new Cue('registration reg vehicle vrm vrn plate car van taxi moped motorbike motorcycle');

/** Vehicle registrations, only beside a word for them: "CO26 ACT" has the shape too. */
export const findVehicles: Finder = (passage) => (isCued(passage, vehicleCue) ? vehiclesIn(passage) : none);

function* vehiclesIn(passage: Passage): Iterable<Identifier> {
  for (const match of allOf(vehicle(), passage.text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (!isNear(passage, start, end, vehicleWords(), 30)) continue;
    yield { kind: 'vehicle', certainty: 'likely', start, end, value: bare(match[0]) };
  }
}
