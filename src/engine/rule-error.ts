/**
 * A rule failed on a draft: an error in the rule, not in the draft. `cause` is what it threw.
 */
export class RuleError extends Error {
  constructor(
    readonly ruleId: string,
    readonly path: string,
    cause: unknown,
  ) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`The rule ${ruleId} failed on ${path}: ${why}`, { cause });
    this.name = 'RuleError';
  }
}
