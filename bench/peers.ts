import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is checked: a folder, and the Markdown files in it by their paths from there. */
export interface Target {
  folder: string;
  files: readonly string[];
}

/** A program that checks a target. */
export interface Contestant {
  name: string;
  version: string;
  /** Where it runs, if not in the target's folder. */
  folder?: string;
  command: (target: Target) => readonly string[];
}

const bench = fileURLToPath(new URL('.', import.meta.url));
const config = (name: string) => join(bench, 'peers', name);

/** commslint as it is built in `dist/`: the whole catalogue, for families, in one process and with no cache. */
export function commslint(): Contestant {
  return {
    name: 'commslint',
    version: manifest(join(bench, '..')).version,
    command: () => [
      process.execPath,
      join(bench, '..', 'dist', 'cli.js'),
      ...['check', '.', '--audience', 'families', '--format', 'json', '--workers', 'off'],
    ],
  };
}

/** Node that does nothing: the floor under every program that runs on it. */
export const bareNode: Contestant = {
  name: 'node -e 0',
  version: process.version.slice(1),
  command: () => [process.execPath, '-e', '0'],
};

/**
 * The linters of `bench/package.json`, each as its own documentation runs it, and Vale.
 *
 * @param valeConfig path of the configuration that gives Vale our word lists
 */
export function peers(valeConfig: string): Contestant[] {
  const scripts: Contestant[] = [
    script('markdownlint-cli2', ({ files }) => [...files]),
    script('write-good', ({ files }) => [...files]),
    {
      // It finds its rules from the folder that it runs in.
      ...script('textlint', ({ folder, files }) => [
        ...['--config', config('.textlintrc.json')],
        ...files.map((file) => join(folder, file)),
      ]),
      folder: bench,
    },
    script('cspell', ({ files }) => ['lint', '--no-progress', '--config', config('cspell.json'), ...files]),
    script('alex', ({ files }) => [...files]),
    script('remark-cli', ({ files }) => ['--no-stdout', '--no-config', '--rc-path', config('remarkrc.mjs'), ...files]),
    {
      name: 'harper.js',
      version: manifest(join(bench, 'node_modules', 'harper.js')).version,
      command: ({ files }) => [process.execPath, config('harper.mjs'), ...files],
    },
  ];
  const vale = valeProgram();
  if (vale === undefined) return scripts;
  const arguments_ = ['--config', valeConfig, '--no-exit', '--output', 'JSON'];
  return [...scripts, { name: 'Vale', version: vale.version, command: () => [vale.path, ...arguments_, '.'] }];
}

/** Whether `npm install` was run in this folder. */
export const areInstalled = () => existsSync(join(bench, 'node_modules', 'alex', 'package.json'));

/** A peer by the first program that its manifest names. */
function script(name: string, args: (target: Target) => readonly string[]): Contestant {
  const folder = join(bench, 'node_modules', name);
  const { version, bin } = manifest(folder);
  const file = typeof bin === 'string' ? bin : Object.values(bin ?? {})[0];
  if (file === undefined) throw new Error(`${name} has no program.`);
  return { name, version, command: (target) => [process.execPath, join(folder, file), ...args(target)] };
}

interface Manifest {
  version: string;
  bin?: string | Record<string, string>;
}

function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Vale as `npm run install:vale` in this folder builds it, where there is Go. Built by Go it does not know its own version. */
function valeProgram(): { path: string; version: string } | undefined {
  const path = join(bench, 'node_modules', '.vale', 'vale');
  if (!existsSync(path)) return undefined;
  const built = execFileSync('go', ['version', '-m', path], { encoding: 'utf8' });
  return { path, version: /\tmod\t\S+\tv(\S+)/.exec(built)?.[1] ?? 'of unknown version' };
}
