import { allOf } from './patterns.ts';

/** An email address in a text: `start` and `end` are offsets in UTF-16 code units. */
export interface EmailAddress {
  start: number;
  end: number;
  text: string;
  /** What follows the @, in lower case. */
  domain: string;
}

const address = /(?<![\w.+-])[\w.+'’-]{1,64}@(?:[A-Za-z\d-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w-])/g;

/** The email addresses of a text, in text order. Time is linear in its length. */
export function findEmailAddresses(text: string): EmailAddress[] {
  if (!text.includes('@')) return [];
  return allOf(address, text).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    domain: match[0].slice(match[0].lastIndexOf('@') + 1).toLowerCase(),
  }));
}

/** Whether a domain is one of a list or below one: `mail.example.gov.uk` is below `gov.uk`. */
export function isUnder(domain: string, list: readonly string[]): boolean {
  return list.some((each) => domain === each || domain.endsWith(`.${each}`));
}
