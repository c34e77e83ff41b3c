import type { Range } from '../draft/source-map.ts';
import type { Report, Severity } from '../rule/rule.ts';
import type { Assignment } from './assignment.ts';
import type { Spot } from './spot.ts';

/** What a rule said, but for where: blocks that are the same share it, and so do readers. */
export class Said {
  readonly message: Report['message'];
  readonly data: Report['data'];
  readonly actual: Report['actual'];
  readonly severity: Report['severity'];
  readonly suggestions: Report['suggestions'];
  readonly maskOnly: boolean;
  readonly group: Report['group'];

  constructor({ message, data, actual, severity, suggestions, maskOnly, group }: Report) {
    this.message = message;
    this.data = data;
    this.actual = actual;
    this.severity = severity;
    this.suggestions = suggestions;
    this.maskOnly = maskOnly === true;
    this.group = group;
  }
}

/**
 * What one rule said of one place to one audience: what passes from stage to stage
 * (run → suppress → overlap → merge), until merging makes a finding of it.
 */
export class Raised {
  readonly severity: Severity;
  /** Where, in the source. */
  readonly range: Range;
  /** False for what a rule that is off found, and for what a rule only hides: it is masked, not reported. */
  readonly isReported: boolean;

  constructor(
    readonly assignment: Assignment,
    readonly said: Said,
    readonly spot: Spot,
  ) {
    this.severity = assignment.severity ?? said.severity ?? assignment.usual;
    this.range = spot.range;
    this.isReported = assignment.reported && !said.maskOnly;
  }
}

/** In source order, at one place in the order of rule ids. */
export function inOrder(a: Raised, b: Raised): number {
  return (
    a.range.start - b.range.start ||
    (a.assignment.id < b.assignment.id ? -1 : a.assignment.id > b.assignment.id ? 1 : 0) ||
    a.range.end - b.range.end
  );
}
