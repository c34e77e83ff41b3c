import { execFile, spawn } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { folderWith } from './command.ts';

const run = promisify(execFile);
const tsx = createRequire(import.meta.url).resolve('tsx');
const main = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
const check = [process.execPath, '--import', tsx, main, 'check', 'drafts', '--format', 'json', '--workers', 'off'];

/** A folder whose report is larger than any pipe. */
async function largeFolder(): Promise<string> {
  const draft = 'We will utilise it.\n\n'.repeat(50);
  return folderWith(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`drafts/${index}.md`, draft])));
}

/** Runs it in a shell: `"$@"` is the command. */
async function inShell(folder: string, script: string): Promise<{ code: number; stdout: string }> {
  return run('bash', ['-c', script, 'bash', ...check], { cwd: folder, maxBuffer: 2 ** 26 }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  );
}

test('the report is the same in a file, in a pipe, and in a slow one that never waits', async () => {
  const folder = await largeFolder();
  expect((await inShell(folder, '"$@" > report.json')).code).toBe(1);
  const report = readFileSync(join(folder, 'report.json'), 'utf8');
  expect(report.length).toBeGreaterThan(500_000);
  expect((await inShell(folder, '"$@" | cat')).stdout === report).toBe(true);
  expect((await inShell(folder, '"$@"')).stdout === report).toBe(true);
  expect((await readSlowly(folder)) === report).toBe(true);
}, 60_000);

/** Reads it through a pipe that answers ‘not now’ when it is full. */
async function readSlowly(folder: string): Promise<string> {
  const pipe = join(folder, 'pipe');
  await run('mkfifo', [pipe]);
  const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  const [node = '', ...args] = check;
  const child = spawn(node, args, { cwd: folder, stdio: ['ignore', writer, 'inherit'] });
  closeSync(writer);
  try {
    const chunks: Buffer[] = [];
    const room = Buffer.alloc(16 * 1024);
    for (;;) {
      const wasDone = child.exitCode !== null;
      const count = readNow(reader, room);
      if (count > 0) chunks.push(Buffer.from(room.subarray(0, count)));
      else if (wasDone) return Buffer.concat(chunks).toString();
      await after(count > 0 ? 1 : 20);
    }
  } finally {
    closeSync(reader);
  }
}

/** How many bytes there were to read. */
function readNow(descriptor: number, room: Buffer): number {
  try {
    return readSync(descriptor, room);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
    throw error;
  }
}

test.runIf(process.platform === 'linux')(
  'a report that finds no room is no success',
  async () => {
    const folder = await folderWith({ 'drafts/a.md': 'We will visit you on Monday.\n' });
    expect((await inShell(folder, '"$@" > /dev/null')).code).toBe(0);
    expect((await inShell(folder, '"$@" > /dev/full')).code).toBe(2);
  },
  60_000,
);
