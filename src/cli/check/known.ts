import { debtTable } from '../../reporters/debt.ts';
import { count } from '../../reporters/printable.ts';
import { isTroubled } from '../../reporters/result.ts';
import type { Baseline, Purpose } from '../../workspace/baseline/baseline.ts';
import { Baselines } from '../../workspace/baseline/baselines.ts';
import { debtOf } from '../../workspace/baseline/debt.ts';
import { saveBaseline } from '../../workspace/baseline/save.ts';
import type { FixedVisit } from '../../workspace/fix.ts';
import { nodeFiles } from '../../workspace/node-files.ts';
import { describeError } from '../../workspace/problem.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import type { Open } from './open.ts';
import type { CheckOptions } from './options.ts';

/** Keeps apart what a baseline knows, and brings the baseline up to date where that was asked for. */
export class KnownFindings {
  private readonly baselines: Baselines;
  private readonly purpose: Purpose;
  private readonly told = new Set<string>();
  /** Known findings that were not found any more, by baseline. */
  private readonly gone = new Map<Baseline, number>();

  constructor(
    private readonly open: Open,
    private readonly options: CheckOptions,
    private readonly terminal: Terminal,
  ) {
    const scope = { rules: options.rule, everyAudience: options.audience === undefined };
    this.baselines = new Baselines(terminal.folder, nodeFiles, scope);
    this.purpose = options.updateBaseline ? 'update' : options.pruneBaseline ? 'prune' : 'ask';
  }

  /**
   * Reads the baseline that was asked for before anything is checked.
   *
   * @throws DraftProblem for one that is missing or broken
   */
  async begin(): Promise<void> {
    await this.asked();
  }

  /** Takes out of a result what is known. Nothing for a draft whose baseline is broken, which was told of before. */
  async sort(visit: FixedVisit): Promise<FixedVisit | undefined> {
    const { result, source } = visit;
    if (isTroubled(result) || source === undefined) return visit;
    let baseline: Baseline | undefined;
    try {
      baseline = await (this.options.baseline === undefined ? this.named(visit) : this.asked());
    } catch (error) {
      const problem = `${describeError(error)}\nNo draft is reported that this baseline holds for.`;
      if (this.told.has(problem)) return undefined;
      this.told.add(problem);
      return { result: { path: result.path, problem, first: result.path }, source: undefined, error };
    }
    if (baseline === undefined) return visit;
    const { fresh, known, gone } = await baseline.sort(result, source, this.purpose);
    this.gone.set(baseline, (this.gone.get(baseline) ?? 0) + gone);
    const isTakenOver = this.purpose === 'update';
    const findings = isTakenOver ? [] : fresh;
    return { ...visit, result: { ...result, findings, known: isTakenOver ? result.findings : known } };
  }

  /**
   * Writes what was asked for, and says how much is still to be put right.
   *
   * @throws UsageError where the baseline cannot be written
   */
  async end(): Promise<void> {
    if (this.purpose === 'ask') {
      for (const [{ file }, gone] of this.gone) {
        if (gone === 0) continue;
        this.terminal.err(
          `${count(gone, 'known finding')} in ${file.shown} ${gone === 1 ? 'is' : 'are'} no longer found. To take ${gone === 1 ? 'it' : 'them'} out: commslint check --baseline ${file.shown} --prune-baseline\n`,
        );
      }
      return;
    }
    const baseline = await this.asked();
    if (baseline === undefined) return;
    const before = debtOf(baseline.records);
    try {
      if (this.purpose === 'prune') await baseline.prune();
      await saveBaseline(baseline, nodeFiles);
    } catch (error) {
      throw new UsageError(`The baseline could not be written to ‘${baseline.file.shown}’. ${describeError(error)}`);
    }
    this.terminal.err(debtTable(baseline.file.shown, debtOf(baseline.changed), before));
  }

  /** The baseline of the command line; none where it names none. */
  private async asked(): Promise<Baseline | undefined> {
    const { baseline } = this.options;
    return baseline ? this.baselines.open(baseline, this.purpose === 'update') : undefined;
  }

  /** The baseline that a draft's configuration names. A draft from the cache brings it: nothing is loaded to ask. */
  private async named({ result: { path }, baseline }: FixedVisit): Promise<Baseline | undefined> {
    const name = baseline ?? (await (await this.open()).configuration(path)).baseline;
    return name ? this.baselines.open(name, this.purpose === 'update') : undefined;
  }
}
