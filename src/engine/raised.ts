import type { Brief } from '../audience/brief.ts';
import type { Range } from '../draft/source-map.ts';
import type { RegisteredRule, Report, Severity } from '../rule/rule.ts';

/**
 * What one rule said of one place to one audience: the plain object that passes from stage to stage
 * (run → suppress → overlap → merge), until merging makes a finding of it.
 */
export interface Raised {
  registered: RegisteredRule;
  report: Report;
  brief: Brief;
  /** False for what a rule that is off found, and for what a rule only hides: it is masked, not reported. */
  reported: boolean;
  severity: Severity;
  /** Where, in the source. */
  range: Range;
}
