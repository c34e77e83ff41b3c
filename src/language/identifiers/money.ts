import { Cue } from '../cues.ts';
import { allOf, kept } from '../patterns.ts';
import { isCardChecked } from './check-digits.ts';
import { after, bare, before, type Finder, type Identifier, isCued, isNear, none, type Passage } from './identifier.ts';

const card = kept(() => /(?<![\p{L}\d£$€]|\d[.,/-])[2-6](?:[ \u00a0-]?\d){12,18}(?![\p{L}\d])/gu);
const cardWords = () => /\b(?:card|visa|mastercard|maestro|amex|american express|PAN)\b/i;
const fours = () => /^\d{4}([ \u00a0-])\d{4}\1\d{4}\1\d{4}$/;

/** Numbers of payment cards: 13 to 19 digits that pass Luhn's check, in fours or beside a word for them. */
export const findCards: Finder = (passage) =>
  /[2-6](?:[ \u00a0-]?\d){12}/.test(passage.text) ? cardsIn(passage) : none;

function* cardsIn(passage: Passage): Iterable<Identifier> {
  for (const match of allOf(card(), passage.text)) {
    const value = bare(match[0]);
    if (!isCardChecked(value)) continue;
    const start = match.index;
    const end = start + match[0].length;
    if (!fours().test(match[0]) && !isNear(passage, start, end, cardWords())) continue;
    yield { kind: 'card', certainty: 'sure', start, end, value };
  }
}

const account = () => /(?<![\p{L}\d£$€]|\d[.,/-])\d{4}[ \u00a0]?\d{4}(?![\p{L}\d]|[.,/-]\d)/gu;
const sortCode = () => /\bsort[ -]?code\b/i;
const sortCue = new Cue('sort sortcode');
const accountWords = () => /\b(?:account|acct|a\/c)\b/i;

/** Numbers of bank accounts: eight digits beside "account" with a sort code near. */
export const findBankAccounts: Finder = (passage) => (isCued(passage, sortCue) ? bankAccountsIn(passage) : none);

function* bankAccountsIn(passage: Passage): Iterable<Identifier> {
  for (const match of passage.text.matchAll(account())) {
    const start = match.index;
    const end = start + match[0].length;
    if (!accountWords().test(before(passage, start, 30))) continue;
    if (!sortCode().test(before(passage, start, 120)) && !sortCode().test(after(passage, end, 80))) continue;
    yield { kind: 'bank-account', certainty: 'likely', start, end, value: bare(match[0]) };
  }
}
