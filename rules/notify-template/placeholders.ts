import type { Draft } from '../../src/draft/draft.ts';
import { closest } from '../../src/language/closest.ts';
import { fieldKey, type NotifyField, readNotifyFields } from '../../src/language/notify-fields.ts';
import type { Context, Report } from './messages.ts';
import { ideaOf, isPersonalName } from './personal-names.ts';

/** How far before a placeholder its web address may begin, in UTF-16 code units. */
const longestAddress = 500;

/** What is wrong with the placeholders of a template. */
export function* placeholders(draft: Draft, context: Context): Iterable<Report> {
  const { source } = draft;
  const { fields, broken } = readNotifyFields(source);
  for (const { problem, start, end } of broken) {
    yield { message: problem, at: { source: { start, end } }, data: { found: source.slice(start, end) } };
  }
  yield* names(fields, context);
  const subject = context.channel === 'letter' ? undefined : draft.fields.get('subject');
  for (const { name: found, named, start, end } of fields) {
    const report = { at: { source: named }, data: { found } };
    if (subject !== undefined && start >= subject.start && end <= subject.end && isPersonalName(found)) {
      yield { message: 'subject', ...report };
    }
    if (!isInAddress(source, start)) continue;
    if (isPersonalName(found)) yield { message: 'personalLink', ...report };
    else yield { message: 'inLink', ...report, severity: 'info' };
  }
}

/** Names that the project does not know, and names that look like another's. */
function* names(fields: readonly NotifyField[], { notify }: Context): Iterable<Report> {
  const byIdea = new Map<string, string>();
  const byKey = new Map<string, string>();
  const told = new Set<string>();
  const known = [...notify.placeholders.values()].map(({ name }) => name);
  for (const { name: found, named } of fields) {
    const key = fieldKey(found);
    const idea = ideaOf(found);
    const spelt = byKey.get(key) ?? found;
    const other = byIdea.get(idea) ?? found;
    byKey.set(key, spelt);
    byIdea.set(idea, other);
    if (told.has(found)) continue;
    told.add(found);
    const at = { source: named };
    if (known.length > 0 && !notify.placeholders.has(key)) {
      const close = closest(found, known);
      const hint = close === undefined ? '' : ` Did you mean ‘${close}’?`;
      yield { message: 'unknown', at, data: { found, hint } };
    } else if (spelt !== found) {
      yield { message: 'spelling', at, data: { found, other: spelt }, severity: 'info' };
    } else if (other !== found && fieldKey(other) !== key) {
      yield { message: 'twoNames', at, data: { found, other }, severity: 'warning' };
    }
  }
}

/** Whether a placeholder is a part of a web address, and not all of it. */
function isInAddress(source: string, start: number): boolean {
  return /https?:\/\/[^\s<>"]*$/.test(source.slice(Math.max(0, start - longestAddress), start));
}
