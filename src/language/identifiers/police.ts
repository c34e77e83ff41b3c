import { Cue } from '../cues.ts';
import { policeLetter } from './check-digits.ts';
import { bare, before, type Finder, type Identifier, isCued, isNear, none, type Passage } from './identifier.ts';

const pnc = () => /(?<![\p{L}\d/])((?:19|20)?\d{2})\/(\d{1,7})([A-HJ-NP-RT-Za-hj-np-rt-z])(?![\p{L}\d/])/gu;
/** Of both numbers: digits after a stroke, and a letter. */
const withLetter = /\d\/\d{1,7}[a-z]/i;

const policeWords = () =>
  /\bPNC\b|\bpolice national computer\b|\barrest|\bcharged\b|\bnominal\b|\boffender\b|\bsuspect\b/i;

/** Ids of the Police National Computer: year, serial, check letter. The short form only beside a word for it. */
export const findPoliceIds: Finder = (passage) => (withLetter.test(passage.text) ? policeIdsIn(passage) : none);

function* policeIdsIn(passage: Passage): Iterable<Identifier> {
  for (const match of passage.text.matchAll(pnc())) {
    const [all, year = '', serial = '', letter] = match;
    if (policeLetter(year.slice(-2), serial.padStart(7, '0')) !== letter?.toUpperCase()) continue;
    const start = match.index;
    const end = start + all.length;
    const isLong = year.length === 4 && serial.length === 7;
    if (!isLong && !isNear(passage, start, end, policeWords())) continue;
    yield { kind: 'pnc', certainty: 'sure', start, end, value: bare(all) };
  }
}

const cro = () => /(?<![\p{L}\d/])(\d{1,6})\/(\d{2})([A-HJ-NP-RT-Za-hj-np-rt-z])(?![\p{L}\d/])/gu;
const croWords = () => /\bCRO\b|\bcriminal records? office\b/i;

/** Numbers of the Criminal Records Office: serial, year, check letter, beside a word for it. */
export const findCriminalRecords: Finder = (passage) =>
  withLetter.test(passage.text) ? criminalRecordsIn(passage) : none;

function* criminalRecordsIn(passage: Passage): Iterable<Identifier> {
  for (const match of passage.text.matchAll(cro())) {
    const [all, serial = '', year = '', letter] = match;
    if (policeLetter(year, serial.padStart(6, '0')) !== letter?.toUpperCase()) continue;
    const start = match.index;
    const end = start + all.length;
    if (!isNear(passage, start, end, croWords())) continue;
    yield { kind: 'cro', certainty: 'sure', start, end, value: bare(all) };
  }
}

const arrestSummons = () =>
  /(?<![\p{L}\d/])\d{2}\/[\dA-Za-z]{4}\/\d{2}\/\d{1,11}[A-HJ-NP-RT-Za-hj-np-rt-z](?![\p{L}\d/])/gu;
const arrestWords = () => /\bASN\b|\barrest[ /-]*summons\b/i;

/** Arrest summons numbers: year, force and station, system, serial and letter. */
export const findArrestSummonses: Finder = (passage) =>
  /\d{2}\/[\da-z]{4}\/\d{2}\/\d/i.test(passage.text) ? arrestSummonsesIn(passage) : none;

function* arrestSummonsesIn(passage: Passage): Iterable<Identifier> {
  for (const match of passage.text.matchAll(arrestSummons())) {
    const start = match.index;
    const end = start + match[0].length;
    const certainty = isNear(passage, start, end, arrestWords()) ? 'sure' : 'likely';
    yield { kind: 'arrest-summons', certainty, start, end, value: bare(match[0]) };
  }
}

const prison = () => /(?<![\p{L}\d])[A-Z]\d{4}[A-Z]{2}(?![\p{L}\d])/gu;
const prisonWords = () => /\bprison(?:er)?\b|\bHMP\b|\bYOI\b|\bNOMIS\b|\binmate\b|\bsecure training centre\b/i;

const prisonCue = new Cue('prison prisoner hmp yoi nomis inmate secure');

/** Prison numbers, only beside a word for them: product codes have the shape too. */
export const findPrisonNumbers: Finder = (passage) => (isCued(passage, prisonCue) ? prisonNumbersIn(passage) : none);

function* prisonNumbersIn(passage: Passage): Iterable<Identifier> {
  for (const match of passage.text.matchAll(prison())) {
    const start = match.index;
    const end = start + match[0].length;
    if (!isNear(passage, start, end, prisonWords())) continue;
    yield { kind: 'prison-number', certainty: 'sure', start, end, value: bare(match[0]) };
  }
}

const crime = () => /(?<![\p{L}\d/])(?:[A-Z]{2,4}[/-]?)?\d{2,11}(?:\/\d{2,7}){0,2}(?![\p{L}\d/])/gu;
const crimeWords = () =>
  /\bcrime (?:ref(?:erence)?|number|no)\b\.?(?: (?:number|no)\b\.?)?(?: is| was)?[\s:#(–-]{0,4}$/i;

const crimeCue = new Cue('crime');

/** Crime references, straight after the words: each force has its own form. */
export const findCrimeReferences: Finder = (passage) => (isCued(passage, crimeCue) ? crimeReferencesIn(passage) : none);

function* crimeReferencesIn(passage: Passage): Iterable<Identifier> {
  for (const match of passage.text.matchAll(crime())) {
    const start = match.index;
    const digits = match[0].replace(/\D/g, '').length;
    if (digits < 5 || !crimeWords().test(before(passage, start))) continue;
    yield { kind: 'crime-reference', certainty: 'likely', start, end: start + match[0].length, value: bare(match[0]) };
  }
}
