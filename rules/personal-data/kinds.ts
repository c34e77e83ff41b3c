import type { Identifier, IdentifierKind } from '../../src/language/identifiers/identifier.ts';
import type { Severity } from '../../src/rule/rule.ts';

/** How each kind is called in a message. */
export const nameOf: Readonly<Record<IdentifierKind, string>> = {
  'nhs-number': 'NHS number',
  'pupil-number': 'Unique Pupil Number',
  'learner-number': 'Unique Learner Number',
  'national-insurance': 'National Insurance number',
  pnc: 'Police National Computer number',
  cro: 'Criminal Records Office number',
  'arrest-summons': 'arrest summons number',
  'prison-number': 'prison number',
  'crime-reference': 'crime reference',
  'case-number': 'case number',
  'driving-licence': 'driving licence number',
  passport: 'passport number',
  vehicle: 'vehicle registration',
  card: 'payment card number',
  'bank-account': 'bank account number',
  'birth-date': 'date of birth',
  mobile: 'mobile phone number',
  'home-address': 'home address',
};

/** What a person has one of: two of a kind in one letter are two people's. */
export const oneEach: ReadonlySet<IdentifierKind> = new Set([
  'nhs-number',
  'pupil-number',
  'learner-number',
  'national-insurance',
  'pnc',
  'cro',
  'prison-number',
  'driving-licence',
  'passport',
]);

/** Often an organisation's own, and published to be used: whoever reads the finding decides. */
const oftenPublic: ReadonlySet<IdentifierKind> = new Set(['vehicle', 'bank-account']);

/** How much an identifier matters where it must not stand. */
export function weightOf({ kind, certainty }: Identifier): Severity {
  if (oftenPublic.has(kind)) return 'info';
  return certainty === 'sure' ? 'error' : 'warning';
}

/** "an NHS number", "a Unique Pupil Number" */
export function articleOf(kind: IdentifierKind): 'a' | 'an' {
  return /^(?:NHS|[aeio])/.test(nameOf[kind]) ? 'an' : 'a';
}
