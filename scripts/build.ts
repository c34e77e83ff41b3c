/**
 * Builds what the package ships into `dist/`: the command line, the library and the plugins as bundles with everything in
 * them, their type declarations, and the licences of what was bundled. `npm install` in a clone runs it (`prepare`).
 *
 * Bundled, the command starts in a fraction of the time, installs without a network, and cannot change under its users
 * when a dependency of a dependency does. What stays in `dependencies` is what the declarations name.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildCommand } from './build-command.ts';
import { licences } from './licences.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'dist');
const declarations = join(out, 'declarations');

const shared = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  outdir: out,
  entryNames: '[dir]/[name]',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
} as const;

await rm(out, { recursive: true, force: true });
const node = await build({
  ...shared,
  entryPoints: [{ in: 'src/index.ts', out: 'index' }],
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  // Some dependencies are CommonJS and call require() for what Node has built in.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
});
const command = await buildCommand(root, shared);
// Apart from the others, for they have to run in a browser as they are.
const plugins = await build({
  ...shared,
  entryPoints: ['remark', 'rehype', 'retext'].map((name) => ({ in: `src/plugins/${name}.ts`, out: `plugins/${name}` })),
  chunkNames: 'plugins/[name]-[hash]',
  platform: 'neutral',
  mainFields: ['module', 'main'],
});
await writeDeclarations(['src/index.ts', 'src/plugins/remark.ts', 'src/plugins/rehype.ts', 'src/plugins/retext.ts']);
await writeFile(join(out, 'licences.txt'), await licences(root, [node.metafile, ...command, plugins.metafile]));

/** Emits the declarations that these modules lead to, and no others, as other packages import them: with `.js`. */
async function writeDeclarations(entries: readonly string[]): Promise<void> {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const emitted = join(out, 'all-declarations');
  execFileSync(
    process.execPath,
    [compiler, '-p', join(root, 'tsconfig.types.json'), '--outDir', emitted, '--noCheck'],
    { stdio: 'inherit' },
  );
  const waiting = entries.map((entry) => entry.replace(/\.ts$/, '.d.ts'));
  const done = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (done.has(file)) continue;
    done.add(file);
    const text = await readFile(join(emitted, file), 'utf8');
    const from = dirname(file);
    const rewritten = text.replace(/(['"])(\.{1,2}\/[^'"]+)\.ts\1/g, (_, quote: string, path: string) => {
      waiting.push(join(from, `${path}.d.ts`));
      return `${quote}${path}.js${quote}`;
    });
    await mkdir(dirname(join(declarations, file)), { recursive: true });
    await writeFile(join(declarations, file), rewritten);
  }
  await rm(emitted, { recursive: true });
}
