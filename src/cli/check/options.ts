import type { ReportRequest } from '../report/report.ts';
import { UsageError } from '../terminal.ts';

/** The options of `commslint check`, as its command line has them. */
export interface CheckOptions extends ReportRequest {
  audience?: readonly string[];
  channel?: string;
  config?: string;
  rule?: readonly string[];
  fix?: boolean;
  comments?: string;
  maxWarnings?: number;
  stdin?: boolean;
  stdinFilename?: string;
}

/**
 * Refuses options that cannot be meant together.
 *
 * @throws UsageError saying which to leave out
 */
export function refuseContradictions(inputs: readonly string[], options: CheckOptions): void {
  if (options.stdin && inputs.length > 0) throw new UsageError('Give either --stdin or files, not both.');
  if (options.stdin && options.fix) {
    throw new UsageError('--fix writes files, and --stdin has none. Use --fix-dry-run to see the changes.');
  }
  if (options.comments !== undefined) {
    if (options.fix || options.fixDryRun) throw new UsageError('Give either --comments or --fix, not both.');
    if (options.stdin) throw new UsageError('--comments writes a copy of a file, and --stdin has none.');
    if (inputs.length !== 1) throw new UsageError('--comments writes one copy: name one Word file.');
  }
  if (options.fix && options.fixDryRun) throw new UsageError('Give either --fix or --fix-dry-run, not both.');
  if (options.stdinFilename !== undefined && !options.stdin) {
    throw new UsageError('--stdin-filename says where standard input belongs: it needs --stdin.');
  }
}
