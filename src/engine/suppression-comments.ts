import type { Draft, DraftComment } from '../draft/draft.ts';
import { closest } from '../language/closest.ts';
import type { Suppression } from '../rule/rule.ts';

/** `-disable-next-line` and so on; what follows is the rules, then ` -- ` and the reason. */
const directive = /^commslint-(disable-next-line|disable-file|disable|enable)(?=\s|$)([\s\S]*)$/;

/** What was meant as a comment for commslint, rightly written or not. */
const intended = /^commslint(?:-|:?\s*(?:disable|enable|ignore)\b)/i;

/** Between the rules and the reason: two hyphens (or the dash that an editor makes of them) that stand alone. */
const reasonMark = /(?:^|\s)(?:--|–|—)(?:\s|$)/;

/** Of how many unknown names in one comment to say what was meant: a comment of nothing else is no slip of the pen. */
const mostMeant = 10;

/**
 * Reads the `commslint-disable…` comments of a draft, in source order.
 *
 * @param known ids of all rules, whether they run or not
 */
export function readSuppressions(draft: Draft, known: ReadonlySet<string>): Suppression[] {
  const suppressions: Suppression[] = [];
  for (const comment of draft.comments) {
    const value = comment.value.trim();
    if (!intended.test(value)) continue;
    suppressions.push(read(comment, value, known));
  }
  return suppressions;
}

function read(comment: DraftComment, value: string, known: ReadonlySet<string>): Suppression {
  const [, kind, rest = ''] = directive.exec(value) ?? [];
  const mark = reasonMark.exec(rest);
  const names = (mark === null ? rest : rest.slice(0, mark.index)).split(/[\s,]+/).filter((name) => name !== '');
  const rules = [...new Set(names)].filter((name) => known.has(name));
  const unknown = [...new Set(names)].filter((name) => !known.has(name));
  return {
    comment,
    kind: (kind as Suppression['kind'] | undefined) ?? 'malformed',
    rules,
    unknown: unknown.map((name, index) => ({ name, meant: index < mostMeant ? closest(name, known) : undefined })),
    all: names.length === 0 && kind !== undefined,
    reason: mark === null ? '' : rest.slice(mark.index + mark[0].length).trim(),
    used: false,
    unneeded: [],
    idle: false,
  };
}
