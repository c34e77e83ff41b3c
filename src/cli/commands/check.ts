import { resolve } from 'node:path';
import { isBinary } from '../../formats/read.ts';
import { rules } from '../../generated/rules.ts';
import { jsonReporter } from '../../reporters/json.ts';
import type { Reporter } from '../../reporters/reporter.ts';
import { type CheckedDraft, isTroubled } from '../../reporters/result.ts';
import { stylishReporter } from '../../reporters/stylish.ts';
import { Summary } from '../../reporters/summary.ts';
import { trouble } from '../../reporters/trouble.ts';
import { decode } from '../../workspace/bytes.ts';
import { type FixedVisit, fixFile, fixText } from '../../workspace/fix.ts';
import { describeError } from '../../workspace/problem.ts';
import { commentFile } from '../../workspace/word-comments.ts';
import { type Visit, Workspace } from '../../workspace/workspace.ts';
import { writeAtomically } from '../../workspace/write.ts';
import { oneOf, type ReportFormat } from '../choices.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';

export interface CheckOptions {
  audience?: readonly string[];
  channel?: string;
  config?: string;
  rule?: readonly string[];
  format: ReportFormat;
  outputFile?: string;
  fix?: boolean;
  fixDryRun?: boolean;
  comments?: string;
  quiet?: boolean;
  info?: boolean;
  all?: boolean;
  maxWarnings?: number;
  stdin?: boolean;
  stdinFilename?: string;
  debug: boolean;
}

/** `commslint check`: reads, checks, perhaps fixes, and reports, one draft at a time. */
export async function checkDrafts(
  inputs: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  refuseContradictions(inputs, options);
  const { audience: audiences, channel, config, rule: only } = options;
  for (const id of only ?? []) {
    oneOf(
      'rule',
      id,
      rules.map((each) => each.id),
    );
  }
  const workspace = new Workspace({ folder: terminal.folder, config, audiences, channel, only });
  const visits = options.stdin
    ? standardInput(workspace, options, terminal)
    : files(workspace, inputs.length > 0 ? inputs : ['.'], options);
  const summary = new Summary();
  const reporter = reporterFor(options, terminal);
  const report: string[] = [];
  const write = options.outputFile === undefined ? terminal.out : (text: string) => void report.push(text);
  let begun = false;
  const begin = () => {
    if (!begun) write(reporter.begin());
    begun = true;
  };
  for await (const visit of visits) {
    begin();
    if (options.fixDryRun) await showDifference(visit, options, terminal);
    summary.add(visit.result);
    write(reporter.draft(visit.result, visit.source));
    tellTrouble(visit, options, terminal);
  }
  begin();
  write(reporter.end(summary));
  if (options.outputFile !== undefined) await writeReport(options.outputFile, report.join(''), terminal);
  return exitCode(summary, options);
}

function refuseContradictions(inputs: readonly string[], options: CheckOptions): void {
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

async function* files(
  workspace: Workspace,
  inputs: readonly string[],
  options: CheckOptions,
): AsyncGenerator<FixedVisit> {
  const found = await workspace.find(inputs);
  await workspace.verifyAsked(found.flatMap((each) => ('problem' in each ? [] : [each.path])));
  const { comments } = options;
  if (comments !== undefined) {
    if (found.length !== 1) throw new UsageError('--comments writes one copy: name one Word file, not a folder.');
    yield* workspace.check(found, (path) => commentFile(workspace, path, comments));
    return;
  }
  const change = options.fix || options.fixDryRun;
  yield* workspace.check(found, change ? (path) => fixFile(workspace, path, options.fix === true) : undefined);
}

async function* standardInput(
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

function reporterFor(options: CheckOptions, terminal: Terminal): Reporter {
  if (options.format === 'json') return jsonReporter();
  const toFile = options.outputFile !== undefined;
  return stylishReporter({
    infos: options.info === true,
    quiet: options.quiet === true,
    all: options.all === true,
    terminal: terminal.interactive && !toFile,
    colour: terminal.colour && !toFile,
    width: terminal.width,
  });
}

/** A dry run's difference goes to standard output before the report; beside JSON, to standard error. */
async function showDifference(visit: FixedVisit, options: CheckOptions, terminal: Terminal): Promise<void> {
  if (visit.before === undefined || visit.source === undefined || isTroubled(visit.result)) return;
  const { difference } = await import('../../reporters/difference.ts');
  const version = (source: string, { hidden }: CheckedDraft) => ({ source, hidden });
  const text = difference(
    visit.result.path,
    version(visit.before.source, visit.before.result),
    version(visit.source, visit.result),
  );
  if (options.format === 'json' && options.outputFile === undefined) terminal.err(text);
  else terminal.out(text);
}

/** What went wrong is in the report; where nobody may read the report at once, it is told on standard error as well. */
function tellTrouble({ result, error }: Visit, options: CheckOptions, terminal: Terminal): void {
  if (!isTroubled(result)) return;
  if (options.format === 'json' || options.outputFile !== undefined) {
    terminal.err(`${trouble(result)}\n`);
  }
  if (options.debug && error instanceof Error) terminal.err(`${error.stack}\n`);
}

async function writeReport(path: string, text: string, terminal: Terminal): Promise<void> {
  try {
    await writeAtomically(resolve(terminal.folder, path), text);
  } catch (error) {
    throw new UsageError(`The report could not be written to ‘${path}’. ${describeError(error)}`);
  }
}

function exitCode(summary: Summary, { quiet, maxWarnings }: CheckOptions): ExitCode {
  if (summary.problems > 0) return exitCodes.trouble;
  if (summary.errors > 0) return exitCodes.findings;
  const accepted = maxWarnings ?? (quiet ? Number.POSITIVE_INFINITY : 0);
  return summary.warnings > accepted ? exitCodes.findings : exitCodes.clean;
}
