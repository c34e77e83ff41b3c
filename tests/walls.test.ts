import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each folder of `src/` may import from the others: only what is below it. */
const below: Readonly<Record<string, readonly string[]>> = {
  language: [],
  draft: ['language'],
  rule: ['draft', 'language'],
  audience: ['rule', 'draft', 'language'],
  formats: ['draft', 'language'],
  engine: ['rule', 'audience', 'draft', 'language'],
  fix: ['rule', 'draft', 'language'],
  reporters: ['rule', 'audience', 'draft', 'language'],
  generated: ['rule', 'audience', 'draft', 'language', 'rules'],
  plugins: ['engine', 'formats', 'generated', 'rule', 'audience', 'draft', 'language'],
  workspace: ['engine', 'formats', 'reporters', 'fix', 'generated', 'rule', 'audience', 'draft', 'language'],
  lsp: ['workspace', 'engine', 'formats', 'reporters', 'fix', 'generated', 'rule', 'audience', 'draft', 'language'],
  cli: [
    'lsp',
    'workspace',
    'engine',
    'formats',
    'reporters',
    'fix',
    'generated',
    'rule',
    'audience',
    'draft',
    'language',
  ],
  // The library for Node: a door to the workspace.
  'index.ts': ['workspace', 'reporters', 'rule'],
  rules: ['rule', 'draft', 'language'],
};

/** The folders that may use what only Node has. */
const onNode = new Set(['workspace', 'lsp', 'cli', 'index.ts']);

/** The packages that a rule may import: its schema, the types of trees, and the checks that rules wrap. */
const packagesOfRules = new Set([
  'zod',
  'hast',
  'nlcst',
  'retext-readability',
  'write-good',
  'dale-chall',
  'spache',
  'vfile',
]);

interface Module {
  /** From the root, with `/`. */
  path: string;
  /** Its folder in `src/`; `rules` for every rule. */
  layer: string;
  code: string;
  imports: readonly string[];
}

const modules: readonly Module[] = ['src', 'rules'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readModule(posix.join(folder, name.split(sep).join('/')))),
);

function readModule(path: string): Module {
  const code = withoutComments(readFileSync(join(root, path), 'utf8'));
  const [folder = '', layer = ''] = path.split('/');
  return { path, layer: folder === 'rules' ? 'rules' : layer, code, imports: importsOf(code) };
}

/** What a module imports or re-exports, types included, with the word `import` or `export` at the start of a line. */
function importsOf(code: string): string[] {
  const statements =
    /^(?:(?:import|export)\b[^'";]*\bfrom|import)\s*['"]([^'"\s]+)['"]|\bimport\s*\(\s*['"]([^'"\s]+)['"]/gm;
  return [...code.matchAll(statements)].map(([, name, loaded]) => name ?? loaded ?? '');
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g, '$1');
}

/** Where an import leads, from the root; a package's name as it is. */
function target({ path }: Module, name: string): string {
  return name.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), name)) : name;
}

/** What is wrong with one module's imports, in words. */
function crossings(module: Module): string[] {
  const { path, layer, imports } = module;
  return imports.flatMap((name) => {
    const to = target(module, name);
    const crossing = `${path} imports ${to}`;
    if (!name.startsWith('.')) {
      if (name.startsWith('node:')) return onNode.has(layer) ? [] : [crossing];
      return layer === 'rules' && !packagesOfRules.has(name) ? [crossing] : [];
    }
    const [folder = '', inner = ''] = to.split('/');
    if (folder !== 'src' && folder !== 'rules') return [crossing];
    const reached = folder === 'rules' ? 'rules' : inner;
    if (layer === 'rules' && reached === 'rules') {
      return to.split('/')[1] === path.split('/')[1] ? [] : [crossing];
    }
    return reached === layer || below[layer]?.includes(reached) ? [] : [crossing];
  });
}

describe('walls', () => {
  it('stand between folders, and between rules', () => {
    expect(modules.flatMap(crossings)).toEqual([]);
  });

  it('know every folder', () => {
    expect([...new Set(modules.map(({ layer }) => layer))].filter((layer) => below[layer] === undefined)).toEqual([]);
  });

  it('would be seen to be crossed', () => {
    const crossing = (path: string, code: string) => {
      const [folder = '', layer = ''] = path.split('/');
      return crossings({ path, layer: folder === 'rules' ? 'rules' : layer, code, imports: importsOf(code) });
    };
    expect(crossing('src/draft/a.ts', "import type { A } from '../engine/a.ts';")).toHaveLength(1);
    expect(crossing('src/engine/a.ts', "export { A } from '../workspace/a.ts';")).toHaveLength(1);
    expect(crossing('src/formats/a.ts', "const a = await import('node:fs');")).toHaveLength(1);
    expect(crossing('src/reporters/a.ts', "import {\n  a,\n} from '../cli/a.ts';")).toHaveLength(1);
    expect(crossing('rules/one/rule.ts', "import two from '../two/rule.ts';")).toHaveLength(1);
    expect(crossing('rules/one/rule.ts', "import { a } from '../../src/formats/read.ts';")).toHaveLength(1);
    expect(crossing('rules/one/rule.ts', "import 'left-pad';")).toHaveLength(1);
    expect(crossing('rules/one/rule.ts', "import a from './a.ts';\nimport { z } from 'zod';")).toEqual([]);
    expect(importsOf(withoutComments("// from 'a'\n/* import 'b' */\nimport c from 'c';"))).toEqual(['c']);
  });

  it('keep printing and leaving to src/cli/main.ts', () => {
    const printing = modules.filter(
      ({ path, code }) => path !== 'src/cli/main.ts' && /\b(?:console|process)\s*[.[]/.test(code),
    );
    expect(printing.map(({ path }) => path)).toEqual([]);
  });

  it('keep patterns out of data: none is compiled but from what its own module says', () => {
    const compiling = modules.filter(({ code }) =>
      /\bRegExp\s*\(/.test(code.replace(/^(?:export )?const \w+ = (?:(?:kept\(\s*)?\(\) =>\s+)?new RegExp\(/gm, '')),
    );
    expect(compiling.map(({ path }) => path)).toEqual([]);
  });
});

describe('in a browser', () => {
  it('the engine, the formats and the rules run as they are', async () => {
    const { outputFiles, metafile } = await build({
      stdin: {
        resolveDir: root,
        loader: 'ts',
        contents: `
          import { BriefResolver } from './src/audience/resolve.ts';
          import { Linter } from './src/engine/linter.ts';
          import { readDraft } from './src/formats/read.ts';
          import { library } from './src/generated/readers.ts';
          import { rules } from './src/generated/rules.ts';
          const brief = new BriefResolver({ rules, library }).brief('families', 'web', undefined);
          globalThis.lint = (source, path) => JSON.stringify(new Linter(rules, [brief]).lint(readDraft(source, path)));
        `,
      },
      bundle: true,
      write: false,
      metafile: true,
      platform: 'browser',
      // As in a web worker, where no document is there to decode character references.
      conditions: ['worker'],
      format: 'iife',
      logLevel: 'silent',
    });
    expect(Object.keys(metafile.inputs).filter((path) => path.startsWith('node:'))).toEqual([]);
    // A fresh context has the language and nothing else: no process, no Buffer, no require, no console.
    const context = createContext({});
    runInContext(outputFiles[0]?.text ?? '', context, { timeout: 30_000 });
    const lint = (source: string, path: string) =>
      JSON.parse(runInContext('lint', context)(source, path)) as { ruleId: string; actual: string }[];
    expect(runInContext('typeof process + typeof require + typeof console', context)).not.toContain('function');
    const markdown = lint('# Visit\n\nTom &amp; we **utilise** it.\n', 'a.md');
    expect(markdown.map(({ ruleId, actual }) => `${ruleId} ${actual}`)).toContain('plain-words utilise');
    expect(lint('<p>We utilise it.', 'a.html').map(({ actual }) => actual)).toContain('utilise');
    expect(lint('We utilise it.', 'a.txt').map(({ actual }) => actual)).toContain('utilise');
  }, 60_000);

  it('the workspace and the language server take no file but through Files', async () => {
    const { metafile } = await build({
      stdin: {
        resolveDir: root,
        loader: 'ts',
        contents: `
          export { serve } from './src/lsp/server.ts';
          export { Workspace } from './src/workspace/workspace.ts';`,
      },
      bundle: true,
      write: false,
      metafile: true,
      platform: 'browser',
      format: 'esm',
      // A drop-in for Node's module of that name. What else of Node is imported fails the build, or is named below.
      alias: { 'node:path': 'pathe' },
      logLevel: 'silent',
    });
    const imported = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    expect(imported).toEqual([]);
  }, 60_000);
});
