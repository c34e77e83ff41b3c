import { identities, withoutHidden } from '../../reporters/identity.ts';
import type { CheckedDraft } from '../../reporters/result.ts';
import type { Finding } from '../../rule/finding.ts';
import { type DraftRecord, entriesOf, type Records, recordOf, sketchOf } from './document.ts';
import { type Entry, entryOf } from './entry.ts';
import { match } from './match.ts';
import { Sketches, sketch } from './sketch.ts';

/** What a run looks at. What lies outside of it stays in a baseline as it is. */
export interface Scope {
  /** Ids of the only rules at work; undefined for all. */
  rules?: readonly string[] | undefined;
  /** Whether drafts are held to all of their audiences, or to those that were asked for. */
  everyAudience: boolean;
}

/** What becomes of a baseline: it is only asked; takes over all that is found; or loses what is no longer found. */
export type Purpose = 'ask' | 'update' | 'prune';

/** A draft's findings, apart: what is new, and what is known. */
export interface Sorted {
  fresh: Finding[];
  known: Finding[];
  /** How many known errors and warnings were not found again. */
  gone: number;
}

/** The file that a baseline stands in. */
export interface BaselineFile {
  /** Absolute. */
  path: string;
  /** As people know it. */
  shown: string;
  /** What it held; undefined where there was none. */
  text: string | undefined;
  /** A draft's path from its folder, with `/`. */
  draft: (shown: string) => string;
  /** Whether there is a file at a path from its folder. */
  exists: (draft: string) => Promise<boolean>;
}

/** Findings that are known: the legacy that nobody has to put right today. */
export class Baseline {
  /** What it holds when this run has changed it. */
  readonly changed: Records;
  private sketches: Sketches | undefined;
  /** Drafts that were taken for moved ones, by the path that they had. */
  private readonly moves = new Map<string, string>();

  /** @param records what the file holds */
  constructor(
    readonly file: BaselineFile,
    readonly records: Records,
    private readonly scope: Scope,
  ) {
    this.changed = new Map(records);
  }

  /**
   * Tells the findings of a draft that are known from those that are new.
   *
   * @param source the draft's
   */
  async sort(result: CheckedDraft, source: string, purpose: Purpose = 'ask'): Promise<Sorted> {
    const { findings, hidden, audiences } = result;
    const path = this.file.draft(result.path);
    const shown = withoutHidden(source, hidden);
    const from = findings.length > 0 ? await this.pathBefore(path, shown) : path;
    const record = this.records.get(from);
    const known = record === undefined ? [] : entriesOf(record);
    const found = [...identities(findings, source, hidden)].map(([finding, identity]) => entryOf(finding, identity));
    const { entries, left } = match(found, known);
    const isOutside = (audience: string) => !this.scope.everyAudience && !audiences.includes(audience);
    if (purpose !== 'ask') {
      const stay = found.flatMap((entry, index) => takenOver(entry, entries[index], purpose, isOutside));
      for (const [entry, count] of left) stay.push(...this.outside({ ...entry, count }, isOutside));
      this.put(path, from, recordOf(stay, sketch(shown)));
    }
    const gone = [...left].filter(([entry]) => !entry.info && this.outside(entry, isOutside).length === 0);
    return {
      fresh: findings.filter((_, index) => entries[index] === undefined),
      known: findings.filter((_, index) => entries[index] !== undefined),
      gone: gone.reduce((sum, [, number]) => sum + number, 0),
    };
  }

  /** Takes out the drafts that are no longer there. */
  async prune(): Promise<void> {
    for (const path of [...this.changed.keys()]) if (!(await this.file.exists(path))) this.changed.delete(path);
  }

  /** Where a draft was when the baseline was written: a draft that is not in it may be one of those that are gone. */
  private async pathBefore(path: string, shown: string): Promise<string> {
    if (this.records.has(path)) return path;
    this.sketches ??= new Sketches([...this.records].map(([each, record]) => [each, sketchOf(record)]));
    for (const candidate of this.sketches.alike(sketch(shown))) {
      if ((this.moves.get(candidate) ?? path) !== path || (await this.file.exists(candidate))) continue;
      this.moves.set(candidate, path);
      return candidate;
    }
    return path;
  }

  /** What this run cannot say of an entry that was not found: it stays. */
  private outside(entry: Entry, isOutside: (audience: string) => boolean): Entry[] {
    if (this.scope.rules?.includes(entry.ruleId) === false) return [entry];
    const audiences = entry.audiences.filter(isOutside);
    return audiences.length > 0 ? [{ ...entry, audiences }] : [];
  }

  private put(path: string, before: string, record: DraftRecord | undefined): void {
    this.changed.delete(before);
    if (record === undefined) this.changed.delete(path);
    else this.changed.set(path, record);
  }
}

/** The entry of a finding after this run: for audiences outside of it, it stays known. */
function takenOver(
  found: Entry,
  known: Entry | undefined,
  purpose: Purpose,
  isOutside: (audience: string) => boolean,
): Entry[] {
  if (known === undefined) return purpose === 'update' ? [found] : [];
  return [{ ...found, audiences: [...found.audiences, ...known.audiences.filter(isOutside)] }];
}
