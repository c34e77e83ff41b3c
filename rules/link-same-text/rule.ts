import { z } from 'zod';
import { plainly } from '../../src/language/characters.ts';
import { type Link, linksOf } from '../../src/rule/links.ts';
import { defineRule } from '../../src/rule/rule.ts';

export default defineRule({
  category: 'accessibility',
  summary: 'Links with the same words go to the same place',
  severity: 'warning',
  channels: ['web', 'email'],
  sources: [
    {
      title: 'WCAG 2.2, 2.4.4 Link purpose (in context) (level A)',
      says: 'where a link goes can be told from its words with those around it; its heading alone does not count',
      url: 'https://www.w3.org/TR/WCAG22/#link-purpose-in-context',
    },
  ],
  options: () => z.strictObject({}),
  // A vague text is what has to change, wherever it goes.
  yieldsTo: ['link-text'],
  messages: {
    other: {
      what: 'The link ‘{text}’ goes somewhere else than the one with the same words on line {line}, so {readers} who hear only the links can’t tell them apart.',
      do: 'Add what makes this one different, such as the name of the service or place.',
    },
    apart: {
      what: 'The link ‘{text}’ goes somewhere else than the one with the same words on line {line}; only what is around them tells them apart.',
      do: 'Add the topic, so that both can be told apart in a list of links.',
    },
  },

  *checkDraft(draft, { organisation }) {
    const first = new Map<string, Link>();
    for (const link of linksOf(draft)) {
      const text = plainly(link.text);
      if (text === '') continue;
      const known = first.get(text);
      if (known?.address === link.address) continue;
      // Where a link goes is found out when another has its words.
      const before = known && destination(known.address, organisation.domains);
      if (known === undefined || before === undefined) {
        first.set(text, link);
        continue;
      }
      const address = destination(link.address, organisation.domains);
      if (address === undefined || isSame(before, address)) continue;
      const { block } = link;
      const { start } = known.block.map.toSource(known.start, known.end);
      // The part of the page, the row of a table or the other words of a list item may tell them apart.
      const isApart = known.block.under !== block.under || hasOwnContext(link);
      yield {
        message: isApart ? 'apart' : 'other',
        ...((isApart || isName(link.text)) && { severity: 'info' }),
        at: { block, start: link.start, end: link.end },
        data: { text: link.text, line: draft.lines.point(start).line },
      };
    }
  },
});

function hasOwnContext({ start, end, block: { kind, text } }: Link): boolean {
  if (kind === 'table-cell') return true;
  return kind === 'list-item' && /\p{L}{3}/u.test(`${text.slice(0, start)} ${text.slice(end)}`);
}

/** "UCAS", "Citizens Advice": a name may lead to any page of whoever bears it. */
function isName(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}’'-]*/gu) ?? [];
  return words.length <= 4 && words.every((word) => /^\p{Lu}/u.test(word) || /^(?:the|of|and|for)$/i.test(word));
}

/** Whether two places are one, where one of them may be written without its domain. */
function isSame(one: string, other: string): boolean {
  return (
    one === other || (other.startsWith('/') && one.endsWith(other)) || (one.startsWith('/') && other.endsWith(one))
  );
}

/** Parameters that say where a reader came from, not where the link goes. */
const tracking = /^(?:utm_\w+|gclid|fbclid|mc_[ce]id|ref|source|campaign)(?:=|$)/i;

/**
 * What an address leads to: without protocol, `www.`, own domain, tracking, fragment and final slash. None for a fragment
 * alone, a mail or phone link, and a placeholder.
 */
function destination(address: string, domains: readonly string[]): string | undefined {
  if (address === '' || address.startsWith('#') || /^(?:mailto|tel|sms):|\(\(|\{\{/i.test(address)) return undefined;
  const [path = '', query = ''] = address.replace(/#.*$/s, '').split('?', 2);
  let place = path
    .replace(/^(?:https?:)?\/\/(?:www\.)?/i, '')
    .replace(/(?:\/(?:index(?:\.\w+)?)?|\.html?)$/i, '')
    .toLowerCase();
  for (const domain of domains) {
    const own = domain.toLowerCase().replace(/^www\./, '');
    if (place === own || place.startsWith(`${own}/`)) place = place.slice(own.length) || '/';
  }
  const kept = query.split('&').filter((part) => part !== '' && !tracking.test(part));
  return kept.length > 0 ? `${place}?${kept.join('&')}` : place;
}
