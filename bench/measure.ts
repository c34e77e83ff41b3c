import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one run of a command took. */
export interface Cost {
  /** Processor seconds, user and system, of the command and all that it started. */
  cpu: number;
  /** Seconds on the clock. */
  wall: number;
  /** MiB that the largest process of the command held at its peak. */
  memory: number;
}

/**
 * Runs a command and measures it. The shell's `time` tells milliseconds and no memory, GNU time memory and only hundredths of
 * seconds: so one runs within the other. Needs bash and GNU time.
 *
 * @param says of these its output must hold one, such as the name of a file in which there is something to find: a linter
 *   that names none refused to run
 * @throws Error with the end of its output when it does not say that
 */
export async function measure(command: readonly string[], folder: string, says: readonly string[]): Promise<Cost> {
  const scratch = mkdtempSync(join(tmpdir(), 'commslint-bench-'));
  const [times, memory, said] = ['times', 'memory', 'said'].map((name) => join(scratch, name)) as [
    string,
    string,
    string,
  ];
  // What it prints goes to a file, so that no reader of a pipe takes time beside it.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell that fills it in
  const script = 'TIMEFORMAT="%3U %3S %3R"; { time /usr/bin/time -q -f %M -o "$1" "${@:4}" >"$3" 2>&1 ; } 2>"$2"';
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  try {
    await new Promise<void>((done, fail) => {
      const child = spawn('bash', ['-c', script, 'bash', memory, times, said, ...command], {
        cwd: folder,
        env: { ...env, NO_COLOR: '1' },
        stdio: 'inherit',
      });
      child.on('error', fail).on('exit', () => done());
    });
    const [user = 0, system = 0, wall = 0] = readFileSync(times, 'utf8').trim().split(' ').map(Number);
    const output = readFileSync(said, 'utf8');
    if (says.length > 0 && !says.some((each) => output.includes(each)))
      throw new Error(`${command.slice(0, 4).join(' ')} …\n${output.slice(-2000)}`);
    return { cpu: user + system, wall, memory: Number(readFileSync(memory, 'utf8')) / 1024 };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The middle one of some numbers; of an even count the upper. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** The median of each cost. */
export function medianCost(costs: readonly Cost[]): Cost {
  const of = (key: keyof Cost) => median(costs.map((cost) => cost[key]));
  return { cpu: of('cpu'), wall: of('wall'), memory: of('memory') };
}
