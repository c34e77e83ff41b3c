import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { buildCommand } from '../scripts/build-command.ts';
import type { Outcome } from './command.ts';

const root = join(import.meta.dirname, '..');

/** The command as it is shipped, in processes of its own. */
export interface BuiltCommand {
  /** What one command line did; of one that ended by a signal, the code that a shell gives it. */
  run(folder: string, args: readonly string[], options?: SpawnOptions): Promise<Outcome>;
  /** Starts one and lets it run. */
  start(folder: string, args: readonly string[], options?: SpawnOptions): ChildProcess;
  /**
   * What a terminal shows of one command line, byte for byte. Needs `script` of util-linux.
   *
   * @param rest of the shell's line: where its output goes
   */
  inTerminal(folder: string, args: readonly string[], rest?: string): Promise<Outcome>;
}

/** Builds the command for the tests of a file, apart from `dist`, so that it is never that of another day. */
export function builtCommand(): BuiltCommand {
  let package_ = '';
  beforeAll(async () => {
    package_ = await mkdtemp(join(tmpdir(), 'commslint-built-'));
    const outdir = join(package_, 'dist');
    await buildCommand(root, { absWorkingDir: root, bundle: true, target: 'es2022', outdir, metafile: true });
    // Tests run it as another user, too.
    await chmod(package_, 0o755);
    await cp(join(root, 'package.json'), join(package_, 'package.json'));
  }, 60_000);
  afterAll(() => rm(package_, { recursive: true, force: true }));

  const start = (folder: string, args: readonly string[], options: SpawnOptions = {}) => {
    const env = { PATH: process.env.PATH, NO_COLOR: '1' };
    return spawn(process.execPath, [join(package_, 'dist/cli.cjs'), ...args], { cwd: folder, env, ...options });
  };
  const inTerminal = (folder: string, args: readonly string[], rest = '') => {
    const line = `stty cols 80; '${process.execPath}' '${join(package_, 'dist/cli.cjs')}' ${args.join(' ')} ${rest}`;
    const env = { PATH: process.env.PATH, NO_COLOR: '1', TERM: 'xterm' };
    return outcomeOf(spawn('script', ['-qefc', line, '/dev/null'], { cwd: folder, env }));
  };
  return { start, inTerminal, run: async (folder, args, options) => outcomeOf(start(folder, args, options)) };
}

const signals: Readonly<Record<string, number>> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** What a process said until it ended. */
export function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const outcome: Outcome = { code: -1, out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    outcome.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    outcome.err += text;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => {
      outcome.code = code ?? 128 + (signals[signal ?? ''] ?? 0);
      done(outcome);
    });
  });
}
