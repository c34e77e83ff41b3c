import type { Element } from 'hast';
import type { Draft } from '../../src/draft/draft.ts';
import { meets, type Range } from '../../src/draft/source-map.ts';
import { findIdentifiers } from '../../src/language/identifiers/find.ts';
import { isFirstName } from '../../src/language/identifiers/first-names.ts';
import { maskIdentifier } from '../../src/language/identifiers/mask.ts';
import { attribute, elementsWithAttributes } from '../../src/rule/elements.ts';
import { ofAddress } from '../../src/rule/links.ts';
import { articleOf, nameOf } from './kinds.ts';

/** Something in an address that leads to a person. */
export interface LinkDatum {
  what: string;
  masked: string;
  element: Element;
  /** Where it stands; the whole element where the format does not say. */
  source: Range | undefined;
}

const parameter = /[?&;#]([\w.-]{1,40})=([^&;#\s]{1,300})/g;
const placeholder = /[{}[\]<>$]|%7B|%5B|\(\(|\.\.\.|^x+$|^example$|^your/i;

/** What names of parameters give away, and what their values look like. */
const telling: readonly { name: RegExp; value: RegExp; what: string }[] = [
  { name: /nhs/i, value: /^\d[\d+%-]{8,}/, what: 'an NHS number' },
  { name: /^d\.?o\.?b$|birth/i, value: /\d{2}.*\d{2}/, what: 'a date of birth' },
  { name: /^upn$|pupil_?(?:id|number)/i, value: /\d{4}/, what: 'a pupil number' },
  { name: /nino|national_?ins/i, value: /^[A-Z]{2}\d/i, what: 'a National Insurance number' },
  { name: /e?mail/i, value: /@|%40/, what: 'an email address' },
  {
    name: /^(?:j?session(?:_?id)?|phpsessid|jsessionid|sid|(?:access_?|auth_?)?token|password|pwd)$/i,
    value: /^(?=.*\d).{8,}$/,
    what: 'a session or password',
  },
];

const addresses = ['href', 'src', 'action'];

/** What links, images and forms of a draft give away of people in their addresses. */
export function* findLinkData(draft: Draft): Iterable<LinkDatum> {
  for (const element of elementsWithAttributes(draft)) {
    for (const property of addresses) {
      const address = element.properties[property] === undefined ? undefined : attribute(element, property);
      if (address === undefined || address.startsWith('data:')) continue;
      for (const { what, start, end, masked } of inAddress(address)) {
        const range = element.data?.attributes?.get(property)?.toSource(start, end);
        yield { what, masked, element, source: range && range.end > range.start ? range : undefined };
      }
    }
  }
}

interface Datum extends Range {
  what: string;
  masked: string;
}

const inAddress = ofAddress((address): readonly Datum[] =>
  /\d|=/.test(address) ? Array.from(readAddress(address)) : none,
);

const none: readonly never[] = [];

function* readAddress(address: string): Iterable<Datum> {
  const told: Range[] = [];
  for (const match of address.includes('=') ? address.matchAll(parameter) : []) {
    const [all, name = '', value = ''] = match;
    if (placeholder.test(value)) continue;
    const what = telling.find((each) => each.name.test(name) && each.value.test(value))?.what ?? person(name, value);
    if (what === undefined) continue;
    const end = match.index + all.length;
    told.push({ start: end - value.length, end });
    yield { what, start: end - value.length, end, masked: `${name}=***` };
  }
  // Of the same length, so that places stay; a phone link is a phone number that is there to be rung.
  if (/^(?:tel|sms|mailto):/i.test(address) || !/\d/.test(address)) return;
  const text = address.replace(/%20/g, '   ').replace(/[_+]/g, ' ');
  for (const { kind, start, end } of findIdentifiers({ text, label: '' })) {
    if (meets(told, start, end)) continue;
    yield {
      what: `${articleOf(kind)} ${nameOf[kind]}`,
      start,
      end,
      masked: maskIdentifier(address.slice(start, end), kind),
    };
  }
}

/** "name=jayden+okafor" names a person, "name=school-admissions" does not. */
function person(name: string, value: string): string | undefined {
  const isName = /^(?:(?:first|last|full|child|pupil|client|patient|parent)_?-?)?(?:name|surname|forename)$/i.test(
    name,
  );
  return isName && value.split(/[^\p{L}]+/u).some(isFirstName) ? 'a person’s name' : undefined;
}
