import type { Finding } from '../rule/finding.ts';
import { type Category, severities } from '../rule/rule.ts';

/** Findings that say the same of the same thing: people are shown the first of them and a count. */
export interface Group {
  first: Finding;
  others: readonly Finding[];
}

/**
 * What matters first among findings of one severity: what may harm someone, what keeps someone out, what is not
 * understood, what is missing, then ease. A judgement.
 */
const importance: readonly Category[] = ['security', 'accessibility', 'jargon', 'structure', 'readability', 'mobile'];

/** How much a category matters: 0 before all others. */
export function importanceOf(category: Category): number {
  return importance.indexOf(category);
}

/** Puts repeats together and what matters most first: by severity, by category, then in the order of the text. */
export function groupFindings(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, { first: Finding; others: Finding[] }>();
  for (const finding of findings) {
    const { severity, ruleId, messageId, audiences } = finding;
    const key = `${severity} ${ruleId} ${messageId} ${audiences.join()} ${finding.group}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: finding, others: [] });
    else group.others.push(finding);
  }
  const rank = ({ first }: Group) =>
    severities.indexOf(first.severity) * importance.length + importanceOf(first.category);
  return [...groups.values()].sort(
    (a, b) => rank(a) - rank(b) || a.first.place.start.offset - b.first.place.start.offset,
  );
}
