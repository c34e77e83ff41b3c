import type { Category, Severity } from '../rule/category.ts';
import type { DraftResult } from './result.ts';
import type { Summary } from './summary.ts';

/**
 * Turns results into text, draft by draft: what each method returns is written out in order, so that a report takes no
 * memory for the drafts behind it. A reporter serves one run.
 */
export interface Reporter {
  /** What comes before the first draft. */
  begin(): string;
  /** One draft; `source` is its text, for showing findings in their sentence, where it could be read. */
  draft(result: DraftResult, source: string | undefined): string;
  /** What comes after the last. */
  end(summary: Summary): string;
  /**
   * What stands above everything else though it is only known at the end; asked for last. With it, the report is held back
   * until then (in a temporary file when it is long), on standard output too.
   */
  top?(summary: Summary): string;
  /** Whether `draft` looks at `source`: otherwise ‘merge’ need not read it again. */
  readonly showsText?: boolean;
  /** What stands between what `draft` says of one draft and of the next. */
  readonly between?: string;
  /** Whether what `draft` says depends on the result and the options alone, so that a cache may keep it. */
  readonly isRepeatable?: boolean;
}

/** What the default export of a reporter's module is. */
export type ReporterFactory = (options: ReportOptions) => Reporter;

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
  /** Of commslint. */
  version: string;
  /** Which part of the drafts this run checks, where it is one of several. */
  shard?: ShardFacts | undefined;
  /** What there is to say of a rule; undefined for one that this version does not have. */
  rule(id: string): RuleFacts | undefined;
}

/** One part of a run, and what puts the parts together again. */
export interface ShardFacts {
  /** From 1. */
  index: number;
  of: number;
  /** What all drafts that were found are known by: the same in every part of one run. Known from the first draft on. */
  readonly drafts: string;
  /** The place of a draft among all that were found. */
  order(path: string): number;
}

/** A rule as reports describe it. */
export interface RuleFacts {
  id: string;
  category: Category;
  /** That of its findings when nothing says otherwise. */
  severity: Severity | 'off';
  /** One line: what a draft is held to. */
  summary: string;
  url: string;
  /** Its page, in Markdown: why, how to fix it, examples, sources. */
  readonly page: string;
}
