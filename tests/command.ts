import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../src/cli/program.ts';
import type { Terminal } from '../src/cli/terminal.ts';

/** What one command line did. */
export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Makes a folder with these files, by relative path; it goes when the test ends. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'commslint-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** Runs a command line in a folder as a program does that is not in a terminal. */
export async function commslint(
  folder: string,
  args: readonly string[],
  other: Partial<Terminal> = {},
): Promise<Outcome> {
  const outcome: Outcome = { code: -1, out: '', err: '' };
  const terminal: Terminal = {
    out(text) {
      outcome.out += typeof text === 'string' ? text : Buffer.from(text).toString();
    },
    err(text) {
      outcome.err += text;
    },
    input: () => Promise.resolve(new Uint8Array()),
    streams: () => {
      throw new Error('No program talks to this terminal.');
    },
    load: (url) => import(url),
    folder,
    interactive: false,
    colour: false,
    width: 80,
    ...other,
  };
  outcome.code = await run(args, terminal);
  return outcome;
}

/** The JSON report of a command line. */
export async function json(folder: string, args: readonly string[]): Promise<JsonReport> {
  return JSON.parse((await commslint(folder, ['check', '--format', 'json', ...args])).out) as JsonReport;
}

/** The parts of the JSON report that tests look at. */
export interface JsonReport {
  version: number;
  results: {
    path: string;
    problem?: string;
    channel?: string;
    audiences?: string[];
    findings: {
      ruleId: string;
      severity: string;
      actual: string;
      line: number;
      column: number;
      endLine: number;
      endColumn: number;
      offset: number;
      endOffset: number;
      audiences: string[];
      suggestions: { text: string; fix?: { offset: number; endOffset: number; text: string } }[];
    }[];
  }[];
  summary: Record<'files' | 'errors' | 'warnings' | 'infos' | 'problems', number> & {
    known?: number;
    elsewhere?: number;
    audiences: Record<string, string>;
  };
}
