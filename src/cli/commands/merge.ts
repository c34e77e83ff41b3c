import { count } from '../../reporters/printable.ts';
import { isTroubled } from '../../reporters/result.ts';
import { Summary } from '../../reporters/summary.ts';
import { nodeFiles } from '../../workspace/node-files.ts';
import { Workspace } from '../../workspace/workspace.ts';
import { exitCodeOf } from '../exit-code.ts';
import { type ShardEntry, ShardFile } from '../merge/shard-file.ts';
import { Texts } from '../merge/texts.ts';
import { Report, type ReportRequest } from '../report/report.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';

export interface MergeOptions extends ReportRequest {
  maxWarnings?: number;
}

/** `commslint merge`: the reports of shards as the report that one run would have given. */
export async function mergeShards(
  paths: readonly string[],
  options: MergeOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const files: ShardFile[] = [];
  const report = await Report.open(options, terminal);
  try {
    for (const path of paths) files.push(await ShardFile.open(path, terminal.folder));
    verify(files);
    const texts = new Texts(new Workspace({ folder: terminal.folder, files: nodeFiles }));
    const summary = new Summary();
    for await (const { result, text } of inOrder(files)) {
      summary.add(result);
      await report.draft({ result, source: report.showsText ? await texts.of(result, text) : undefined });
    }
    await report.end(summary);
    const [first, ...others] = texts.missing;
    if (first === undefined) return exitCodeOf(summary, options);
    const more = others.length === 0 ? '' : ` and ${count(others.length, 'more draft')}`;
    terminal.err(
      `The text of ‘${first}’${more} is not here as it was checked: the report shows what was found without it. ` +
        'Merge where the drafts are as they were.\n',
    );
    return exitCodes.trouble;
  } finally {
    await report.close();
    for (const file of files) await file.close();
  }
}

/** Makes sure that the files are all the parts of one run, each once. */
function verify(files: readonly ShardFile[]): void {
  const [first] = files;
  if (first === undefined) throw new UsageError('Name the reports of the shards: commslint merge shard-*.json');
  const { of, drafts, commslint } = first.shard;
  const byIndex = new Map<number, ShardFile>();
  for (const file of files) {
    const { shard, path } = file;
    if (shard.of !== of) {
      throw new UsageError(
        `‘${first.path}’ is one of ${of} shards, and ‘${path}’ one of ${shard.of}: they are of two runs.`,
      );
    }
    if (shard.commslint !== commslint) {
      throw new UsageError(`‘${first.path}’ is by commslint ${commslint}, and ‘${path}’ by ${shard.commslint}.`);
    }
    if (shard.drafts !== drafts) {
      throw new UsageError(
        `When ‘${first.path}’ and ‘${path}’ were made, not the same drafts were there: run all shards again.`,
      );
    }
    const other = byIndex.get(shard.index);
    if (other !== undefined) throw new UsageError(`‘${other.path}’ and ‘${path}’ are both shard ${shard.index}/${of}.`);
    byIndex.set(shard.index, file);
  }
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((index) => !byIndex.has(index));
  if (missing.length > 0)
    throw new UsageError(`Shard ${missing.map((index) => `${index}/${of}`).join(', ')} is missing.`);
}

/** The drafts of all shards in the order in which one run checks them; what holds for many of them is told once. */
async function* inOrder(files: readonly ShardFile[]): AsyncGenerator<ShardEntry> {
  const rows = files.map((file) => file.entries());
  const next = await Promise.all(rows.map((row) => row.next()));
  const told = new Set<string>();
  for (;;) {
    let least: number | undefined;
    for (const [index, one] of next.entries()) {
      const before = least === undefined ? undefined : next[least];
      if (one.done) continue;
      if (before === undefined || before.done || one.value.order < before.value.order) least = index;
    }
    const row = least === undefined ? undefined : rows[least];
    const one = least === undefined ? undefined : next[least];
    if (least === undefined || row === undefined || one === undefined || one.done) return;
    const { result } = one.value;
    const isShared = isTroubled(result) && result.first !== undefined;
    if (!isShared || !told.has(result.problem)) yield one.value;
    if (isShared) told.add(result.problem);
    next[least] = await row.next();
  }
}
