import type { Brief } from '../audience/brief.ts';
import type { RegisteredRule, Severity } from '../rule/rule.ts';

/** What a check asked of the readers; decides whether what it said holds for other readers too. */
export interface Asked {
  readers: boolean;
  channel: boolean;
  terms: boolean;
  organisation: boolean;
  notify: boolean;
  /** Whether it asked which day it is: tomorrow it may say something else. */
  today: boolean;
  /** Whether it looked at the draft as a whole. */
  draft: boolean;
}

/** One rule that has to run under one brief. */
export interface Assignment {
  registered: RegisteredRule;
  brief: Brief;
  options: unknown;
  /** Set in the configuration: goes before the rule's own and the report's. */
  severity: Severity | undefined;
  /** False for a rule that is off and runs only to know what must not be printed. */
  reported: boolean;
  /** The day of the check, `YYYY-MM-DD`, where the program gave one. */
  today: string | undefined;
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
    for (const brief of briefs) {
      const setting = brief.rules.get(id);
      const severity = setting?.severity ?? (rule.severity === 'off' ? 'off' : undefined);
      const reported =
        severity !== 'off' &&
        (only === undefined || only.includes(id)) &&
        (rule.channels === undefined || rule.channels.includes(brief.channel));
      if (!reported && !rule.masks) continue;
      assignments.push({
        registered,
        brief,
        options: setting === undefined ? rule.options.parse({}) : setting.options,
        severity: severity === 'off' ? undefined : severity,
        reported,
        today,
      });
    }
  }
  return assignments;
}
