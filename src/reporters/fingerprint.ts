import type { Finding } from '../rule/finding.ts';
import { shortHash } from './hash.ts';
import type { CheckedDraft } from './result.ts';

/**
 * What programs tell a finding by in the next version of its draft: a hash of the rule, its message, the words in question
 * and the heading that they are under, and which of those that are the same it is. Lines and offsets have no part in it, so
 * that it stays the same when something else in the draft changes. 16 hexadecimal digits.
 *
 * @param salt what tells findings of one draft from those of another, where it must
 */
export function fingerprints(result: CheckedDraft, salt = ''): ReadonlyMap<Finding, string> {
  // With those that are not reported: a finding does not become another because the one before it was suppressed.
  const all = [
    ...result.findings,
    ...(result.known ?? []),
    ...(result.elsewhere ?? []),
    ...(result.suppressed ?? []).map(({ finding }) => finding),
  ].sort((a, b) => a.place.start.offset - b.place.start.offset || a.place.end.offset - b.place.end.offset);
  const times = new Map<string, number>();
  return new Map(
    all.map((finding) => {
      const { ruleId, messageId, group, place } = finding;
      const key = JSON.stringify([salt, ruleId, messageId, group, heading(place.label)]);
      const time = (times.get(key) ?? 0) + 1;
      times.set(key, time);
      return [finding, shortHash(`${key} ${time}`) + shortHash(`${time} ${key}`)];
    }),
  );
}

/** A label without what counts things: "Paragraph 4, under ‘What happens next’" is "under ‘What happens next’". */
function heading(label: string): string {
  const comma = label.indexOf(', ');
  return comma === -1 ? '' : label.slice(comma + 2);
}
