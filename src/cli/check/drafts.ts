import { isBinary } from '../../formats/kinds.ts';
import { decode } from '../../workspace/bytes.ts';
import type { ConfigurationReads } from '../../workspace/cache/configuration-reads.ts';
import type { Digest, RepeatableReport } from '../../workspace/cache/digest.ts';
import { checkAll } from '../../workspace/check-all.ts';
import { type Found, shownPath } from '../../workspace/files.ts';
import { type FixedVisit, fixFile } from '../../workspace/fix.ts';
import { fixText } from '../../workspace/fix-text.ts';
import { nodeFiles } from '../../workspace/node-files.ts';
import { describeError } from '../../workspace/problem.ts';
import { commentFile } from '../../workspace/word-comments.ts';
import { Crew } from '../../workspace/workers/crew.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { Progress } from '../progress.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import { openCache, saveCache } from './cache.ts';
import type { Changed } from './changed.ts';
import type { Open, RunSettings } from './open.ts';
import type { CheckOptions } from './options.ts';
import type { Shard } from './shard.ts';

/** A run of `commslint check` over files. */
export interface Run {
  inputs: readonly string[];
  options: CheckOptions;
  settings: RunSettings;
  open: Open;
  changed: Changed;
  shard: Shard | undefined;
  configurations: ConfigurationReads;
  /** Whether somebody looks at the text of drafts. */
  showsText: boolean;
  /** The report, where it is one alone, and all that is found goes into it. */
  report: RepeatableReport | undefined;
  terminal: Terminal;
}

/** Checks the files that were asked for, and fixes or comments them where that was asked for too. */
export async function* files({
  inputs,
  options,
  settings,
  open,
  changed,
  shard,
  configurations,
  showsText,
  report,
  terminal,
}: Run): AsyncGenerator<FixedVisit | Digest[]> {
  const inFolder = await nodeFiles.find(inputs, settings.folder);
  const all = await changed.select(withoutReports(inFolder, settings.folder, options));
  const found = shard?.select(all) ?? all;
  const { comments, workers = 'auto' } = options;
  if (comments !== undefined && found.length !== 1)
    throw new UsageError('--comments writes one copy: name one Word file, not a folder.');
  const cache = await openCache(options, settings, configurations, report);
  // What was checked before somebody ends the run need not be checked again.
  if (cache !== undefined) terminal.whenTold?.(() => saveCache(cache, terminal));
  const progress = new Progress(terminal, found.length);
  const isChanging = comments !== undefined || options.fix || options.fixDryRun;
  try {
    yield* checkAll<FixedVisit>(found, {
      all,
      open,
      cache,
      // Files are changed one after another: what stops one says what became of those before.
      crew: new Crew(isChanging ? 'off' : workers, found.length, settings),
      change: isChanging ? changeOf(found, options) : undefined,
      showsText,
      onCheck: (path, before) => progress.reading(path, before),
    });
    if (cache !== undefined) saveCache(cache, terminal);
  } finally {
    progress.end();
    cache?.close();
  }
}

/** Files that are not text are not fixed: those that stand in a folder are checked, and one that was named is refused. */
function changeOf(found: readonly Found[], { comments, fix }: CheckOptions) {
  const named = new Set(found.flatMap((each) => ('named' in each && each.named ? [each.path] : [])));
  return (workspace: Workspace, path: string) => {
    if (comments !== undefined) return commentFile(workspace, path, comments);
    return isBinary(path) && !named.has(path) ? undefined : fixFile(workspace, path, fix === true);
  };
}

/**
 * A report of an earlier run that stands among the drafts is no draft.
 *
 * @throws UsageError where a draft was named that a report would be written over
 */
function withoutReports(found: readonly Found[], folder: string, { outputs }: CheckOptions): Found[] {
  const reports = new Set(outputs.flatMap(({ file }) => (file === undefined ? [] : [shownPath(file, folder)])));
  return found.filter((each) => {
    if ('problem' in each || !reports.has(each.path)) return true;
    if (each.named) throw new UsageError(`‘${each.path}’ is a draft: write the report to another file.`);
    return false;
  });
}

/** Checks the text on standard input. */
export async function* standardInput(
  open: Open,
  options: CheckOptions,
  terminal: Terminal,
): AsyncGenerator<FixedVisit> {
  const workspace = await open();
  const path = options.stdinFilename ?? 'stdin.md';
  await workspace.verifyAsked([path]);
  let source: string | undefined;
  try {
    const input = await terminal.input();
    if (isBinary(path)) {
      const prepared = await workspace.prepare(input, path);
      yield { result: workspace.checkPrepared(prepared), source: prepared.draft.source };
      return;
    }
    source = decode(input).text;
    const result = await workspace.checkText(source, path);
    if (!options.fixDryRun) {
      yield { result, source };
      return;
    }
    const fixed = await fixText(workspace, result, source);
    yield { result: fixed.result, source: fixed.text, before: { source, result } };
  } catch (error) {
    yield { result: { path, problem: describeError(error) }, source, error };
  }
}
