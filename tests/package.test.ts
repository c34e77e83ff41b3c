import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMessageConnection } from 'vscode-languageserver/node';
import { commslint as fromSource } from './command.ts';

const root = join(import.meta.dirname, '..');
const run = promisify(execFile);

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
}

let folder = '';
let packed: string[] = [];
let manifest: Manifest;

/** Runs the installed command outside the repository. */
async function commslint(...args: string[]): Promise<{ code: number; out: string }> {
  const command = join(folder, 'prefix', 'bin', 'commslint');
  const env = { PATH: process.env.PATH ?? '', HOME: folder, NO_COLOR: '1' };
  return run(command, args, { cwd: join(folder, 'elsewhere'), env, maxBuffer: 64 * 1024 ** 2 }).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    (error: { code: number; stdout: string }) => ({ code: error.code, out: error.stdout }),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commslint-package-'));
  await mkdir(join(folder, 'elsewhere'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root });
  // What `prepare` says comes before the JSON.
  const [entry] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as { filename: string; files: { path: string }[] }[];
  packed = (entry?.files ?? []).map(({ path }) => path);
  manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
  // Everything that runs is bundled, so nothing but the package need be fetched: its dependencies are types.
  const tarball = join(folder, entry?.filename ?? '');
  const flags = ['--global', '--prefix', join(folder, 'prefix'), '--prefer-offline', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...flags, tarball], { cwd: folder });
}, 180_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the package holds what it needs and nothing that it does not', () => {
  const wanted = [
    'dist/cli.cjs',
    'dist/cli.js',
    'dist/index.js',
    'dist/licences.txt',
    'dist/declarations/src/index.d.ts',
    'LICENSE',
    'NOTICE',
  ];
  expect(packed).toEqual(expect.arrayContaining(wanted));
  for (const name of ['remark', 'rehype', 'retext']) {
    expect(packed).toContain(`dist/plugins/${name}.js`);
    expect(packed).toContain(`dist/declarations/src/plugins/${name}.d.ts`);
  }
  expect(packed).toEqual(
    expect.arrayContaining(['rules/plain-words/rule.md', 'audiences/families.yaml', 'channels/web.yaml']),
  );
  expect(packed.filter((path) => path.startsWith('glossary/')).length).toBeGreaterThan(0);
  expect(
    packed.filter((path) => /^(src|tests|scripts|bench|fixtures|\.ci)\/|_template|(?<!\.d)\.ts$/.test(path)),
  ).toEqual([]);
});

test('the packed command finds what its source finds', async () => {
  const args = ['check', join(root, 'fixtures'), '--format', 'json', '--audience', 'families,professionals'];
  const source = await fromSource(join(folder, 'elsewhere'), args);
  const packedCommand = await commslint(...args);
  expect(packedCommand.code).toBe(source.code);
  // Not compared as texts: the difference of two reports of a megabyte helps nobody.
  expect(packedCommand.out === source.out).toBe(true);
});

test('it is installed globally and checks drafts outside the repository', async () => {
  await writeFile(join(folder, 'elsewhere', 'letter.md'), '---\nchannel: letter\n---\n\nWe will utilise this.\n');
  const { code, out } = await commslint('letter.md', '--rule', 'plain-words', '--format', 'json');
  expect(code).toBe(1);
  expect(JSON.parse(out).results[0]).toMatchObject({ channel: 'letter', findings: [{ actual: 'utilise', line: 5 }] });
});

test('its rules, pages, audiences and version are there', async () => {
  expect((await commslint('--version')).out.trim()).toBe(manifest.version);
  expect((await commslint('list', 'rules')).out).toContain('plain-words');
  expect((await commslint('list', 'audiences')).out).toContain('families');
  expect(await commslint('explain', 'plain-words')).toMatchObject({
    code: 0,
    out: expect.stringContaining('plain-words'),
  });
});

test('its language server answers an editor', async () => {
  const server = spawn(join(folder, 'prefix', 'bin', 'commslint'), ['lsp', '--stdio'], {
    cwd: join(folder, 'elsewhere'),
    env: { PATH: process.env.PATH ?? '', HOME: folder },
  });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  const connection = createMessageConnection(server.stdout, server.stdin);
  connection.listen();
  const answer = await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  expect(answer).toMatchObject({ serverInfo: { name: 'commslint', version: manifest.version } });
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  expect(await ended).toBe(0);
});

test('what V8 compiled for the first check is kept, taken up by the next, and changes nothing', async () => {
  const installed = join(folder, 'prefix', 'lib', 'node_modules', 'commslint', 'dist');
  const caches = async () => (await readdir(installed)).filter((name) => name.endsWith('.cache'));
  const check = () => commslint('letter.md', '--format', 'json');
  const first = await check();
  const written = await caches();
  // Those of the two parts of the program that a page needs; the third is for what stands in few.
  const both = written.filter((name) => /^(?:program|check)-/.test(name));
  expect(both).toHaveLength(2);
  for (const cache of both) expect((await stat(join(installed, cache))).size).toBeGreaterThan(100_000);
  expect(packed.filter((path) => path.endsWith('.cache'))).toEqual([]);
  expect(await check()).toEqual(first);
  for (const cache of both) {
    await writeFile(join(installed, cache), 'no code');
    expect(await check()).toEqual(first);
    expect((await stat(join(installed, cache))).size, 'what V8 refuses is made anew').toBeGreaterThan(100_000);
  }
  for (const cache of written) await rm(join(installed, cache));
  await chmod(installed, 0o555);
  expect(await check(), 'where nothing can be written').toEqual(first);
  await chmod(installed, 0o755);
});

test('a reporter of one’s own is loaded, by the first command and by those after it', async () => {
  const reporter = `export default () => ({ begin: () => 'mine ', draft: ({ path }) => path, end: () => ' end' });`;
  const modules = join(folder, 'elsewhere', 'node_modules', 'commslint-reporter-mine');
  await mkdir(modules, { recursive: true });
  await writeFile(join(modules, 'package.json'), '{"exports":{"import":"./mine.mjs"}}');
  for (const file of [join(modules, 'mine.mjs'), join(folder, 'elsewhere', 'mine.mjs')])
    await writeFile(file, reporter);
  for (const format of ['./mine.mjs', 'commslint-reporter-mine', './mine.mjs']) {
    expect(await commslint('letter.md', '--format', format)).toEqual({ code: 1, out: 'mine letter.md end' });
  }
});

test('the library and the plugins can be imported', async () => {
  const script = `
    import { openWorkspace } from 'commslint';
    import remark from 'commslint/remark';
    import rehype from 'commslint/rehype';
    import retext from 'commslint/retext';
    const result = await openWorkspace({ folder: '.' }).checkText('We will utilise this.', 'a.md');
    console.log(JSON.stringify([typeof remark, typeof rehype, typeof retext, result.findings[0]?.actual]));`;
  const modules = join(folder, 'prefix', 'lib');
  await writeFile(join(modules, 'try.mjs'), script);
  const { stdout } = await run(process.execPath, ['try.mjs'], { cwd: modules });
  expect(JSON.parse(stdout)).toEqual(['function', 'function', 'function', 'utilise']);
});

test('the dependencies are the packages that the declarations name', async () => {
  const named = new Set<string>();
  for (const path of packed.filter((file) => file.endsWith('.d.ts'))) {
    const text = await readFile(join(root, path), 'utf8');
    for (const [, name = ''] of text.matchAll(/^(?:import|export) [^'"]*from ['"]([^.'"][^'"]*)['"]/gm)) {
      named.add(name);
    }
  }
  const typed = [...named].map((name) => (manifest.dependencies[name] === undefined ? `@types/${name}` : name));
  expect(typed.sort(), 'what runs is bundled: npm install --save-dev').toEqual(
    Object.keys(manifest.dependencies).sort(),
  );
});

test('the bundles load nothing but what Node has', async () => {
  for (const path of packed.filter((file) => /^dist\/.*\.js$/.test(file))) {
    const text = await readFile(join(root, path), 'utf8');
    for (const [, name = ''] of text.matchAll(/^import [^;]*?from "([^."][^"]*)"/gm)) {
      expect(builtinModules, `${path} imports ${name}`).toContain(name.replace(/^node:/, ''));
      expect(path.startsWith('dist/plugins/'), `${path} imports ${name}: it has to run in a browser`).toBe(false);
    }
  }
});

test('the lock file names no registry', async () => {
  expect(await readFile(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"|https?:\/\/[^"]*registry/);
});
