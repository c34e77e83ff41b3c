import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { DraftResult } from '../../reporters/result.ts';
import { describeError } from '../../workspace/problem.ts';
import { UsageError } from '../terminal.ts';

const head = z.object({
  version: z.literal(1),
  shard: z.object({ index: z.number(), of: z.number(), drafts: z.string(), commslint: z.string() }),
});

/** Only what merging looks at itself: the result is what this same version of commslint wrote. */
const entry = z.object({
  shard: z.object({
    order: z.number(),
    text: z.string().optional(),
    result: z.looseObject({ path: z.string() }),
  }),
});

/** One draft of a shard. */
export interface ShardEntry {
  /** Its place among all drafts that were found. */
  order: number;
  /** What its text is known by; none where it could not be read. */
  text?: string | undefined;
  result: DraftResult;
}

/**
 * The JSON report of one shard, as `check --shard` wrote it: a line for the run, then one for each draft. It is read line by
 * line, so that a report takes no memory for its drafts.
 */
export class ShardFile {
  private constructor(
    readonly path: string,
    readonly shard: z.infer<typeof head>['shard'],
    private readonly lines: AsyncGenerator<string>,
  ) {}

  /**
   * @throws UsageError for a file that is not there or is no such report
   */
  static async open(path: string, folder: string): Promise<ShardFile> {
    const lines = linesOf(resolve(folder, path));
    let first: IteratorResult<string>;
    try {
      first = await lines.next();
    } catch (error) {
      throw new UsageError(`‘${path}’ cannot be read. ${describeError(error)}`);
    }
    const parsed = head.safeParse(parse(`${first.done ? '' : first.value}]}`));
    if (parsed.success) return new ShardFile(path, parsed.data.shard, lines);
    throw new UsageError(
      `‘${path}’ is no report of a shard, or another program wrote it anew. ` +
        `Make it with: commslint check --shard 1/2 --format json --output-file ${path}`,
    );
  }

  /**
   * Its drafts, in order.
   *
   * @throws UsageError where the file is cut short or damaged
   */
  async *entries(): AsyncGenerator<ShardEntry> {
    let number = 1;
    for await (const line of this.lines) {
      number++;
      if (line.startsWith('],"summary":')) return;
      const parsed = entry.safeParse(parse(line.replace(/,$/, '')));
      if (!parsed.success) throw new UsageError(`${this.path}:${number}: this line is damaged. Run that shard again.`);
      yield parsed.data.shard as unknown as ShardEntry;
    }
    throw new UsageError(`‘${this.path}’ is cut short. Run that shard again.`);
  }

  async close(): Promise<void> {
    await this.lines.return(undefined);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Lines without their ends: only `\n` ends one, for JSON may hold other line separators. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const waiting: string[] = [];
  for await (const chunk of createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>) {
    const [start = '', ...others] = chunk.split('\n');
    waiting.push(start);
    for (const other of others) {
      yield waiting.join('');
      waiting.length = 0;
      waiting.push(other);
    }
  }
  yield waiting.join('');
}
