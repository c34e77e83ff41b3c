import { Cue } from '../cues.ts';
import { allOf, kept } from '../patterns.ts';
import { after, bare, before, type Finder, type Identifier, isCued, none, type Passage } from './identifier.ts';
import { isPostcodeArea } from './postcode-areas.ts';

const mobile = kept(
  () => /(?<![\p{L}\d/]|\d[.,-])(?:\+44|0044|0)[ \u00a0-]?(?:\(0\) ?)?7[1-57-9](?:[ \u00a0.-]?\d){8}(?![\p{L}\d])/gu,
);

/** A service's own line, published to be used. */
const serviceWords = () =>
  /\b(?:text(?:ing|line|phone|s)?|sms|whatsapp|help ?line|hot ?line|out of hours|duty|office|team|service|chathealth|school nurse|enquir\w+|press|reception|switchboard|media)\b/i;

/**
 * Mobile phone numbers. Landlines are mostly those of offices, so only numbers that begin 07 count; 070 and 076 are not
 * mobile phones. A number that a service gives for texts is its own.
 */
export const findMobiles: Finder = (passage) =>
  /7[1-57-9](?:[ \u00a0.-]?\d){8}/.test(passage.text) ? mobilesIn(passage) : none;

function* mobilesIn(passage: Passage): Iterable<Identifier> {
  for (const match of allOf(mobile(), passage.text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isOfService(passage, start, end)) continue;
    const value = bare(match[0]).replace(/^(?:0044|44)0?/, '0');
    yield { kind: 'mobile', certainty: 'likely', start, end, value };
  }
}

/** Whether words for a service stand in the same sentence. */
function isOfService(passage: Passage, start: number, end: number): boolean {
  const words = before(passage, start, 60);
  const sentence = words.slice(Math.max(...[...'.;!?\n'].map((mark) => words.lastIndexOf(mark))) + 1);
  return serviceWords().test(sentence) || serviceWords().test(/^[^.;!?\n]*/.exec(after(passage, end, 60))?.[0] ?? '');
}

const postcode = kept(() => /(?<![\p{L}\d])([A-Z]{1,2})\d[A-Z\d]?[ \u00a0]?\d[A-BD-HJLNP-UW-Z]{2}(?![\p{L}\d])/gu);

const postcodeShape = /\d[A-Z]{2}/;

/** A full postcode, its offsets in UTF-16 code units. */
export interface Postcode {
  start: number;
  end: number;
}

/** Full postcodes whose area exists. ZZ99 stands for no fixed address, AA1 1AA for an example. */
export function findPostcodes(text: string): Postcode[] {
  if (!postcodeShape.test(text)) return [];
  const found: Postcode[] = [];
  for (const match of allOf(postcode(), text)) {
    const [all, area = ''] = match;
    if (isPostcodeArea(area) || /^AA1 ?1AA$/.test(all))
      found.push({ start: match.index, end: match.index + all.length });
  }
  return found;
}

/** A house number, one to three words with a capital, and a word for a street. */
const street = kept(
  () =>
    /(?<![\p{L}\d/£])(?:(?:[Ff]lat|[Aa]partment|[Uu]nit) \d{1,4}[A-Za-z]?,? )?\d{1,4}[A-Za-z]? (?:\p{Lu}[\p{L}’'.-]{0,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Way|Court|Crescent|Gardens|Grove|Place|Terrace|Hill|Mews|Walk|Square|Rise|Row|Park|Green|Parade|View|Croft|Fold|Yard|End|Mount)(?![\p{L}\d])/gu,
);

const streetShape = /\d[A-Za-z]? [^a-z\d\s]/;

/** A house number and street, its offsets in UTF-16 code units. */
export function findStreets(text: string): { start: number; end: number }[] {
  if (!streetShape.test(text)) return [];
  return allOf(street(), text).map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

const homeWords = () =>
  /\b(?:lives?|lived|living|resid(?:es?|ing)|stays?|staying|moved|home address|address of (?:the )?(?:child|family|carers?|mother|father|parents?)|(?:his|her|their|child[’']s|family[’']s|mother[’']s|father[’']s|carer[’']s|carers[’']|placement|refuge)(?: \w+)? address|placed|refuge (?:is )?at)(?!\w)[^.;]{0,40}$/i;
const homeCue = new Cue(
  'live lives lived living resid reside resides residing stay stays staying moved address placed refuge',
);
const officeWords = () =>
  /\b(?:office|offices|council|town hall|civic centre|county hall|station|centre|center|hub|surgery|clinic|hospital|court|library|school|academy|college|nursery|church|PO box|department|service|headquarters|house of|open|meeting|venue|visit us)\b/i;

/** Where a person lives: a street with a number, or a full postcode, after words that say so. */
export const findHomeAddresses: Finder = (passage) => (isCued(passage, homeCue) ? homeAddressesIn(passage) : none);

function* homeAddressesIn(passage: Passage): Iterable<Identifier> {
  const { text } = passage;
  const streets = findStreets(text);
  const postcodes = findPostcodes(text);
  let until = 0;
  for (const { start, end } of [...streets, ...postcodes].sort((a, b) => a.start - b.start)) {
    if (start < until) continue;
    const words = before(passage, start, 70);
    const home = homeWords().exec(words);
    if (home === null || officeWords().test(words.slice(home.index)) || officeWords().test(text.slice(end, end + 30)))
      continue;
    const code = postcodes.find((each) => each.start >= end && each.start - end < 60);
    until = code?.end ?? end;
    yield { kind: 'home-address', certainty: 'sure', start, end: until, value: bare(text.slice(start, until)) };
  }
}
