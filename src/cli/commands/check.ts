import { rules } from '../../generated/rules.ts';
import { Summary } from '../../reporters/summary.ts';
import { nodeFiles } from '../../workspace/node-files.ts';
import { Workspace } from '../../workspace/workspace.ts';
import { Changed } from '../check/changed.ts';
import { files, standardInput } from '../check/drafts.ts';
import { KnownFindings } from '../check/known.ts';
import { type CheckOptions, refuseContradictions } from '../check/options.ts';
import { Shard } from '../check/shard.ts';
import { oneOf } from '../choices.ts';
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
  const { audience: audiences, channel, config, rule: only, baseline } = options;
  for (const id of only ?? []) {
    oneOf(
      'rule',
      id,
      rules.map((each) => each.id),
    );
  }
  const workspace = new Workspace({
    folder: terminal.folder,
    files: nodeFiles,
    config,
    audiences,
    channel,
    only,
    baseline,
  });
  const known = new KnownFindings(workspace, options, terminal);
  await known.open();
  const changed = new Changed(workspace, options, terminal);
  const shard = options.shard && new Shard(options.shard);
  const visits = options.stdin
    ? standardInput(workspace, options, terminal)
    : files(workspace, inputs.length > 0 ? inputs : ['.'], options, changed, shard);
  const summary = new Summary();
  const report = await Report.open(options, terminal, shard);
  try {
    for await (const visit of visits) {
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
