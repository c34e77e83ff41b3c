#!/usr/bin/env node
import { transcode } from 'node:buffer';
import { packageVersion } from '../workspace/package-files.ts';
import { Line } from './line.ts';
import { Output } from './output.ts';
import { run } from './program.ts';
import type { Terminal } from './terminal.ts';

/** The only file that prints and exits. */
const args = process.argv.slice(2);
// The reader of a pipe may leave early (`| head`): there is nobody left to tell.
const leave = (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2);
const output = new Output(1, () => process.stdout, leave);
const errors = new Output(2, () => process.stderr, leave);
const interactive = output.isTerminal;
const { CI, FORCE_COLOR, GITHUB_STEP_SUMMARY, NO_COLOR, NO_PROGRESS, TERM } = process.env;
const isWatched = !CI && !NO_PROGRESS && TERM !== 'dumb' && errors.isTerminal;
const line = new Line((text) => errors.write(utf8(text)));
const atEnd: (() => void)[] = [];
const terminal: Terminal = {
  out(text) {
    line.clear();
    output.write(typeof text === 'string' ? utf8(text) : text);
  },
  err(text) {
    line.clear();
    errors.write(utf8(text));
  },
  progress: isWatched ? (text) => line.show(text, errors.stream.columns || 80) : undefined,
  whenTold: (work) => void atEnd.push(work),
  async input() {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  },
  streams: () => ({ input: process.stdin, output: output.stream }),
  // Here, for in what was compiled with V8’s code cache Node 20 cannot import.
  load: (url) => import(url),
  folder: process.cwd(),
  interactive,
  colour: !NO_COLOR && !args.includes('--no-color') && (Boolean(FORCE_COLOR) || (interactive && TERM !== 'dumb')),
  width: (interactive && output.stream.columns) || 80,
  jobSummary: GITHUB_STEP_SUMMARY || undefined,
};

// Told to end, it leaves nothing half written, and ends by that signal: so whoever sent it is told.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    line.clear();
    for (const work of atEnd.reverse()) work();
    process.kill(process.pid, signal);
  });
}

// Editors and scripts ask for it before they do anything else: nothing need be loaded to answer.
const isVersion = args.length === 1 && (args[0] === '--version' || args[0] === '-v');
void (isVersion ? tellVersion() : run(args, terminal)).then((code) => {
  process.exitCode = code;
  end();
});

/** The bytes of a text. By way of the two bytes a character that V8 has: Node 20 takes a fifth of the instructions for that. */
function utf8(text: string): Uint8Array {
  try {
    return transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8');
  } catch {
    // Half a character beyond the first 65,536 stands in it.
    return Buffer.from(text);
  }
}

async function tellVersion(): Promise<number> {
  terminal.out(`${packageVersion()}\n`);
  return 0;
}

/**
 * Ends without taking down all that was made, which takes an eighth of the time of one page. Where a reader of a pipe has not taken
 * everything yet, or is gone, Node ends by itself when that has been told.
 */
function end(): void {
  if (output.isTaken && errors.isTaken) process.exit();
}
