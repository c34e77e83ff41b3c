import { chmod, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

/** Where a CommonJS bundle stands, as modules ask for it. */
const here = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;";

/**
 * Builds the command: one CommonJS file with everything in it, and `cli.cjs`, which compiles it with V8's code cache
 * (src/cli/compiled-program.ts). CommonJS, because ES modules have no code cache in Node 20. What a command does not use is
 * there and not evaluated.
 *
 * @param options of all bundles; `outdir` is where it is written
 */
export async function buildCommand(
  root: string,
  options: BuildOptions & { metafile: true; outdir: string },
): Promise<Metafile[]> {
  const commonJs = {
    ...options,
    splitting: false,
    format: 'cjs',
    platform: 'node',
    outExtension: { '.js': '.cjs' },
    define: { 'import.meta.url': 'importMetaUrl', 'import.meta.dirname': '__dirname' },
  } as const;
  const program = await build({
    ...commonJs,
    entryPoints: ['src/cli/program.ts'],
    entryNames: '[name]-[hash]',
    // The function that Node wraps around a CommonJS module, so that nothing need be put around so long a text at each start.
    banner: { js: `(function (exports, require, module, __filename, __dirname) {\n${here}` },
    footer: { js: '})' },
    plugins: [loadedLate, oneLanguage],
    // Half the text to read at each start; the names stay, for profiles and traces.
    minifyWhitespace: true,
    minifySyntax: true,
  });
  const [bundle = ''] = Object.keys(program.metafile.outputs);
  await escapeAll(join(root, bundle));
  const compiled: Plugin = {
    name: 'compiled program',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\.\/program\.ts$/ }, () => ({ path: join(root, 'src/cli/compiled-program.ts') })),
  };
  const cli = await build({
    ...commonJs,
    entryPoints: [
      { in: 'src/cli/main.ts', out: 'cli' },
      { in: 'src/cli/worker.ts', out: 'worker' },
    ],
    banner: { js: here },
    define: { ...commonJs.define, programBundle: JSON.stringify(basename(bundle)) },
    plugins: [compiled],
  });
  await chmod(join(options.outdir, 'cli.cjs'), 0o755);
  // For those who start it by the name that it had.
  await writeFile(join(options.outdir, 'cli.js'), "#!/usr/bin/env node\nimport './cli.cjs';\n");
  return [program.metafile, cli.metafile];
}

/**
 * Escapes every character outside ASCII, as esbuild does but for those in regular expressions: the bundle is read one byte a
 * character, which is faster and half as large in memory. An escaped surrogate pair is one character to a pattern with `u`.
 */
async function escapeAll(path: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // Code units, not code points: without the flag `u`, each half of a pair is matched and escaped.
  await writeFile(path, text.replace(/[\u0080-\uffff]/g, escaped));
}

/** zod has its messages in many languages, a tenth of the bundle's text; those in English it imports by themselves. */
const oneLanguage: Plugin = {
  name: 'zod in English',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.\/locales\/index\.cjs$/ }, () => ({ path: 'locales', namespace: 'none' }));
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'export {};' }));
  },
};

/**
 * What a check of a draft seldom needs, loaded at the first use of anything in it: the modules of Node that take 2 to 4 ms each, and
 * the schemas of configurations with zod, of which they are made. A use while a module is being loaded is one too: what is
 * made of zod elsewhere is made in functions.
 */
const loadedLate: Plugin = {
  name: 'modules loaded late',
  setup({ initialOptions: { absWorkingDir = '.' }, onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?(?:child_process|crypto|worker_threads|zlib)$/ }, ({ path, namespace }) => {
      const name = path.replace(/^node:/, '');
      return namespace === 'late' ? undefined : { path: name, namespace: 'late', pluginData: `node:${name}` };
    });
    onResolve({ filter: /^zod$|\/(?:config-schema|rule\/entry|schema)\.ts$/ }, ({ path, namespace, resolveDir }) => {
      if (namespace === 'late') return undefined;
      return { path: basename(path), namespace: 'late', pluginData: path === 'zod' ? path : join(resolveDir, path) };
    });
    onLoad(
      { filter: /.*/, namespace: 'late' },
      async ({ path, pluginData: module }: { path: string; pluginData: string }) => {
        const all = Object.keys((await import(module)) as object).filter((name) => name !== 'default');
        // Of the many names of zod we import one.
        const names = path === 'zod' ? ['z'] : all;
        const getters = names.map(
          (name) => `  get ${name}() { return require(${JSON.stringify(module)}).${name}; },\n`,
        );
        return { contents: `module.exports = {\n${getters.join('')}};`, resolveDir: absWorkingDir };
      },
    );
  },
};
