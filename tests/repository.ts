import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folderWith } from './command.ts';

const person = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'protocol.file.allow=always'];

/** Runs git in a folder, without what the machine's own settings say. */
export function git(folder: string, ...args: string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  return execFileSync('git', [...person, ...args], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** Makes a repository with these files in its first commit, on `main`. */
export async function repositoryWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await folderWith({});
  git(folder, 'init', '-q', '-b', 'main');
  await commit(folder, files);
  return folder;
}

/** Writes files and commits all that there is. */
export async function commit(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await put(folder, files);
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'Next');
}

/** Writes files. */
export async function put(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
