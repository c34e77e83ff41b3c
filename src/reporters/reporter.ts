import type { DraftResult } from './result.ts';
import type { Summary } from './summary.ts';

/** Turns results into text, draft by draft: what each method returns is written out in order. */
export interface Reporter {
  /** What comes before the first draft. */
  begin(): string;
  /** One draft; `source` is its text, for showing findings in their sentence, where it could be read. */
  draft(result: DraftResult, source: string | undefined): string;
  /** What comes after the last. */
  end(summary: Summary): string;
}

/** What people may choose of a report. */
export interface ReportOptions {
  /** Show findings of severity `info`. */
  infos: boolean;
  /** Show errors only. */
  quiet: boolean;
  /** Show every finding of a draft, not only the first few. */
  all: boolean;
  /** Whether a person reads it in a terminal: findings are shown in their sentence. */
  terminal: boolean;
  colour: boolean;
  /** Columns of the terminal. */
  width: number;
}
