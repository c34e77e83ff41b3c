import { resolve } from 'node:path';
import { jsonReporter } from '../../reporters/json.ts';
import type { Reporter } from '../../reporters/reporter.ts';
import { type CheckedDraft, isTroubled } from '../../reporters/result.ts';
import { stylishReporter } from '../../reporters/stylish.ts';
import type { Summary } from '../../reporters/summary.ts';
import { trouble } from '../../reporters/trouble.ts';
import type { FixedVisit } from '../../workspace/fix.ts';
import { describeError } from '../../workspace/problem.ts';
import type { Visit } from '../../workspace/workspace.ts';
import { writeAtomically } from '../../workspace/write.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import type { CheckOptions } from './options.ts';

/** Where what is found goes: to standard output draft by draft, or to a file at the end. */
export class Report {
  private readonly reporter: Reporter;
  private readonly kept: string[] = [];
  private begun = false;

  constructor(
    private readonly options: CheckOptions,
    private readonly terminal: Terminal,
  ) {
    this.reporter = reporterFor(options, terminal);
  }

  async draft(visit: FixedVisit): Promise<void> {
    this.begin();
    if (this.options.fixDryRun) await showDifference(visit, this.options, this.terminal);
    this.write(this.reporter.draft(visit.result, visit.source));
    tellTrouble(visit, this.options, this.terminal);
  }

  /**
   * @throws UsageError where the file cannot be written
   */
  async end(summary: Summary): Promise<void> {
    this.begin();
    this.write(this.reporter.end(summary));
    const { outputFile } = this.options;
    if (outputFile !== undefined) await writeReport(outputFile, this.kept.join(''), this.terminal);
  }

  /** Not before the first draft: what was asked for may yet turn out to be wrong. */
  private begin(): void {
    if (!this.begun) this.write(this.reporter.begin());
    this.begun = true;
  }

  private write(text: string): void {
    if (this.options.outputFile === undefined) this.terminal.out(text);
    else this.kept.push(text);
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
