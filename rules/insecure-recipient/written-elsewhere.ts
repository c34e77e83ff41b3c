import type { Draft } from '../../src/draft/draft.ts';
import { type EmailAddress, findEmailAddresses } from '../../src/language/email-addresses.ts';
import { attribute, elementsWithAttributes } from '../../src/rule/elements.ts';
import type { Target } from '../../src/rule/rule.ts';

const recipientField = /^(?:to|cc|bcc|recipients?|send[-_ ]?to|reply[-_ ]?to)$/i;

interface Written {
  address: EmailAddress;
  at: Target;
  isRecipient: boolean;
}

/** The addresses in the front matter: whom it goes to. */
export function* addressesInFields({ fields, source }: Draft): Iterable<Written> {
  for (const [name, field] of fields) {
    if (!recipientField.test(name)) continue;
    for (const address of findEmailAddresses(source.slice(field.start, field.end))) {
      const at = { source: { start: field.start + address.start, end: field.start + address.end } };
      yield { address, at, isRecipient: true };
    }
  }
}

/** The addresses that links open and do not show. */
export function* addressesInLinks(draft: Draft): Iterable<Written> {
  let shown: ReadonlyMap<unknown, string> | undefined;
  for (const element of elementsWithAttributes(draft)) {
    const href = attribute(element, 'href');
    if (href === undefined || !/^mailto:/i.test(href)) continue;
    for (const address of findEmailAddresses(href.slice('mailto:'.length).replace(/%40/g, '@'))) {
      shown ??= textsOfLinks(draft.blocks);
      if (shown.get(element)?.toLowerCase().includes(address.text.toLowerCase())) continue;
      yield { address, at: { node: element }, isRecipient: false };
    }
  }
}

function textsOfLinks(blocks: Draft['blocks']): Map<unknown, string> {
  const texts = new Map<unknown, string>();
  for (const { spans, text } of blocks) {
    for (const { kind, node, start, end } of spans) if (kind === 'link') texts.set(node, text.slice(start, end));
  }
  return texts;
}
