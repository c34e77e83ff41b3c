/**
 * Builds the VS Code extension into `editors/vscode/dist/`: for each kind of extension host its client and its server,
 * each one file with everything in it; the rules' pages; the licences of what was bundled.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licences } from './licences.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The extension's folder. */
export const extensionFolder = join(root, 'editors', 'vscode');

export async function buildExtension(): Promise<void> {
  const out = join(extensionFolder, 'dist');
  const { version } = JSON.parse(await readFile(join(extensionFolder, 'package.json'), 'utf8')) as { version: string };
  const shared = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    // What a stack trace in the log says is of use only with the names that functions have.
    keepNames: true,
    target: 'es2022',
    legalComments: 'none',
    metafile: true as const,
    logLevel: 'warning',
  } as const;
  const inNode = { ...shared, platform: 'node' } as const;
  const inWorker = { ...shared, platform: 'browser' as const, conditions: ['worker'] };
  const entry = (path: string) => [join(extensionFolder, path)];
  await rm(out, { recursive: true, force: true });
  const built = await Promise.all([
    build({
      ...inNode,
      entryPoints: entry('src/desktop.ts'),
      outfile: join(out, 'extension.js'),
      format: 'cjs',
      external: ['vscode'],
    }),
    build({
      ...inNode,
      entryPoints: entry('server/node.ts'),
      outfile: join(out, 'server.mjs'),
      format: 'esm',
      // Some dependencies are CommonJS and call require() for what Node has built in.
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
      },
    }),
    build({
      ...inWorker,
      entryPoints: entry('src/web.ts'),
      outfile: join(out, 'web', 'extension.js'),
      format: 'cjs',
      external: ['vscode'],
    }),
    build({
      ...inWorker,
      entryPoints: entry('server/worker.ts'),
      outfile: join(out, 'web', 'server.js'),
      format: 'iife',
      alias: { 'node:path': 'pathe' },
      define: { VERSION: JSON.stringify(version) },
    }),
  ]);
  await copyRules(join(out, 'rules'));
  await writeFile(
    join(out, 'licences.txt'),
    await licences(
      root,
      built.map(({ metafile }) => metafile),
    ),
  );
}

async function copyRules(to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const id of await readdir(join(root, 'rules'))) {
    if (!id.startsWith('_')) await cp(join(root, 'rules', id, 'rule.md'), join(to, `${id}.md`));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildExtension();
