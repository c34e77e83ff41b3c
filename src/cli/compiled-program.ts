/**
 * In the package this stands in place of `program.ts`. It loads the bundle of the program with the code that V8 made of it at an
 * earlier check, so that a command does not begin by compiling a thousand functions.
 *
 * That code lies beside the bundle, for this version of Node and this bundle alone: who could change it could change the bundle.
 * Where it cannot be written or read, or V8 does not take it, everything works as it does without, only later.
 */
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { arch, pid, version } from 'node:process';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import type { run as Run, work as Work } from './program.ts';

/** Names of the parts of the bundle, which hold hashes of them, in the order in which they are needed; from scripts/build-command.ts. */
declare const packNames: readonly string[];

/** What this file is given as CommonJS; the bundle requires only what Node has built in. */
declare const require: NodeJS.Require;

type Require = (id: string) => unknown;
/** Chunks of the program, by the name that others require them by. */
type Chunks = Record<string, (exports: object, module: { exports: unknown }, require: Require) => void>;

/** Commands that leave most of the program unused: what V8 made for them is no help to the others. */
const lightCommands = ['explain', 'init', 'list', 'lsp', 'merge', 'print-config', '--help', '-h', '--version', '-v'];

/** After so many milliseconds nearly all that a check needs has been compiled, and V8 has not yet dropped what it needed at first. */
const longEnough = 2000;

/**
 * Bytes that the young generation may take, two halves of 8 MiB. V8 would let it have twice that: a site takes 2 in 100 fewer instructions
 * so, and 156 MiB in place of 142. Its size is looked at every so many milliseconds, for nobody can give it a limit once Node runs.
 */
const mostYoung = 16 * 1024 * 1024;
const betweenLooks = 50;

/** By what the young generation grows. */
const usualGrowth = 2;
let growth = usualGrowth;

/** What of the program has been compiled, with the script of what was not compiled at an earlier check. */
const packs: { chunks: Chunks; script: Script | undefined; cachePath: string }[] = [];
const modules = new Map<string, { exports: unknown }>();

/** `run` of `program.ts`. */
export const run: typeof Run = async (args, terminal) => {
  // What the cache needs of Node: V8 takes what it made of Node’s modules when Node was built, but not after flags are set.
  if (args.includes('--cache')) require('node:crypto');
  tuneV8();
  const program = load();
  if (args.some((arg) => lightCommands.includes(arg))) return program.run(args, terminal);
  // Neither may keep a command alive that has failed.
  const timers = [setTimeout(keep, longEnough).unref(), setInterval(keepYoungSmall, betweenLooks).unref()];
  const exit = await program.run(args, terminal);
  for (const timer of timers) clearTimeout(timer);
  // Of what was refused at once little has been compiled, and what is kept stays.
  if (exit !== 2) keep();
  return exit;
};

/** `work` of `program.ts`. */
export const work: typeof Work = () => load().work();

function load(): { run: typeof Run; work: typeof Work } {
  return requireChunk('./program.js') as { run: typeof Run; work: typeof Work };
}

/** A chunk of the program, or what Node has built in. Most runs that find all in the cache compile the first part alone. */
function requireChunk(id: string): unknown {
  if (!id.startsWith('./')) return require(id);
  const known = modules.get(id);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  modules.set(id, module);
  for (const [index, name] of packNames.entries()) {
    packs[index] ??= compile(name);
    const evaluate = packs[index].chunks[id];
    if (evaluate === undefined) continue;
    evaluate(module.exports, module, requireChunk);
    return module.exports;
  }
  throw new Error(`No part of the program holds ${id}.`);
}

function compile(name: string) {
  const path = join(import.meta.dirname, name);
  const cachePath = `${path}.${version}-${arch}.cache`;
  const cachedData = readCache(cachePath);
  const text = readWhole(path).toString('latin1');
  const script = underUsualGrowth(() => new Script(text, { filename: path, cachedData }));
  const isCached = cachedData !== undefined && script.cachedDataRejected !== true;
  const define = script.runInThisContext() as (...given: [Require, string, string, Require]) => Chunks;
  return {
    chunks: define(requireChunk, path, import.meta.dirname, require),
    script: isCached ? undefined : script,
    cachePath,
  };
}

/**
 * Has V8 spend its time on the draft: a quarter less for one page and for a whole site (docs/performance.md). It may use other
 * flags only as long as nothing has been compiled with them, for they are part of what the cache is made for.
 */
function tuneV8(): void {
  // Most of our patterns are used a few times in a draft: they are compiled once, and not first for the interpreter.
  setFlagsFromString('--no-regexp-tier-up');
  // The old generation is collected when it has grown by this, in per cent. Left to itself V8 lets that of a long run grow to four
  // times what is alive: 372 MiB for 8,000 pages in place of 247, for 3 in 100 of the time. With 100 a large site is collected once
  // more, and V8 throws away what it made of thirty functions.
  setFlagsFromString('--heap-growing-percent=125');
  // Node 20 optimises a function (in bytes of bytecode run, by default 66 KB) before it knows what the function is given,
  // and then again and again. Later versions have another name for it, and a compiler in between.
  if (!version.startsWith('v20.')) return;
  setFlagsFromString('--interrupt-budget=1000000');
  // Small functions (in bytes of bytecode, by default 81) are optimised at the first such look, others only at the third or later:
  // they are compiled quickly, and together they are most of the program.
  setFlagsFromString('--max-bytecode-size-for-early-opt=200');
  // Less of what a function calls (by default 920 bytes of bytecode) is compiled into it again: most of ours do not run for
  // long enough to win that back.
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
  // What is alive is marked at once and not in steps: a run collects its old generation three or four times, in 50 ms at most, and pays for
  // steps at each write to a field.
  setFlagsFromString('--no-incremental-marking');
  // Loops that run for minutes are worth this work of the compiler.
  setFlagsFromString('--no-turbo-loop-peeling');
  setFlagsFromString('--no-turbo-loop-variable');
}

/** Sees to it that the young generation grows no more once it is large enough. */
function keepYoungSmall(): void {
  if (growth !== usualGrowth || !version.startsWith('v20.')) return;
  const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
  if (young === undefined || young.space_size < mostYoung) return;
  growth = 1;
  setGrowth(growth);
}

function setGrowth(factor: number): void {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);
}

/** What V8 made of the program is kept, and taken, only under the flags that it is always made under. */
function underUsualGrowth<Made>(make: () => Made): Made {
  if (growth === usualGrowth) return make();
  setGrowth(usualGrowth);
  try {
    return make();
  } finally {
    setGrowth(growth);
  }
}

/** Keeps what V8 made of the program. */
function keep(): void {
  for (const pack of packs) {
    if (pack.script !== undefined) writeCache(pack.script, pack.cachePath);
    pack.script = undefined;
  }
}

function readCache(cachePath: string): Buffer | undefined {
  try {
    return readWhole(cachePath);
  } catch {
    return undefined;
  }
}

/** Of ECMAScript 2024, in V8 since 11.1: one that may change its size is given pages of its own. */
const OfPages = ArrayBuffer as new (size: number, options: { maxByteLength: number }) => ArrayBuffer;

/**
 * Reads a file into memory that is no part of the native heap. That gives back what it does not use by the largest piece that was
 * ever freed in it: after 2 MB of these, each of its threads keeps up to 5 for itself.
 */
function readWhole(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.from(new OfPages(size, { maxByteLength: size }));
    let read = 0;
    while (read < size) {
      const more = readSync(file, bytes, read, size - read, null);
      if (more === 0) break;
      read += more;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/** Whole or not at all: another command may be reading. */
function writeCache(script: Script, cachePath: string): void {
  const draft = `${cachePath}.${pid}`;
  let file: number;
  try {
    file = openSync(draft, 'wx');
  } catch {
    return;
  }
  try {
    writeSync(
      file,
      underUsualGrowth(() => script.createCachedData()),
    );
    closeSync(file);
    renameSync(draft, cachePath);
  } catch {
    rmSync(draft, { force: true });
  }
}
