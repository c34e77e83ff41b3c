import { z } from 'zod';
import type { Block } from '../../src/draft/block.ts';
import type { Draft } from '../../src/draft/draft.ts';
import { inLowerCase } from '../../src/language/characters.ts';
import { anyWay, type FoundRoute, findRoutes, type Route, routeOfLink } from '../../src/language/contact-routes.ts';
import { Cue } from '../../src/language/cues.ts';
import { findPostcodes } from '../../src/language/identifiers/contact.ts';
import { identifying } from '../../src/language/identifiers/find.ts';
import { kept } from '../../src/language/patterns.ts';
import type { TermMatch } from '../../src/language/terms.ts';
import { termFields } from '../../src/rule/entry.ts';
import { links } from '../../src/rule/links.ts';
import { defineRule, type Report } from '../../src/rule/rule.ts';

/** A way to get in touch, where it is first named. */
interface Named {
  block: Block;
  start: number;
  end: number;
}

const names: Readonly<Record<Exclude<Route, 'page'>, string>> = {
  phone: 'The phone',
  text: 'A text message',
  email: 'Email',
  online: 'The internet',
  post: 'The post',
  'in person': 'A visit or talk',
};

// The patterns are for texts in lower case: see `inLowerCase`.

/** What sends the reader to somebody, at most four words before. */
const sendsReader = kept(
  () =>
    /\b(?:contact|ask|phone|call|ring|email|tell|notify|inform|approach|speak|talk|write|apply|refer|report|consult|send|return|reply)\b(?:[\s,]+[\p{L}’']+){0,4}[\s,]*$/u,
);

/** "You can only apply online": without such words a page about an online service is no refusal of every other way. */
const onlineOnly = kept(
  () =>
    /\bonly (?:\p{L}+ ){0,6}online\b|\bonline only\b|\bmust (?:\p{L}+ ){0,4}online\b|\bonly (?:be \p{L}+ )?(?:through|via|on|using) (?:our|the) (?:online|web|app|portal)/u,
);

const online = new Cue('online web app portal');

const reference = () =>
  /\b(?:ref(?:erence)?(?: (?:number|no\.?))?\b ?[:.]|(?:reference|case|crime|incident|log|job|occurrence) (?:number|no\b|ref)|(?:our|your) ref(?:erence)?\b|ref(?:erence)? (?:\p{L}{1,5}[-/ ]?)?\d|quot(?:e|ing) (?:the |this |our |your )?(?:ref|number|case|\(\()|urn\b)|\(\([^()]{0,40}ref(?:erence)?[^()]{0,40}\)\)/u;

const entry = () => z.strictObject({ ...termFields, asked: z.boolean().default(false) });
type Entry = z.infer<ReturnType<typeof entry>>;
type MessageId = 'none' | 'only' | 'reference' | 'signpost';

export default defineRule({
  category: 'structure',
  summary: 'Readers are told whom to ask, in more than one way',
  severity: 'warning',
  channels: ['web', 'letter', 'email'],
  sources: [
    {
      title: 'Equality Act 2010, section 20',
      says: 'a disabled person who cannot use the one route has to be given another',
      url: 'https://www.legislation.gov.uk/ukpga/2010/15/section/20',
    },
    {
      title: 'WCAG 2.2, 3.2.6 Consistent help (level A)',
      says: 'in spirit: people find help, and find it in the same place',
      url: 'https://www.w3.org/TR/WCAG22/#consistent-help',
    },
    { title: 'NHS and DWP guidance on letters', says: 'who to contact, and more than a phone number' },
    { title: 'Two ways: our judgement' },
  ],
  options: () =>
    z.strictObject({
      least: z.int().min(0).max(3).default(1).describe('ways to get in touch that readers need'),
      reference: z.boolean().default(false).describe('whether a letter or email needs a reference to quote'),
    }),
  entry,
  messages: {
    none: {
      what: 'This {draft} gives {readers} no way to ask about it.',
      do: 'Give the name of a person or team, and how to reach them.',
    },
    only: {
      what: '{route} is the only way that this {draft} gives {readers} to get in touch.',
      do: 'Add {other}, for those who cannot use it.',
    },
    reference: {
      what: 'This {draft} gives {readers} no reference to quote.',
      do: 'Give one, and ask them to quote it; leave names out of it.',
    },
    signpost: {
      what: '‘{found}’ does not tell {readers} whom to ask.',
      do: 'Name the team or organisation, and link to it or give its number.',
    },
  },
  ofTerms: true,

  checkBlock(block, { matches }) {
    if (!block.isEnglish || block.quoted) return undefined;
    return signposts(block, matches(block));
  },

  checkDraft(draft, { options, channel }) {
    const isSent = channel === 'letter' || channel === 'email';
    // A page need not give a way to ask; where it gives one, that may be too few.
    if (!isSent && options.least < 2) return undefined;
    const english = draft.blocks.filter((block) => block.isEnglish && !block.quoted && block.text !== '');
    return english.some(({ isProse }) => isProse)
      ? missing(draft, english, isSent ? channel : 'page', options)
      : undefined;
  },
});

function* signposts(block: Block, found: readonly TermMatch<Entry>[]): Iterable<Report<MessageId>> {
  for (const { start, end, entry } of found) {
    if (block.within(start, end, 'link', 'code', 'quotation', 'deleted')) continue;
    if (block.isQuoted(start, end)) continue;
    if (entry.asked && !sendsReader().test(inLowerCase(block.text.slice(Math.max(0, start - 60), start)))) continue;
    yield {
      message: 'signpost',
      at: { block, start, end },
      data: { found: block.text.slice(start, end) },
      group: entry.term,
    };
  }
}

function* missing(
  draft: Draft,
  english: readonly Block[],
  name: 'letter' | 'email' | 'page',
  options: { least: number; reference: boolean },
): Iterable<Report<MessageId>> {
  const isSent = name !== 'page';
  if (options.reference && isSent && !hasReference(draft, english)) {
    yield { message: 'reference', at: { draft: true }, data: { draft: name } };
  }
  // Above the greeting stands the reader's own address.
  const greeting = isSent ? english.find(({ text }) => /^Dear\b/.test(text)) : undefined;
  const found = routesOf(english, isSent ? (greeting?.index ?? 0) : -1, options.least);
  if (found.has('page')) return;
  const [only, ...others] = found;
  if (only === undefined) {
    if (!isSent || options.least === 0) return;
    // The answer to an email is a way to ask.
    const hint = name === 'email' ? { severity: 'info' as const } : {};
    yield { message: 'none', at: { draft: true }, data: { draft: name }, ...hint };
    return;
  }
  const [route, at] = only;
  if (others.length + 1 >= options.least || route === 'page') return;
  if (!isSent && !isOnlyRoute(route, at, english)) return;
  const isSpoken = route === 'phone' || route === 'in person';
  const other = isSpoken ? 'an email address, a form or a postal address' : 'a phone number';
  yield { message: 'only', at, data: { route: names[route], draft: name, other } };
}

/** Whether a page sends its readers one way: a number or address to use, or online and nothing else. */
function isOnlyRoute(route: Route, { block, start, end }: Named, blocks: readonly Block[]): boolean {
  if (route === 'online') {
    const pattern = onlineOnly();
    return blocks.some((block) => block.has(online) && pattern.test(inLowerCase(block.text)));
  }
  if (route === 'email') return block.text.slice(start, end).includes('@') || block.within(start, end, 'link');
  return route === 'phone' && /\d{3}|\b(?:us|me|our)$/i.test(block.text.slice(start, end));
}

/**
 * The ways to get in touch that a draft names, each with where it first does; no more than are looked for, and one at least
 * where there is one.
 *
 * @param addressesAfter index of the block after which a postcode is one that the reader can write to
 */
function routesOf(blocks: readonly Block[], addressesAfter: number, enough: number): Map<Route, Named> {
  const found = new Map<Route, Named>();
  for (const block of blocks) {
    if (block.kind === 'alt' || block.kind === 'tooltip') continue;
    if (block.spans.length === 0 && !block.has(anyWay)) continue;
    for (const { route, start, end, isPostcode } of block.once(routesIn, () => routesIn(block))) {
      if (found.has(route) || (isPostcode && block.index <= addressesAfter)) continue;
      found.set(route, { block, start, end });
    }
    if (found.size > 0 && found.size >= enough) break;
  }
  return found;
}

/** The ways that a block names: those of its words, its first postcode, and those of its links. */
function routesIn(block: Block): (FoundRoute & { isPostcode: boolean })[] {
  const found = findRoutes(block).map(({ route, start, end }) => ({ route, start, end, isPostcode: false }));
  const [postcode] = block.has(identifying) ? findPostcodes(block.text) : [];
  if (postcode !== undefined) found.push({ route: 'post', start: postcode.start, end: postcode.end, isPostcode: true });
  for (const { address, text, start, end } of links(block)) {
    const route = routeOfLink(address, text);
    if (route !== undefined) found.push({ route, start, end, isPostcode: false });
  }
  return found;
}

function hasReference({ fields }: Draft, blocks: readonly Block[]): boolean {
  if (fields.has('reference') || fields.has('ref')) return true;
  const pattern = reference();
  return blocks.some(({ text }) => pattern.test(inLowerCase(text)));
}
