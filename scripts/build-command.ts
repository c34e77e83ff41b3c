import { createHash } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type BuildOptions, type BuildResult, build, type Metafile, type Plugin, transform } from 'esbuild';

/** Some chunks of the program as one text: a function that gives one for each of them, by its name. */
interface Pack {
  /** Of its file; it holds a hash of the text. */
  name: string;
  text: string;
}

/** What a run evaluates that finds everything in its cache. */
const entryPoints = ['src/cli/program.ts', 'src/cli/commands/check.ts', 'src/reporters/stylish.ts'];

/** Half the text to read at each start; the names stay, for profiles and traces. */
const small = { minifyWhitespace: true, minifySyntax: true } as const;

/** How a chunk asks for another that it does not need at once: `import()` is for modules in files. */
const inCommonJs = { ...small, format: 'cjs', target: 'es2022', supported: { 'dynamic-import': false } } as const;

/** Where a CommonJS bundle stands, as modules ask for it. */
const here = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;";

/**
 * Builds the command: two CommonJS files with everything in them, and `cli.cjs`, which compiles them with V8's code cache
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
    splitting: true,
    format: 'esm',
    entryPoints: ['src/cli/program.ts'],
    chunkNames: '[name]-[hash]',
    outExtension: {},
    plugins: [loadedLate, oneLanguage],
    write: false,
    ...small,
  });
  const packs = await packed(program);
  const folder = resolve(root, options.outdir);
  await mkdir(folder, { recursive: true });
  for (const { name, text } of packs) await writeFile(join(folder, name), text);
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
    define: { ...commonJs.define, packNames: JSON.stringify(packs.map(({ name }) => name)) },
    plugins: [compiled],
  });
  await chmod(join(options.outdir, 'cli.cjs'), 0o755);
  // For those who start it by the name that it had, such as an `npx` that linked to it before.
  await writeFile(join(options.outdir, 'cli.js'), "#!/usr/bin/env node\nimport './cli.cjs';\n", { mode: 0o755 });
  return [program.metafile, cli.metafile];
}

/**
 * Makes two texts of all chunks. The first has what a run needs that finds everything in its cache, a twentieth of all: V8
 * reads the text and the code of what is in it whether it is used or not.
 */
async function packed({ metafile, outputFiles }: BuildResult<{ metafile: true; write: false }>): Promise<Pack[]> {
  const { outputs } = metafile;
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const first = new Set<string>();
  const add = (chunk: string) => {
    if (first.has(chunk)) return;
    first.add(chunk);
    for (const { path, kind, external } of outputs[chunk]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) add(path);
    }
  };
  for (const [chunk, { entryPoint = '' }] of Object.entries(outputs)) if (entryPoints.includes(entryPoint)) add(chunk);
  const packs: Pack[] = [];
  for (const [name, isFirst] of [
    ['program', true],
    ['rest', false],
  ] as const) {
    const functions: string[] = [];
    for (const chunk of Object.keys(outputs).filter((each) => first.has(each) === isFirst)) {
      const { code } = await transform(texts.get(basename(chunk)) ?? '', inCommonJs);
      // Exported again by a copy, each value would be a getter that calls a getter, at every use in another chunk.
      const body = code.replace('module.exports=__toCommonJS(stdin_exports)', 'module.exports=stdin_exports');
      functions.push(`${JSON.stringify(`./${basename(chunk)}`)}(exports,module,require){${body}}`);
    }
    const text = escaped(`(function(require,__filename,__dirname){${here}return{\n${functions.join(',\n')}}})`);
    packs.push({ name: `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.cjs`, text });
  }
  return packs;
}

/**
 * Escapes every character outside ASCII, as esbuild does but for those in regular expressions: the text is read one byte a
 * character, which is faster and half as large in memory. An escaped surrogate pair is one character to a pattern with `u`.
 */
function escaped(text: string): string {
  const inAscii = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // Code units, not code points: without the flag `u`, each half of a pair is matched and escaped.
  return text.replace(/[\u0080-\uffff]/g, inAscii);
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
