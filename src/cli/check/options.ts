import type { Workers } from '../../workspace/workers/crew.ts';
import type { ReportRequest } from '../report/report.ts';
import { UsageError } from '../terminal.ts';
import type { ShardChoice } from './shard.ts';

/** The options of `commslint check`, as its command line has them. */
export interface CheckOptions extends ReportRequest {
  audience?: readonly string[];
  channel?: string;
  config?: string;
  rule?: readonly string[];
  fix?: boolean;
  comments?: string;
  maxWarnings?: number;
  /** Path of a baseline; false for none, also where a configuration names one. */
  baseline?: string | false;
  updateBaseline?: boolean;
  pruneBaseline?: boolean;
  /** Only drafts that have changed since the last commit. */
  changed?: boolean;
  /** Only drafts that have changed since a branch, tag or commit. */
  since?: string;
  /** Only what is on lines that have changed. */
  changedLines?: boolean;
  /** Only one part of the drafts. */
  shard?: ShardChoice;
  cache?: boolean;
  /** A file, or a folder for it. */
  cacheLocation?: string;
  workers?: Workers;
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
  refuseBaseline(options);
  refuseShard(options);
  refuseChanged(options);
  if (options.fix && options.fixDryRun) throw new UsageError('Give either --fix or --fix-dry-run, not both.');
  if (options.stdinFilename !== undefined && !options.stdin) {
    throw new UsageError('--stdin-filename says where standard input belongs: it needs --stdin.');
  }
}

function refuseBaseline({ baseline, updateBaseline, pruneBaseline, stdin, fixDryRun }: CheckOptions): void {
  if (baseline === '')
    throw new UsageError('--baseline has no name of a file. To report everything use --no-baseline.');
  if (!updateBaseline && !pruneBaseline) return;
  const name = updateBaseline ? '--update-baseline' : '--prune-baseline';
  if (updateBaseline && pruneBaseline)
    throw new UsageError('Give either --update-baseline or --prune-baseline, not both.');
  if (!baseline) throw new UsageError(`${name} writes a file: say which with --baseline FILE.`);
  if (stdin) throw new UsageError(`${name} is about files, and --stdin has none.`);
  if (fixDryRun) throw new UsageError(`${name} is about the files as they are: leave out --fix-dry-run.`);
}

function refuseShard({ shard, stdin, comments, updateBaseline, pruneBaseline }: CheckOptions): void {
  if (shard === undefined) return;
  if (stdin) throw new UsageError('--shard is about files, and --stdin has none.');
  if (comments !== undefined) throw new UsageError('--comments writes one copy: leave out --shard.');
  if (updateBaseline || pruneBaseline) {
    throw new UsageError('A baseline is brought up to date from all drafts: leave out --shard.');
  }
}

function refuseChanged(options: CheckOptions): void {
  const { changed, since, changedLines, stdin, fixDryRun, updateBaseline, pruneBaseline } = options;
  if (changed && since !== undefined) throw new UsageError('Give either --changed or --since: --since has both.');
  if (stdin && (changed || since !== undefined)) {
    throw new UsageError(`${changed ? '--changed' : '--since'} is about files, and --stdin has none.`);
  }
  if (!changedLines) return;
  if (!changed && since === undefined) throw new UsageError('--changed-lines needs --changed or --since REF.');
  if (fixDryRun) throw new UsageError('--changed-lines is about the files as they are: leave out --fix-dry-run.');
  if (updateBaseline || pruneBaseline) {
    throw new UsageError('A baseline is brought up to date from whole drafts: leave out --changed-lines.');
  }
}
