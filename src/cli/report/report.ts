import type { ShardFacts } from '../../reporters/reporter.ts';
import { type CheckedDraft, isTroubled } from '../../reporters/result.ts';
import type { Summary } from '../../reporters/summary.ts';
import { trouble } from '../../reporters/trouble.ts';
import type { Digest, RepeatableReport } from '../../workspace/cache/digest.ts';
import type { FixedVisit } from '../../workspace/fix.ts';
import { describeError } from '../../workspace/problem.ts';
import type { Visit } from '../../workspace/workspace.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import { Delivery, toEndOf, toFile, toTerminal } from './delivery.ts';
import { loadReporter } from './load.ts';
import type { Output } from './outputs.ts';

/** What is asked of the reports of a run. */
export interface ReportRequest {
  outputs: readonly Output[];
  quiet?: boolean;
  info?: boolean;
  all?: boolean;
  fixDryRun?: boolean;
  debug: boolean;
}

/** Formats in which people read on standard output what could not be checked; beside others it is told on standard error. */
const forPeople: ReadonlySet<string> = new Set(['stylish', 'compact', 'markdown', 'github']);

/** Where what is found goes: to every report that was asked for, draft by draft. */
export class Report {
  private constructor(
    private readonly deliveries: readonly Delivery[],
    private readonly request: ReportRequest,
    private readonly terminal: Terminal,
  ) {}

  /**
   * Loads the reporters that were asked for.
   *
   * @param shard which part of the drafts is checked, where not all are
   * @throws UsageError for one that is not there or cannot be used
   */
  static async open(request: ReportRequest, terminal: Terminal, shard?: ShardFacts): Promise<Report> {
    const deliveries: Delivery[] = [];
    for (const { format, file } of request.outputs) {
      const reporter = await loadReporter(format, reportOptions(request, terminal, file, shard), terminal);
      deliveries.push(
        file === undefined
          ? new Delivery(reporter, toTerminal(terminal), (text) => terminal.out(text))
          : new Delivery(reporter, toFile(file, terminal)),
      );
    }
    const { jobSummary } = terminal;
    if (jobSummary !== undefined && request.outputs.some(({ format }) => format === 'github')) {
      const reporter = await loadReporter('job-summary', reportOptions(request, terminal, jobSummary, shard), terminal);
      deliveries.push(new Delivery(reporter, toEndOf(jobSummary, terminal)));
    }
    return new Report(deliveries, request, terminal);
  }

  /** Whether a report shows the text of drafts. */
  get showsText(): boolean {
    return this.deliveries.some(({ reporter }) => reporter.showsText === true);
  }

  /** The report, where it is one alone and its words about a draft can be kept. */
  get repeatable(): RepeatableReport | undefined {
    const [first, ...others] = this.deliveries;
    const [output] = this.request.outputs;
    if (first?.reporter.isRepeatable !== true || others.length > 0) return undefined;
    // The width is of the terminal, and what is shown in one shows the text of drafts, which no cache keeps.
    const options = { ...reportOptions(this.request, this.terminal, output?.file, undefined), width: 0 };
    const key = JSON.stringify([output?.format, options]);
    return { key, draft: (result) => first.reporter.draft(result, undefined) };
  }

  /** Adds drafts of which no more is there than what the report said of them before. */
  async repeat(digests: readonly Digest[]): Promise<void> {
    const texts = digests.map(({ text }) => text);
    for (const delivery of this.deliveries) await delivery.repeat(texts);
  }

  async draft(visit: FixedVisit): Promise<void> {
    if (this.request.fixDryRun) await this.showDifference(visit);
    for (const delivery of this.deliveries) await delivery.draft(visit.result, visit.source);
    this.tellTrouble(visit);
  }

  /**
   * Finishes every report that can be finished.
   *
   * @throws UsageError for those that cannot
   */
  async end(summary: Summary): Promise<void> {
    for (const delivery of this.deliveries) await delivery.end(summary);
    const failures = this.deliveries.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
    const [first] = failures;
    if (failures.length === 1) throw first;
    if (failures.length > 1) {
      const told = failures.map((each) => (each instanceof UsageError ? each.message : describeError(each)));
      throw new UsageError(told.join('\n'), { cause: first });
    }
  }

  /** Lets go of temporary files, whatever happened. */
  async close(): Promise<void> {
    for (const delivery of this.deliveries) await delivery.close();
  }

  /** A dry run's difference goes to standard output before the report; beside a report for programs, to standard error. */
  private async showDifference(visit: FixedVisit): Promise<void> {
    if (visit.before === undefined || visit.source === undefined || isTroubled(visit.result)) return;
    const { difference } = await import('../../reporters/difference.ts');
    const version = (source: string, { hidden }: CheckedDraft) => ({ source, hidden });
    const text = difference(
      visit.result.path,
      version(visit.before.source, visit.before.result),
      version(visit.source, visit.result),
    );
    const printed = this.request.outputs.find(({ file }) => file === undefined);
    if (printed === undefined || forPeople.has(printed.format)) this.terminal.out(text);
    else this.terminal.err(text);
  }

  /** What went wrong is in the report; where nobody may read the report at once, it is told on standard error as well. */
  private tellTrouble({ result, error }: Visit): void {
    if (!isTroubled(result)) return;
    const isRead = this.request.outputs.some(({ format, file }) => file === undefined && forPeople.has(format));
    if (!isRead) this.terminal.err(`${trouble(result)}\n`);
    if (this.request.debug && error instanceof Error) this.terminal.err(`${error.stack}\n`);
  }
}

function reportOptions(
  { info, quiet, all }: ReportRequest,
  terminal: Terminal,
  file: string | undefined,
  shard: ShardFacts | undefined,
) {
  const printed = file === undefined;
  return {
    infos: info === true,
    quiet: quiet === true,
    all: all === true,
    terminal: terminal.interactive && printed,
    colour: terminal.colour && printed,
    width: terminal.width,
    shard,
  };
}
