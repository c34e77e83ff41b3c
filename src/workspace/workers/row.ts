import type { FileToCheck, Visit, Workspace } from '../workspace.ts';

/** A file that waits for others. */
interface Waiting extends FileToCheck {
  settle(visit: Visit): void;
  fail(error: unknown): void;
}

/** Checks files together that are asked for one after another: they wait until nothing else is to be done at once. */
export class Row {
  private waiting: Waiting[] = [];

  /** Checks a file with those that are asked for before the program waits. */
  check(workspace: Workspace, path: string, bytes: Uint8Array | undefined): Promise<Visit> {
    return new Promise((settle, fail) => {
      if (this.waiting.push({ path, bytes, settle, fail }) === 1) setImmediate(() => this.checkAll(workspace));
    });
  }

  private async checkAll(workspace: Workspace): Promise<void> {
    const { waiting } = this;
    this.waiting = [];
    try {
      const visits = await workspace.checkFiles(waiting);
      waiting.forEach(({ settle }, index) => {
        settle(visits[index] as Visit);
      });
    } catch (error) {
      for (const { fail } of waiting) fail(error);
    }
  }
}
