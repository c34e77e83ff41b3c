/**
 * Makes the VS Code extension that can be installed (`.vsix`) and says what is in it. Needs the extension's own packages:
 * `npm install --prefix editors/vscode`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { buildExtension, extensionFolder } from './build-vscode.ts';

/** Makes the extension's file. */
export async function packageExtension(): Promise<string> {
  const vsce = join(extensionFolder, 'node_modules', '@vscode', 'vsce', 'vsce');
  if (!existsSync(vsce)) throw new Error('First: npm install --prefix editors/vscode');
  await buildExtension();
  const { version } = JSON.parse(await readFile(join(extensionFolder, 'package.json'), 'utf8')) as { version: string };
  const file = join(extensionFolder, `commslint-${version}.vsix`);
  execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--out', file], {
    cwd: extensionFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return file;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await list(await packageExtension());

async function list(file: string): Promise<void> {
  const bytes = await readFile(file);
  const pages: number[] = [];
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (name.includes('/dist/rules/')) pages.push(content.length);
    else console.log(`${kilobytes(content.length)}  ${name}`);
  }
  console.log(`${kilobytes(pages.reduce((sum, size) => sum + size, 0))}  ${pages.length} rules' pages`);
  console.log(`${kilobytes(bytes.length)}  ${file} as it is packed`);
}

function kilobytes(size: number): string {
  return `${String(Math.ceil(size / 1000)).padStart(6)} kB`;
}
