/**
 * In the package this stands in place of `program.ts`. It loads the bundle of the program with the code that V8 made of it at an
 * earlier check, so that a command does not begin by compiling a thousand functions.
 *
 * That code lies beside the bundle, for this version of Node and this bundle alone: who could change it could change the bundle.
 * Where it cannot be written or read, or V8 does not take it, everything works as it does without, only later.
 */
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { arch, pid, version } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import type { run as Run, work as Work } from './program.ts';

/** Name of the program's bundle, which holds a hash of it; from scripts/build.ts. */
declare const programBundle: string;

/** What this file is given as CommonJS; the bundle requires only what Node has built in. */
declare const require: NodeJS.Require;

/** Commands that leave most of the program unused: what V8 made for them is no help to the others. */
const lightCommands = ['explain', 'init', 'list', 'lsp', 'merge', 'print-config', '--help', '-h', '--version', '-v'];

/** After so many milliseconds all that a check needs has been compiled, and V8 has not yet dropped what it needed at first. */
const longEnough = 1000;

const path = join(import.meta.dirname, programBundle);
const cachePath = `${path}.${version}-${arch}.cache`;

/** `run` of `program.ts`. */
export const run: typeof Run = async (args, terminal) => {
  tuneV8();
  const { program, script, isCached } = load();
  if (isCached || args.some((arg) => lightCommands.includes(arg))) return program.run(args, terminal);
  let isKept = false;
  const keep = () => {
    if (!isKept) writeCache(script);
    isKept = true;
  };
  const timer = setTimeout(keep, longEnough);
  const exit = await program.run(args, terminal);
  clearTimeout(timer);
  // Of what was refused at once little has been compiled, and what is kept stays.
  if (exit !== 2) keep();
  return exit;
};

/** `work` of `program.ts`. */
export const work: typeof Work = () => load().program.work();

function load() {
  const source = readFileSync(path, 'latin1');
  const cachedData = readCache();
  const script = new Script(source, { filename: path, cachedData });
  // The bundle is the function that CommonJS wraps around a module.
  const module = { exports: {} as { run: typeof Run; work: typeof Work } };
  script.runInThisContext()(module.exports, require, module, path, import.meta.dirname);
  const isCached = cachedData !== undefined && script.cachedDataRejected !== true;
  return { program: module.exports, script, isCached };
}

/**
 * Has V8 spend its time on the draft: a quarter less for one page and for a whole site (docs/performance.md). It may use other
 * flags only as long as nothing has been compiled with them, for they are part of what the cache is made for.
 */
function tuneV8(): void {
  // Most of our patterns are used a few times in a draft: they are compiled once, and not first for the interpreter.
  setFlagsFromString('--no-regexp-tier-up');
  // Node 20 optimises a function (in bytes of bytecode run, by default 132 KB) before it knows what the function is given,
  // and then again and again. Later versions have another name for it, and a compiler in between.
  if (version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=1000000');
}

function readCache(): Buffer | undefined {
  try {
    return readFileSync(cachePath);
  } catch {
    return undefined;
  }
}

/** Whole or not at all: another command may be reading. */
function writeCache(script: Script): void {
  const draft = `${cachePath}.${pid}`;
  let file: number;
  try {
    file = openSync(draft, 'wx');
  } catch {
    return;
  }
  try {
    writeSync(file, script.createCachedData());
    closeSync(file);
    renameSync(draft, cachePath);
  } catch {
    rmSync(draft, { force: true });
  }
}
