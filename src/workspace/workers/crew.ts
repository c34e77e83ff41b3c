import { availableParallelism } from 'node:os';
import type { Workspace, WorkspaceOptions } from '../workspace.ts';
import type { Pool, PooledVisit } from './pool.ts';
import { Row } from './row.ts';

/** How many threads check drafts: a number, as many as the machine has processors when that pays, or none but the own. */
export type Workers = number | 'auto' | 'off';

/**
 * After how many drafts threads are started, and for how many at least that are left. A thread takes its time to load the
 * rules and to get fast; measured in docs/performance.md.
 */
const alone = 200;
const enough = 2000;

/** More threads than this wait for the one that reports, and each takes memory for rules of its own (a judgement). */
const most = 8;

/** How many drafts this thread checks together; measured in docs/performance.md. */
const together = 3;

/** Who checks the drafts of one run: this thread, and others where there is enough to do. */
export class Crew {
  private readonly size: number;
  private pool: Pool | undefined;
  private readonly row = new Row();
  private checked = 0;

  /** @param drafts how many there are, at most */
  constructor(
    private readonly workers: Workers,
    private readonly drafts: number,
    private readonly options: Omit<WorkspaceOptions, 'files'>,
  ) {
    // Run from its sources there are none: Node cannot load TypeScript in a thread.
    if (import.meta.url.endsWith('.ts')) this.size = 1;
    else this.size = workers === 'off' ? 1 : workers === 'auto' ? Math.min(availableParallelism(), most) : workers;
  }

  /** How many drafts may be begun before the first of them is done: those that go together, or so many that no thread waits for work. */
  get atOnce(): number {
    return this.pool === undefined ? together : 3 * this.size;
  }

  /** Checks one draft, in this thread or in another. */
  async check(workspace: Workspace, path: string, bytes?: Uint8Array): Promise<PooledVisit> {
    if (this.pool === undefined && this.size > 1 && this.isWorthIt()) {
      const { Pool } = await import('./pool.ts');
      this.pool = new Pool(this.size, this.options);
    }
    this.checked++;
    return this.pool === undefined ? this.row.check(workspace, path, bytes) : this.pool.check(path, bytes);
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }

  private isWorthIt(): boolean {
    return this.workers !== 'auto' || (this.checked >= alone && this.drafts - this.checked >= enough);
  }
}
