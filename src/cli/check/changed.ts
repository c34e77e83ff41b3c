import { basename, resolve } from 'node:path';
import { count } from '../../reporters/printable.ts';
import { isTroubled } from '../../reporters/result.ts';
import type { Finding } from '../../rule/finding.ts';
import { configName, type Found } from '../../workspace/files.ts';
import type { FixedVisit } from '../../workspace/fix.ts';
import type { LineRange } from '../../workspace/git/changes.ts';
import { Repositories } from '../../workspace/git/repositories.ts';
import type { Terminal } from '../terminal.ts';
import type { Open } from './open.ts';
import type { CheckOptions } from './options.ts';

/** Keeps to what has changed, in drafts and in lines, where only that was asked for. */
export class Changed {
  private readonly repositories: Repositories;
  private readonly isAsked: boolean;

  constructor(
    private readonly open: Open,
    private readonly options: CheckOptions,
    private readonly terminal: Terminal,
  ) {
    this.isAsked = options.changed === true || options.since !== undefined;
    this.repositories = new Repositories(options.since);
  }

  /**
   * The drafts that have changed. Says on standard error where there are none, and where a configuration has changed.
   *
   * @throws DraftProblem where git cannot say; its message says what to do
   */
  async select(found: readonly Found[]): Promise<readonly Found[]> {
    if (!this.isAsked) return found;
    const selected: Found[] = [];
    const apart: string[] = [];
    for (const each of found) {
      if ('problem' in each) {
        selected.push(each);
        continue;
      }
      const hasChanged = await this.repositories.hasChanged(resolve(this.terminal.folder, each.path));
      if (hasChanged === undefined) apart.push(each.path);
      else if (hasChanged) selected.push(each);
    }
    const [first, ...others] = apart;
    if (first !== undefined) {
      const more = others.length === 0 ? 'It stands' : `It and ${count(others.length, 'other draft')} stand`;
      const problem = `${more} in no git repository, so nothing says what has changed. Check without ${this.option}.`;
      selected.push({ path: first, problem });
    }
    if (selected.length === 0) this.terminal.err(`No draft has changed${this.since}.\n`);
    await this.noteConfigurations(found);
    return selected;
  }

  /** Leaves what is on lines that did not change, where that was asked for. */
  async sort(visit: FixedVisit): Promise<FixedVisit> {
    const { result, source } = visit;
    if (!this.options.changedLines || isTroubled(result) || source === undefined) return visit;
    const ranges = await this.repositories.lines(resolve(this.terminal.folder, result.path));
    // The lines of these are not those of the file: they were unpacked or decoded.
    if (ranges === 'all' || result.format === 'word' || result.format === 'email') {
      return { ...visit, result: { ...result, elsewhere: [] } };
    }
    const touches = touching(ranges, source);
    return {
      ...visit,
      result: {
        ...result,
        findings: result.findings.filter(touches),
        elsewhere: result.findings.filter((finding) => !touches(finding)),
      },
    };
  }

  private get option(): string {
    return this.options.since === undefined ? '--changed' : '--since';
  }

  private get since(): string {
    const { since } = this.options;
    return since === undefined ? ' since the last commit' : ` since ‘${since}’`;
  }

  /** What a configuration says holds for drafts that did not change, too. */
  private async noteConfigurations(found: readonly Found[]): Promise<void> {
    const workspace = await this.open();
    const sources = new Set<string>();
    for (const each of found) {
      const configuration =
        'problem' in each ? undefined : await workspace.configuration(each.path).catch(() => undefined);
      for (const source of configuration?.sources ?? []) sources.add(resolve(workspace.folder, source.path));
    }
    const changed = await this.repositories.paths();
    const names = changed.filter((path) => sources.has(path) || settingNames.has(basename(path)));
    const [first, ...others] = names.map((path) => workspace.shown(path)).sort();
    if (first === undefined) return;
    const more = others.length === 0 ? 'has' : `and ${count(others.length, 'other configuration file')} have`;
    this.terminal.err(
      `${first} ${more} changed${this.since}. What it says holds for other drafts too: check them all, without ${this.option}.\n`,
    );
  }
}

/** Files that say how drafts are checked, also where they are gone. */
const settingNames: ReadonlySet<string> = new Set([configName, '.commslintignore']);

/** Whether a finding stands, in part at least, on one of these lines. */
function touching(ranges: readonly LineRange[], source: string): (finding: Finding) => boolean {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineOf = (offset: number) => lastBelow(starts.length, (index) => (starts[index] ?? 0) <= offset) + 1;
  return ({ place }) => {
    const first = lineOf(place.start.offset);
    const last = lineOf(Math.max(place.start.offset, place.end.offset - 1));
    const range = ranges[lastBelow(ranges.length, (index) => (ranges[index]?.first ?? 0) <= last)];
    return range !== undefined && range.last >= first;
  };
}

/** The last index for which something holds that holds for all before it; -1 for none. */
function lastBelow(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
