import { Cue, type Cued } from './cues.ts';

/** The ways in which a reader can reach somebody. `page` is a link to a page of contacts, which has more than one. */
export const routes = ['phone', 'text', 'email', 'online', 'post', 'in person', 'page'] as const;
export type Route = (typeof routes)[number];

/** A way to reach somebody, found in a text. */
export interface FoundRoute {
  route: Route;
  start: number;
  end: number;
}

/**
 * Numbers for emergencies and national helplines: they reach somebody, and not whoever wrote the draft. 999, 112, 101, 111 and
 * 105 are services'; the others are those of Childline, Samaritans, the NSPCC, the National Domestic Abuse
 * Helpline, Crimestoppers, the missing children's line, and Family Lives, as each publishes them.
 */
const helplines = new Set(
  '999 112 101 111 105 08001111 116123 08088005000 08082000247 0800555111 116000 08088002222'.split(' '),
);

const us = '(?:us|me|him|her|them|our|your|my|\\(\\()';
const toPhone = () => new RegExp(`\\b(?:phone|telephone|call|ring|dial)(?: back)? ${us}`, 'gi');
const toEmail = () =>
  new RegExp(
    `\\be-?mail(?: it| them| this)?(?: to)? ${us}|\\b(?:by|or|and|via) e-?mail\\b|\\b(?:reply to|answer) this e-?mail\\b`,
    'gi',
  );
/**
 * The ways, each with the words, and where those say little with the characters, without which its pattern cannot match. A
 * pattern is made when it is first needed.
 */
const ways: readonly (readonly [route: Route, words: string, pattern: () => RegExp, look?: RegExp])[] = [
  [
    'phone',
    '0',
    () => /(?<![\d\p{L}./-])(?:\+44|0)[ \u00a0-]?(?:\(0\)[ \u00a0]?)?(?:\(?\d\)?[ \u00a0-]?){8,10}(?![\d\p{L}])/gu,
    /(?:\+44|0)[\d() \u00a0-]{8}/,
  ],
  ['phone', 'phone telephone call ring dial', toPhone],
  [
    'phone',
    'phone telephone helpline',
    () =>
      /\b(?:(?:by|or|and|via) (?:tele)?phone(?= or| and|[,.;)]|$)|by (?:tele)?phone|over the phone|on the phone|telephone number|phone number|phone line|helpline)\b/gi,
  ],
  ['phone', '( {', () => /(?:\(\(|\{\{)[^(){}]{0,40}(?:phone|telephone|mobile)[^(){}]{0,40}(?:\)\)|\}\})/gi],
  [
    'text',
    'text textphone minicom sms relay signvideo sign bsl video whatsapp',
    () =>
      /\b(?:text (?:us|me|relay|phone)|textphone|text phone|minicom|by text|text message (?:us|to)|sms (?:us|to)|relay uk|signvideo|sign video|bsl interpreter|video relay|whatsapp)\b/gi,
  ],
  ['email', '@', () => /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/gu],
  ['email', 'email mail', toEmail],
  ['email', '( {', () => /(?:\(\(|\{\{)[^(){}]{0,40}e-?mail[^(){}]{0,40}(?:\)\)|\}\})/gi],
  [
    'online',
    'online* web* site app portal live* fill http* https*',
    () =>
      /\b(?:online|on (?:our|the) (?:web ?site|web page|site|app|portal)\b|(?:web|live) ?chat|web ?form|fill in (?:the|our|this) form at|visit (?:our|the) web ?site|go to https?:|at (?:https?:|www\.))/gi,
  ],
  ['online', '/ www*', () => /(?:https?:\/\/|\bwww\.)[^\s<>]{3,}/gi],
  [
    'post',
    'write post send return freepost box address writing letter envelope postal',
    () =>
      /\bwrite(?: back)? to (?:us|me|our|your|him|her|them|the (?:team|council|address)|\(\(|:|[A-Z])|\bby post\b|\b(?:send|post|return) (?:it|them|the form|your (?:form|letter|reply)) (?:back )?(?:to|in)\b|\bfreepost\b|\bp\.? ?o\.? box\b|\baddress (?:above|below|at the top|on this letter)\b|\bin writing\b|\bby letter\b|\b(?:(?:stamped|prepaid|enclosed) envelope|postal address)\b/gi,
  ],
  [
    'in person',
    'person* face drop come call pop visit reception* office* counter* speak talk',
    () =>
      /\b(?:in person|face[ -]to[ -]face|drop[ -]in|come (?:in to|and see|to (?:our|see))|call in|pop in|visit (?:us|our (?:office|reception|library|children|family|centre|hub))|at (?:our|the) (?:reception|office|counter)|(?:speak|talk)(?: directly)? (?:to|with) (?:us|me|your|a member|their|the|one of)\b)/gi,
  ],
  [
    'page',
    'contact ways',
    () => /\b(?:contact (?:details|information|page)|other ways to (?:contact|get in touch)|ways to contact)\b/gi,
  ],
];

const patterns = ways.map(([route, words, make, look]) => {
  let made: RegExp | undefined;
  const pattern = () => (made ??= make());
  return { route, cue: new Cue(words), pattern, look };
});
/** Most texts name no way at all: of one that may, and of one that holds a digit. */
export const anyWay = new Cue(ways.map(([, words]) => words).join(' '));

/** The ways to reach somebody that a text names, in text order; a helpline of somebody else's is none. */
export function findRoutes(cued: Cued): FoundRoute[] {
  if (!cued.has(anyWay)) return [];
  const { text } = cued;
  const found: FoundRoute[] = [];
  for (const { route, cue, pattern, look } of patterns) {
    if (!cued.has(cue) || look?.test(text) === false) continue;
    const way = pattern();
    for (let match = way.exec(text); match !== null; match = way.exec(text)) {
      if (isHelpline(match[0])) continue;
      found.push({ route, ...exactly(match[0], match.index, text) });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Where a way stands, without the bracket of what is around it, and with the one that its own number opens with. */
function exactly(found: string, at: number, text: string): { start: number; end: number } {
  const way = found.trimEnd();
  const isOpened = way.includes('(') || !way.includes(')');
  if (!isOpened && way.endsWith(')')) return { start: at, end: at + way.length - 1 };
  return { start: !isOpened && text.charAt(at - 1) === '(' ? at - 1 : at, end: at + way.length };
}

/** The way that a link opens; undefined for a page about something else. */
export function routeOfLink(address: string, text: string): Route | undefined {
  if (/^mailto:/i.test(address)) return 'email';
  if (/^tel:/i.test(address)) return isHelpline(address) ? undefined : 'phone';
  if (/^sms:|wa\.me|whatsapp/i.test(address)) return 'text';
  if (
    /contact|get-in-touch|find-(?:a|your|local)|enquir/i.test(address) ||
    /\bcontact\b|\bget in touch\b/i.test(text)
  ) {
    return 'page';
  }
  if (/\b(?:apply|form|online|report|register|book|claim|sign in|renew|complain)\b/i.test(text)) return 'online';
  return undefined;
}

function isHelpline(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  return digits !== '' && helplines.has(digits);
}
