import type { Severity } from '../rule/category.ts';
import { type Group, groupFindings, importanceOf } from './groups.ts';
import type { ReportOptions } from './reporter.ts';
import type { CheckedDraft } from './result.ts';
import { shownFindings } from './shown.ts';

/** One group of findings, and the draft that it is in. */
export interface Placed {
  path: string;
  format: CheckedDraft['format'];
  group: Group;
}

/** Keeps the few findings of a run that matter most, of each severity, and counts all of them; repeats in a draft are one. */
export class TopFindings {
  private readonly kept: Record<Severity, Placed[]> = { error: [], warning: [], info: [] };
  /** Findings of each severity, each repeat counted. */
  readonly counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };

  /** @param most how many of each severity to keep */
  constructor(private readonly most: Readonly<Record<Severity, number>>) {}

  add({ path, format, findings }: CheckedDraft, options: ReportOptions): void {
    for (const group of groupFindings(shownFindings(findings, options))) {
      const { severity } = group.first;
      this.counts[severity] += 1 + group.others.length;
      const kept = this.kept[severity];
      const rank = importanceOf(group.first.category);
      // After those that matter as much: what came first stays first.
      let at = kept.length;
      while (at > 0 && rank < importanceOf(kept[at - 1]?.group.first.category ?? group.first.category)) at--;
      if (at >= this.most[severity]) continue;
      kept.splice(at, 0, { path, format, group });
      if (kept.length > this.most[severity]) kept.pop();
    }
  }

  of(severity: Severity): readonly Placed[] {
    return this.kept[severity];
  }
}
