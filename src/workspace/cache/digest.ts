import type { CheckedDraft } from '../../reporters/result.ts';
import { type Tally, tallyOf } from '../../reporters/summary.ts';

/** All that a run with one report needs of a draft: it is copied, and no finding need be made to say it. */
export interface Digest {
  tally: Tally;
  /** What the report says of the draft, in UTF-8: it goes from the file to standard output as it is. */
  text: Uint8Array;
}

/** A report that says the same of the same result every time. */
export interface RepeatableReport {
  /** Its format and options: the same for reports that say the same. */
  key: string;
  draft(result: CheckedDraft): string;
}

export function digestOf(result: CheckedDraft, report: RepeatableReport): Digest {
  return { tally: tallyOf(result), text: Buffer.from(report.draft(result)) };
}
