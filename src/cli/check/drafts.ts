import { isBinary } from '../../formats/kinds.ts';
import { decode } from '../../workspace/bytes.ts';
import type { Found } from '../../workspace/files.ts';
import { type FixedVisit, fixFile } from '../../workspace/fix.ts';
import { fixText } from '../../workspace/fix-text.ts';
import { describeError } from '../../workspace/problem.ts';
import { commentFile } from '../../workspace/word-comments.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import type { Changed } from './changed.ts';
import type { CheckOptions } from './options.ts';
import type { Shard } from './shard.ts';

/** Checks the files that were asked for, and fixes or comments them where that was asked for too. */
export async function* files(
  workspace: Workspace,
  inputs: readonly string[],
  options: CheckOptions,
  changed: Changed,
  shard: Shard | undefined,
): AsyncGenerator<FixedVisit> {
  const all = await changed.select(withoutReports(await workspace.find(inputs), workspace, options));
  await workspace.verifyAsked(all.flatMap((each) => ('problem' in each ? [] : [each.path])));
  const found = shard?.select(all) ?? all;
  const { comments } = options;
  if (comments !== undefined) {
    if (found.length !== 1) throw new UsageError('--comments writes one copy: name one Word file, not a folder.');
    yield* workspace.check(found, (path) => commentFile(workspace, path, comments));
    return;
  }
  const change = options.fix || options.fixDryRun;
  yield* workspace.check(found, change ? (path) => fixFile(workspace, path, options.fix === true) : undefined);
}

/**
 * A report of an earlier run that stands among the drafts is no draft.
 *
 * @throws UsageError where a draft was named that a report would be written over
 */
function withoutReports(found: readonly Found[], workspace: Workspace, { outputs }: CheckOptions): Found[] {
  const reports = new Set(outputs.flatMap(({ file }) => (file === undefined ? [] : [workspace.shown(file)])));
  return found.filter((each) => {
    if ('problem' in each || !reports.has(each.path)) return true;
    if (each.named) throw new UsageError(`‘${each.path}’ is a draft: write the report to another file.`);
    return false;
  });
}

/** Checks the text on standard input. */
export async function* standardInput(
  workspace: Workspace,
  options: CheckOptions,
  terminal: Terminal,
): AsyncGenerator<FixedVisit> {
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
