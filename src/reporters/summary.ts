import type { Finding } from '../rule/finding.ts';
import type { Severity } from '../rule/rule.ts';
import { type CheckedDraft, type DraftResult, isTroubled } from './result.ts';

/** Whether a draft, or all drafts of a run, can go to its readers: ready when it has no error and no warning for them. */
export type Verdict = 'ready' | 'changes needed';

/** What one draft's findings mean for each of its audiences: all of them, also those that are known or elsewhere. */
export function verdicts(result: CheckedDraft): Map<string, Verdict> {
  const found = new Map<string, Verdict>(result.audiences.map((audience) => [audience, 'ready']));
  for (const finding of [...result.findings, ...(result.known ?? []), ...(result.elsewhere ?? [])]) {
    if (finding.severity === 'info') continue;
    for (const audience of finding.audiences) found.set(audience, 'changes needed');
  }
  return found;
}

/** Numbers of reported findings. */
interface Counts {
  errors: number;
  warnings: number;
  infos: number;
}

/** What a run found for one audience, in numbers of drafts and of reported findings. */
export interface AudienceCount extends Counts {
  drafts: number;
  /** Drafts that can go to them. */
  ready: number;
}

/** All that a summary needs of one draft. */
export interface Tally extends Counts {
  /** How many rules were at work. */
  checks: number;
  /** In the order of the draft. */
  audiences: readonly ({ id: string; verdict: Verdict } & Counts)[];
}

/** What one draft adds to a summary, but for what is known or elsewhere. */
export function tallyOf(result: CheckedDraft): Tally {
  const audiences = new Map(
    [...verdicts(result)].map(([id, verdict]) => [id, { id, verdict, errors: 0, warnings: 0, infos: 0 }]),
  );
  const tally = { checks: result.checks, errors: 0, warnings: 0, infos: 0 };
  for (const finding of result.findings) {
    const counter = counters[finding.severity];
    tally[counter]++;
    for (const id of finding.audiences) {
      const audience = audiences.get(id);
      if (audience !== undefined) audience[counter]++;
    }
  }
  return { ...tally, audiences: [...audiences.values()] };
}

/** What a run found, in numbers; it is added to as drafts are checked, so that none of them need be kept. */
export class Summary {
  /** Drafts that were checked. */
  files = 0;
  errors = 0;
  warnings = 0;
  infos = 0;
  /** Drafts that could not be checked. */
  problems = 0;
  /** Errors and warnings that are known from a baseline; undefined where none was asked. */
  known: number | undefined;
  /** Errors and warnings on lines that did not change; undefined where all lines count. */
  elsewhere: number | undefined;
  /** The most rules that were at work on one draft. */
  checks = 0;
  /** By audience, in the order in which they came up. */
  readonly audiences = new Map<string, Verdict>();
  /** The same in numbers, by audience. */
  readonly counts = new Map<string, AudienceCount>();

  add(result: DraftResult): void {
    if (isTroubled(result)) {
      this.problems++;
      return;
    }
    this.addTally(tallyOf(result));
    if (result.known !== undefined) this.known = (this.known ?? 0) + withoutInfos(result.known);
    if (result.elsewhere !== undefined) {
      this.elsewhere = (this.elsewhere ?? 0) + withoutInfos(result.elsewhere);
    }
  }

  /** Adds a draft that was checked, of which no more is there than this. */
  addTally(tally: Tally): void {
    this.files++;
    this.checks = Math.max(this.checks, tally.checks);
    addCounts(this, tally);
    for (const own of tally.audiences) {
      const { id, verdict } = own;
      if (verdict === 'changes needed' || !this.audiences.has(id)) this.audiences.set(id, verdict);
      const counted = this.countOf(id);
      counted.drafts++;
      if (verdict === 'ready') counted.ready++;
      addCounts(counted, own);
    }
  }

  private countOf(audience: string): AudienceCount {
    const known = this.counts.get(audience);
    if (known !== undefined) return known;
    const counted = { drafts: 0, ready: 0, errors: 0, warnings: 0, infos: 0 };
    this.counts.set(audience, counted);
    return counted;
  }
}

function addCounts(to: Counts, { errors, warnings, infos }: Counts): void {
  to.errors += errors;
  to.warnings += warnings;
  to.infos += infos;
}

const counters = { error: 'errors', warning: 'warnings', info: 'infos' } as const satisfies Record<Severity, string>;

/** How many errors and warnings there are. */
export function withoutInfos(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity !== 'info').length;
}
