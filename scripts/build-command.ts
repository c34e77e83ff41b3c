import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { type BuildOptions, type BuildResult, build, type Metafile, type Plugin, transform } from 'esbuild';
import { countingLoops } from './counting-loops.ts';

/** Some chunks of the program as one text: a function that gives one for each of them, by its name. */
interface Pack {
  /** Of its file; it holds a hash of the text. */
  name: string;
  text: string;
}

/** The packs, with the modules that they begin with: what those import is in them, and in no pack after. */
const packEntries: readonly { name: string; entryPoints: readonly string[] }[] = [
  // What a run evaluates that finds everything in its cache.
  {
    name: 'program',
    entryPoints: [
      'src/cli/program.ts',
      'src/cli/commands/check.ts',
      'src/reporters/stylish.ts',
      'src/reporters/json.ts',
    ],
  },
  // What a page of Markdown needs, with the report that programs read.
  {
    name: 'check',
    entryPoints: [
      'src/generated/rules.ts',
      'src/workspace/workspace.ts',
      'src/workspace/node-files.ts',
      'src/workspace/satteri.ts',
      'rules/hard-sentence/readability.ts',
    ],
  },
];

/** Half the text to read at each start; the names stay, for profiles and traces. */
const small = { minifyWhitespace: true, minifySyntax: true } as const;

/** How a chunk asks for another that it does not need at once: `import()` is for modules in files. */
const inCommonJs = { ...small, format: 'cjs', target: 'es2022', supported: { 'dynamic-import': false } } as const;

/** Where a CommonJS bundle stands, as modules ask for it. */
const here = "const here = { get url() { return require('node:url').pathToFileURL(__filename).href; } };";

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
    define: { 'import.meta.url': 'here.url', 'import.meta.dirname': '__dirname' },
  } as const;
  const program = await build({
    ...commonJs,
    splitting: true,
    format: 'esm',
    entryPoints: [{ in: 'src/cli/program.ts', out: 'program' }, ...lateEntries],
    chunkNames: '[name]-[hash]',
    outExtension: {},
    plugins: [loadedLate, leftOut, countingLoops(root)],
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
    ...small,
  });
  await chmod(join(options.outdir, 'cli.cjs'), 0o755);
  // For those who start it by the name that it had, such as an `npx` that linked to it before.
  await writeFile(join(options.outdir, 'cli.js'), "#!/usr/bin/env node\nimport './cli.cjs';\n", { mode: 0o755 });
  return [program.metafile, cli.metafile];
}

/**
 * Makes a few texts of all chunks, by what needs them: V8 reads the text and the code of what is in one whether it is used or
 * not. The last has what most runs do without.
 */
async function packed({ metafile, outputFiles }: BuildResult<{ metafile: true; write: false }>): Promise<Pack[]> {
  const { outputs } = metafile;
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const left = new Set(Object.keys(outputs));
  const take = (chunk: string): string[] => {
    if (!left.delete(chunk)) return [];
    const imports = outputs[chunk]?.imports ?? [];
    return [chunk, ...imports.flatMap(({ path, kind }) => (kind === 'import-statement' ? take(path) : []))];
  };
  const packs: Pack[] = [];
  const pack = async (name: string, chunks: readonly string[]) => {
    const functions: string[] = [];
    for (const chunk of chunks) {
      const { code } = await transform(texts.get(basename(chunk)) ?? '', inCommonJs);
      // Exported again by a copy, each value would be a getter that calls a getter, at every use in another chunk.
      const body = code.replace('module.exports=__toCommonJS(stdin_exports)', 'module.exports=stdin_exports');
      functions.push(`${JSON.stringify(`./${basename(chunk)}`)}(exports,module,require){${body}}`);
    }
    const text = escaped(
      `(function(require,__filename,__dirname,nodeRequire){${here}return{\n${functions.join(',\n')}}})`,
    );
    packs.push({ name: `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.cjs`, text });
  };
  for (const { name, entryPoints } of packEntries) {
    const begun = Object.keys(outputs).filter((chunk) => entryPoints.includes(outputs[chunk]?.entryPoint ?? ''));
    await pack(name, begun.flatMap(take));
  }
  await pack('rest', [...left]);
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

/**
 * Parts of packages that nothing of ours asks for, by who imports them: messages of zod in other languages, a tenth of the
 * bundle's text (those in English it imports by themselves); and of the checks of write-good those that both rules which use it turn
 * off, whose patterns for hundreds of clichés would be made at each start.
 */
const unasked: readonly { importer: RegExp; parts: RegExp }[] = [
  { importer: /[\\/]zod[\\/]/, parts: /^\.\.\/locales\/index\.cjs$/ },
  {
    importer: /[\\/]write-good[\\/]/,
    parts:
      /^(?:adverb-where|e-prime|no-cliches|passive-voice|too-wordy|\.\/lib\/(?:annotate|starts-with-so|there-is))$/,
  },
];

const leftOut: Plugin = {
  name: 'parts left out',
  setup({ onResolve, onLoad }) {
    // What satteri finds its binary with: the command's own `require` stands in the same folder and needs none of Node's loaders.
    onResolve({ filter: /^module$/ }, ({ path, importer }) =>
      /[\\/]satteri[\\/]/.test(importer) ? { path, namespace: 'required' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'required' }, () => ({
      contents: `export const createRequire = () => (id) => {
        // None of its binaries stands beside the bundle, and Node would look for one in many ways.
        if (id.startsWith('./')) throw new Error(id);
        return nodeRequire(id);
      };`,
    }));
    for (const { importer, parts } of unasked) {
      onResolve({ filter: parts }, (asked) =>
        importer.test(asked.importer) ? { path: asked.path, namespace: 'none' } : undefined,
      );
    }
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** What a check of a page seldom needs, or only at some blocks, with what it imports: loaded when anything in it is first used. */
const lateModules = [
  // What a configuration may say, with zod.
  'zod',
  'src/audience/config-schema.ts',
  'src/audience/schema.ts',
  'src/rule/entry.ts',
  // Front matter, and configurations.
  'yaml',
  // HTML, and Markdown that the native parser may read in another way than the reference.
  'src/formats/html-tree.ts',
  'src/formats/markdown-meaning.ts',
  'src/formats/markdown-syntax.ts',
  'src/formats/markdown-writer.ts',
  'entities/decode',
  // Sentences of which formulas do not agree.
  'rules/hard-sentence/readability.ts',
] as const;

/** The same of Node: modules that take 1 to 4 ms each. */
const lateInNode = /^(?:node:)?(child_process|crypto|fs\/promises|os|worker_threads|zlib)$/;

/** What a file of ours imports of a module by name: each getter beyond those takes its time at each start. */
async function importedNames(file: string, module: string): Promise<string[]> {
  const [, names = ''] = new RegExp(`import \\{([^}]*)\\} from '${module}';`).exec(await readFile(file, 'utf8')) ?? [];
  return names.split(',').flatMap((name) => (name.trim() === '' || /^ *type /.test(name) ? [] : [name.trim()]));
}

const isSource = (module: string) => /^(?:src|rules)\//.test(module);
const outOf = (module: string) => `late-${module.replace(/^src\/|\.ts$/g, '').replaceAll('/', '-')}`;
/** Each late module is a chunk. What is a package is asked for as CommonJS: as an ES module zod takes longer to begin. */
const lateEntries = lateModules.map((module) => ({
  in: isSource(module) ? module : `late-package:${module}`,
  out: outOf(module),
}));

/**
 * Gives those who import a late module an object that loads it at the first use of anything in it. A use while a module is being
 * loaded is one too: what is made of zod elsewhere is made in functions.
 */
const loadedLate: Plugin = {
  name: 'modules loaded late',
  setup({ initialOptions: { absWorkingDir = '.' }, onResolve, onLoad }) {
    onResolve({ filter: lateInNode }, async ({ path, namespace, importer, kind }) => {
      if (namespace === 'late') return undefined;
      const module = `node:${path.replace(/^node:/, '')}`;
      const names = kind === 'import-statement' ? await importedNames(importer, path) : undefined;
      return {
        path: names === undefined ? module : `${module} ${names.join()}`,
        namespace: 'late',
        pluginData: { module, chunk: module, names },
      };
    });
    onResolve({ filter: /./ }, ({ path, kind, namespace, resolveDir }) => {
      if (kind === 'entry-point' || namespace.startsWith('late')) return undefined;
      const asked = path.startsWith('.') ? relative(absWorkingDir, join(resolveDir, path)).split(sep).join('/') : path;
      const late = lateModules.find((module) => module === asked);
      if (late === undefined) return undefined;
      const module = isSource(late) ? join(absWorkingDir, late) : late;
      return { path: late, namespace: 'late', pluginData: { module, chunk: `./${outOf(late)}.js` } };
    });
    onResolve({ filter: /^late-package:/ }, ({ path }) => ({
      path: path.replace('late-package:', ''),
      namespace: 'late-package',
    }));
    onResolve({ filter: /^\.\/late-/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: 'late-package' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
      resolveDir: absWorkingDir,
    }));
    onLoad({ filter: /./, namespace: 'late' }, async ({ path, pluginData }) => {
      const { module, chunk, ...known } = pluginData as { module: string; chunk: string; names?: string[] };
      const all = async () => Object.keys((await import(module)) as object).filter((name) => name !== 'default');
      // Of the many names of zod we import one.
      const names = path === 'zod' ? ['z'] : (known.names ?? (await all()));
      const loaded = `require(${JSON.stringify(chunk)})${chunk.startsWith('./') && !isSource(path) ? '.default' : ''}`;
      const getters = names.map((name) => `  get ${name}() { return (loaded ??= ${loaded}).${name}; },\n`);
      return { contents: `let loaded;\nmodule.exports = {\n${getters.join('')}};`, resolveDir: absWorkingDir };
    });
  },
};
