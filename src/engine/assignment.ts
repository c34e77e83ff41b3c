import type { Brief } from '../audience/brief.ts';
import { type Category, defaultsOf, type Message, type RegisteredRule, ruleUrl, type Severity } from '../rule/rule.ts';

/** What a check may ask of its context, a bit each: what it asked decides whether what it said holds for other readers too. */
export const asks = {
  readers: 1,
  channel: 2,
  terms: 4,
  organisation: 8,
  notify: 16,
  /** It looked at the draft as a whole. */
  draft: 32,
  /** It asked which day it is: tomorrow it may say something else. */
  today: 64,
} as const;

/** One rule that has to run under one brief, with what is asked of it for each finding. */
export interface Assignment {
  registered: RegisteredRule;
  id: string;
  url: string;
  category: Category;
  messages: Readonly<Record<string, Message>>;
  /** Of its findings when nothing else says it. */
  usual: Severity;
  /** Whether what it finds must not be printed. */
  masks: boolean;
  brief: Brief;
  options: unknown;
  /** Set in the configuration: goes before the rule's own and the report's. */
  severity: Severity | undefined;
  /** False for a rule that is off and runs only to know what must not be printed. */
  reported: boolean;
  /** The day of the check, `YYYY-MM-DD`, where the program gave one. */
  today: string | undefined;
  /** The same rule under the briefs before this one, where its options are the same. */
  earlier: readonly Earlier[];
  /** The rules under the same brief whose findings are kept instead of its own where both find the same words. */
  yieldsTo: Assignment[];
  /** Whether it is among those of another. */
  isYieldedTo: boolean;
}

/** An assignment whose reports may hold for another one too. */
export interface Earlier {
  assignment: Assignment;
  /** What they would be told differently, of `asks`: a check that asked for none of it says the same under both. */
  differing: number;
}

/**
 * Which rules run under which brief. A rule does not run where it is switched off, where it is not for the brief's
 * channel, or where `only` leaves it out, unless it `masks`: what identifies a person is never printed, not even by the
 * other rules.
 */
export function assign(
  rules: readonly RegisteredRule[],
  briefs: readonly Brief[],
  only: readonly string[] | undefined,
  today: string | undefined,
): Assignment[] {
  const assignments: Assignment[] = [];
  for (const registered of rules) {
    const { id, rule } = registered;
    const url = ruleUrl(id);
    const ofRule: Assignment[] = [];
    for (const brief of briefs) {
      const setting = brief.rules.get(id);
      const severity = setting?.severity ?? (rule.severity === 'off' ? 'off' : undefined);
      const reported =
        severity !== 'off' &&
        (only === undefined || only.includes(id)) &&
        (rule.channels === undefined || rule.channels.includes(brief.channel));
      if (!reported && !rule.masks) continue;
      const options = setting === undefined ? defaultsOf(registered) : setting.options;
      ofRule.push({
        registered,
        id,
        url,
        category: rule.category,
        messages: rule.messages,
        usual: rule.severity === 'off' ? 'info' : rule.severity,
        masks: rule.masks === true,
        brief,
        options,
        severity: severity === 'off' ? undefined : severity,
        reported,
        today,
        earlier: ofRule
          .filter((other) => isSameData(other.options, options))
          .map((assignment) => ({ assignment, differing: difference(assignment.brief, brief) })),
        yieldsTo: [],
        isYieldedTo: false,
      });
    }
    assignments.push(...ofRule);
  }
  for (const assignment of assignments) yieldTo(assignment, assignments);
  return assignments;
}

function yieldTo(assignment: Assignment, all: readonly Assignment[]): void {
  const { yieldsTo } = assignment.registered.rule;
  if (yieldsTo === undefined) return;
  for (const other of all) {
    if (other.brief !== assignment.brief || other.id === assignment.id || !yieldsTo.includes(other.id)) continue;
    assignment.yieldsTo.push(other);
    other.isYieldedTo = true;
  }
}

function difference(one: Brief, two: Brief): number {
  if (one === two) return 0;
  return (
    asks.readers |
    (one.channel === two.channel ? 0 : asks.channel) |
    (one.terms === two.terms && isSameSet(one.accept, two.accept) ? 0 : asks.terms) |
    (one.organisation === two.organisation ? 0 : asks.organisation) |
    (one.notify === two.notify ? 0 : asks.notify)
  );
}

function isSameData(one: unknown, two: unknown): boolean {
  return one === two || JSON.stringify(one) === JSON.stringify(two);
}

function isSameSet(one: ReadonlySet<string>, two: ReadonlySet<string>): boolean {
  return one === two || (one.size === 0 && two.size === 0);
}
