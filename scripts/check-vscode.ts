/** Checks the types of the VS Code extension, where its own packages are installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extensionFolder } from './build-vscode.ts';

if (existsSync(join(extensionFolder, 'node_modules', 'vscode-languageclient'))) {
  const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
  process.exitCode = spawnSync(process.execPath, [compiler, '-p', extensionFolder], { stdio: 'inherit' }).status ?? 1;
} else {
  console.info(
    'Types of the VS Code extension: skipped, for its packages are not here (npm install --prefix editors/vscode).',
  );
}
