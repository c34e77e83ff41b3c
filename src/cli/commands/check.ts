import { Summary } from '../../reporters/summary.ts';
import { ConfigurationReads } from '../../workspace/cache/configuration-reads.ts';
import { dayOf } from '../../workspace/day.ts';
import { Changed } from '../check/changed.ts';
import { files, standardInput } from '../check/drafts.ts';
import { KnownFindings } from '../check/known.ts';
import { opener } from '../check/open.ts';
import { type CheckOptions, refuseContradictions } from '../check/options.ts';
import { Shard } from '../check/shard.ts';
import { exitCodeOf } from '../exit-code.ts';
import { Report } from '../report/report.ts';
import type { ExitCode, Terminal } from '../terminal.ts';

/** `commslint check`: reads, checks, perhaps fixes, and reports, one draft at a time. */
export async function checkDrafts(
  inputs: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  refuseContradictions(inputs, options);
  const { audience: audiences, channel, config, rule: only } = options;
  const settings = { folder: terminal.folder, config, audiences, channel, only, today: dayOf(new Date()) };
  const configurations = new ConfigurationReads();
  const open = opener(settings, configurations);
  const known = new KnownFindings(open, options, terminal);
  await known.begin();
  const changed = new Changed(open, options, terminal);
  const shard = options.shard && new Shard(options.shard);
  const report = await Report.open(options, terminal, shard);
  const showsText = report.showsText || Boolean(options.baseline);
  const visits = options.stdin
    ? standardInput(open, options, terminal)
    : files({
        inputs: inputs.length > 0 ? inputs : ['.'],
        options,
        settings,
        open,
        changed,
        shard,
        configurations,
        showsText,
        // A baseline and lines that did not change take out of a result what the report does not say.
        report: options.baseline || options.changedLines ? undefined : report.repeatable,
        terminal,
      });
  const summary = new Summary();
  try {
    for await (const visit of visits) {
      if (Array.isArray(visit)) {
        for (const { tally } of visit) summary.addTally(tally);
        await report.repeat(visit);
        continue;
      }
      const unknown = await known.sort(visit);
      if (unknown === undefined) continue;
      const left = await changed.sort(unknown);
      summary.add(left.result);
      await report.draft(left);
    }
    await report.end(summary);
    await known.end();
  } finally {
    await report.close();
  }
  return exitCodeOf(summary, options);
}
