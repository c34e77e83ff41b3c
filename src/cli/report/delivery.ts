import { appendFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Reporter } from '../../reporters/reporter.ts';
import type { DraftResult } from '../../reporters/result.ts';
import type { Summary } from '../../reporters/summary.ts';
import { describeError } from '../../workspace/problem.ts';
import { writeAtomically } from '../../workspace/write.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import { Spool } from './spool.ts';

/** Where one report goes when all of it is there. */
export type Destination = (report: AsyncIterable<string>) => Promise<void>;

/** Prints a report. */
export function toTerminal(terminal: Terminal): Destination {
  return async (report) => {
    for await (const text of report) terminal.out(text);
  };
}

/** Puts a report in the place of a file, or into a device or a pipe. */
export function toFile(path: string, terminal: Terminal): Destination {
  return (report) => writable(path, () => writeAtomically(resolve(terminal.folder, path), report));
}

/** Adds a report to the end of a file. */
export function toEndOf(path: string, terminal: Terminal): Destination {
  return (report) =>
    writable(path, async () => {
      let all = '';
      for await (const text of report) all += text;
      await appendFile(resolve(terminal.folder, path), all);
    });
}

async function writable(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(`The report could not be written to ‘${path}’. ${describeError(error)}`);
  }
}

/** One report on its way: what its reporter says of each draft, held back until all is known or printed at once. */
export class Delivery {
  private readonly spool: Spool | undefined;
  private begun = false;
  private drafts = 0;
  /** What went wrong; from then on nothing is asked of the reporter, so that the other reports are whole. */
  failure: unknown;

  /**
   * @param print what each piece goes to at once, where it can
   */
  constructor(
    readonly reporter: Reporter,
    private readonly destination: Destination,
    private readonly print?: (text: string | Uint8Array) => void,
  ) {
    if (print === undefined || reporter.top !== undefined) this.spool = new Spool();
  }

  draft(result: DraftResult, source: string | undefined): Promise<void> {
    return this.add(() => this.reporter.draft(result, source));
  }

  /** Adds what the reporter said of drafts before, in UTF-8. */
  repeat(texts: readonly Uint8Array[]): Promise<void> {
    return this.attempt(async () => {
      await this.begin();
      const pieces: Uint8Array[] = [];
      for (const text of texts) {
        const between = this.separate();
        if (between !== '') pieces.push(Buffer.from(between));
        pieces.push(text);
      }
      await this.write(Buffer.concat(pieces));
    });
  }

  end(summary: Summary): Promise<void> {
    return this.attempt(async () => {
      await this.begin();
      await this.write(this.reporter.end(summary));
      const { spool, reporter } = this;
      if (spool === undefined) return;
      const top = reporter.top?.(summary) ?? '';
      await this.destination(
        (async function* () {
          yield top;
          yield* spool.read();
        })(),
      );
    });
  }

  /** Lets go of what was held back. */
  async close(): Promise<void> {
    await this.spool?.remove();
  }

  /** Not before the first draft: what was asked for may yet turn out to be wrong. */
  private async begin(): Promise<void> {
    if (this.begun) return;
    this.begun = true;
    await this.write(this.reporter.begin());
  }

  private add(say: () => string): Promise<void> {
    return this.attempt(async () => {
      await this.begin();
      await this.write(this.separate() + say());
    });
  }

  /** Begins the next draft, and gives what stands before what is said of it. */
  private separate(): string {
    return this.drafts++ > 0 ? (this.reporter.between ?? '') : '';
  }

  private async write(text: string | Buffer): Promise<void> {
    if (this.spool === undefined) {
      this.print?.(text);
      return;
    }
    try {
      await this.spool.write(text.toString());
    } catch (error) {
      throw new UsageError(
        `A long report waits in the temporary folder, and there is no room. ${describeError(error)}`,
      );
    }
  }

  private async attempt(step: () => Promise<void>): Promise<void> {
    if (this.failure !== undefined) return;
    try {
      await step();
    } catch (error) {
      this.failure = error;
    }
  }
}
