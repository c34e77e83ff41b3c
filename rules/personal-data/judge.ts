import type { Block } from '../../src/draft/block.ts';
import { isExample } from '../../src/language/identifiers/find.ts';
import { bare, type Identifier } from '../../src/language/identifiers/identifier.ts';
import { maskIdentifier } from '../../src/language/identifiers/mask.ts';
import type { Report } from '../../src/rule/rule.ts';
import { articleOf, nameOf, oneEach, weightOf } from './kinds.ts';
import type { MessageId } from './messages.ts';
import type { Context } from './options.ts';

/** Values of each kind that the draft gave so far. */
export type Seen = Map<string, Set<string>>;

/** What is to be said of one identifier; nothing where it is the organisation's own or accepted. */
export function judge(
  found: Identifier,
  block: Block,
  label: string,
  seen: Seen,
  context: Context,
): Report<MessageId> | undefined {
  const { kind, start, end } = found;
  const text = block.text.slice(start, end);
  if (block.within(start, end, 'code') || context.accepts(text) || isOwn(found, context)) return undefined;
  const masked = maskIdentifier(text, kind);
  const data = { a: articleOf(kind), kind: nameOf[kind], masked };
  const report = { at: { block, start, end }, data, actual: masked, group: kind };
  const hidden: Report<MessageId> = { ...report, message: 'published', maskOnly: true };
  if (isExample({ text: block.text, label }, start)) return hidden;
  const severity = weightOf(found);
  const { own } = context.options;
  if ((block.kind === 'subject' || block.kind === 'attachment') && own !== 'yes') {
    return { ...report, message: block.kind, severity };
  }
  if (own === 'no') return { ...report, message: 'published', severity };
  if (context.readers.relationship === 'stakeholder') return hidden;
  const known = seen.get(kind) ?? new Set();
  const isSecond = oneEach.has(kind) && known.size > 0 && !known.has(found.value);
  seen.set(kind, known.add(found.value));
  if (isSecond) return { ...report, message: 'secondPerson', severity };
  return own === 'unsealed' && oneEach.has(kind) ? { ...report, message: 'unsealed', severity: 'warning' } : hidden;
}

/** What the organisation publishes of itself is nobody's personal data. */
function isOwn({ kind, value }: Identifier, { organisation }: Context): boolean {
  if (kind === 'mobile') return organisation.phones.some((phone) => bare(phone).endsWith(value.slice(1)));
  if (kind === 'home-address') return organisation.addresses.some((address) => bare(address).includes(value));
  return false;
}
