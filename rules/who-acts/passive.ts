import { plainOf } from '../../src/language/spellings.ts';
import type { Word } from '../../src/language/words.ts';

/** A passive: indexes in the words of its sentence, and what its auxiliaries say. */
export interface Passive {
  /** Of the first auxiliary. */
  first: number;
  /** Of the participle. */
  last: number;
  /** "must be returned", "needs to be returned" */
  isDuty: boolean;
  /** Less than a must: "should be returned". */
  isAdvice: boolean;
  /** "may be refused" */
  isPossible: boolean;
  /** "was refused", "has been refused" */
  isPast: boolean;
}

const list = (words: string) => new Set(words.split(' '));
const be = list("is are was were be been being isn't aren't wasn't weren't");
const modals = list("will shall may might must should would won't mustn't shouldn't can could can't cannot couldn't");
const have = list("has have had hasn't haven't hadn't");
const toBe = list('need needs needed is are has have ought');
const between = list('not also then now only always either already never first still normally usually just');
/** "is considered", "can be reviewed": what is generally so, or what somebody is able to do. */
const general = list("is are isn't aren't can could can't cannot couldn't would might");

/**
 * Finds the passives of a sentence whose participle `isWanted` accepts; those of what is generally so are left out.
 *
 * By the words alone: part-of-speech tags (wink-nlp) called every one of the 311 participles found on 640 pages a verb
 * too, for 230 ms at the start and 3.5 MB in a bundle.
 */
export function passives(words: readonly Word[], isWanted: (participle: string) => boolean): readonly Passive[] {
  let found: Passive[] | undefined;
  for (let at = 0; at < words.length; at++) {
    if (!mayBe(words[at]) || !be.has(plain(words, at))) continue;
    let last = at + 1;
    while (last - at <= 3 && isBetween(plain(words, last))) last++;
    if (!isWanted(plain(words, last))) continue;
    const first = firstAuxiliary(words, at);
    const lead = plain(words, first);
    const chain = [lead];
    for (let next = first + 1; next <= at; next++) chain.push(plain(words, next));
    const isBare = lead === 'be' || lead === 'being' || lead === 'been' || lead === 'to';
    const isNegated = chain.some((word) => word === 'not' || word === 'never' || word.endsWith("n't"));
    const isNeed = chain.includes('to');
    // What a computer does, nobody does.
    const isAutomatic = words.slice(first, last + 2).some(({ text }) => text.toLowerCase() === 'automatically');
    if (isBare || isAutomatic || (general.has(lead) && !isNeed && !chain.includes('being')) || (isNeed && isNegated))
      continue;
    at = last;
    found ??= [];
    found.push({
      first,
      last,
      isDuty: isNeed || lead.startsWith('must') || lead.startsWith('should'),
      isAdvice: !lead.startsWith('must'),
      isPossible: lead === 'may',
      isPast: have.has(lead) || lead.endsWith("'ve") || lead.startsWith('was') || lead.startsWith('were'),
    });
  }
  return found ?? none;
}

const none: readonly never[] = [];

/** Whether a word can be one of `be`, at a look: nine in ten are too long, or begin with other letters. */
function mayBe(word: Word | undefined): boolean {
  if (word === undefined || word.text.length < 2 || word.text.length > 7) return false;
  const second = word.text.charCodeAt(1) | 0x20;
  switch (word.text.charCodeAt(0) | 0x20) {
    case 0x69: // is
      return second === 0x73;
    case 0x61: // are
      return second === 0x72;
    case 0x62: // be
      return second === 0x65;
    case 0x77: // was, were
      return second === 0x61 || second === 0x65;
    default:
      return false;
  }
}

/** Index of the first of the auxiliaries that end at `at`: of "will" in "will not have been", of "you'll" in "you'll be". */
function firstAuxiliary(words: readonly Word[], at: number): number {
  let first = at;
  for (let index = at - 1; index >= Math.max(0, at - 4); index--) {
    const word = plain(words, index);
    if (
      word === 'to'
        ? toBe.has(plain(words, index - 1))
        : isAuxiliary(word) || (plain(words, first) === 'to' && toBe.has(word))
    ) {
      first = index;
    } else if (!isBetween(word)) break;
  }
  return first;
}

function isAuxiliary(word: string): boolean {
  return modals.has(word) || have.has(word) || be.has(word) || /'(?:ll|ve|re)$/.test(word);
}

function isBetween(word: string): boolean {
  return between.has(word) || word.endsWith('ly');
}

/** A word in lower case with straight apostrophes; empty where there is none. */
export function plain(words: readonly Word[], at: number): string {
  const word = words[at];
  return word === undefined ? '' : plainOf(word);
}
