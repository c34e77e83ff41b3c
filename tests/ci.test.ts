import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatOf, knownExtensions } from '../src/formats/kinds.ts';
import { commslint, folderWith } from './command.ts';
import { commit, git, put, repositoryWith } from './repository.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const hard = 'We utilise this form.\n';
const config = { 'commslint.yaml': 'audience: families\nrules:\n  plain-words: error\n' };

interface Step {
  id?: string;
  uses?: string;
  with?: Record<string, string>;
  shell?: string;
  env?: Record<string, string>;
  run?: string;
}

interface Action {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; steps: Step[] };
}

const action = parse(read('action.yml')) as Action;

/** What stands in the README as YAML under a comment with a file's name. */
function snippet(name: string): unknown {
  const [, text] =
    new RegExp(`\`\`\`yaml\\n# ${name.replaceAll('.', '\\.')}\\n([^\`]*)\`\`\``).exec(read('README.md')) ?? [];
  expect(text).toBeDefined();
  return parse(text ?? '');
}

/** Puts values in place of `${{ name }}`, as GitHub does. */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (expression, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`There is no value for ${expression}.`);
    return value;
  });
}

/** Runs the steps of the action in a folder as a runner does, one after another until one fails. */
async function runAction(folder: string, given: Readonly<Record<string, string>>) {
  const runner = await folderWith({ summary: '' });
  const values: Record<string, string> = { 'github.action_path': root, 'runner.temp': runner };
  for (const [name, input] of Object.entries(action.inputs)) values[`inputs.${name}`] = given[name] ?? input.default;
  let all = '';
  for (const [index, step] of action.runs.steps.entries()) {
    const script = join(runner, `${index}.sh`);
    const output = join(runner, `${index}.output`);
    await writeFile(script, step.run ?? '');
    await writeFile(output, '');
    const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value, values)]);
    const env = {
      ...{ PATH: process.env.PATH, HOME: runner, CI: 'true', GITHUB_ACTIONS: 'true' },
      ...{ GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: join(runner, 'summary'), ...Object.fromEntries(own) },
    };
    const args = ['--noprofile', '--norc', '-eo', 'pipefail', script];
    const { status, stdout, stderr } = spawnSync('bash', args, { cwd: folder, env, encoding: 'utf8' });
    all += stdout + stderr;
    if (status !== 0) return { code: status, out: all, summary: await readFile(join(runner, 'summary'), 'utf8') };
    for (const [, name, value] of (await readFile(output, 'utf8')).matchAll(/^([\w-]+)=(.*)$/gm)) {
      values[`steps.${step.id}.outputs.${name}`] = value ?? '';
    }
  }
  return { code: 0, out: all, summary: await readFile(join(runner, 'summary'), 'utf8') };
}

describe('the GitHub action', () => {
  test('is one that GitHub reads', async () => {
    const validate = (file: string) =>
      spawnSync(join(root, 'node_modules/.bin/action-validator'), [file], { cwd: root, encoding: 'utf8' }).status;
    expect(validate('action.yml')).toBe(0);
    const broken = await folderWith({ 'action.yml': read('action.yml').replace('using: composite', 'using: magic') });
    expect(validate(join(broken, 'action.yml'))).not.toBe(0);
  });

  test('puts no input into a script, and uses each', () => {
    expect(action.runs.using).toBe('composite');
    const scripts = action.runs.steps.map(({ run }) => run ?? '');
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
    const used = action.runs.steps.flatMap(({ env }) => Object.values(env ?? {}));
    for (const name of Object.keys(action.inputs)) expect(used).toContain(`\${{ inputs.${name} }}`);
    for (const name of ['files', 'config', 'audience', 'since', 'baseline', 'format', 'fail-on']) {
      expect(action.inputs).toHaveProperty(name);
    }
  });

  test('annotates what is found, writes the summary of the job, and fails as it is told to', async () => {
    const folder = await repositoryWith({ ...config, 'a.md': hard, 'b.md': 'Fine.\n' });
    const { code, out, summary } = await runAction(folder, {});
    expect(out).toMatch(/^::error [^\n]*file=a\.md,line=1[^\n]*utilise/m);
    expect(summary).toContain('families');
    expect(code).toBe(1);
    expect((await runAction(folder, { 'fail-on': 'never' })).code).toBe(0);
    expect((await runAction(folder, { 'fail-on': 'error' })).code).toBe(1);
    expect((await runAction(folder, { 'fail-on': 'sometimes' })).code).toBe(2);
    await put(folder, { 'commslint.yaml': 'audience: families\nrules:\n  plain-words: warning\n' });
    expect((await runAction(folder, { 'fail-on': 'error' })).code).toBe(0);
    expect((await runAction(folder, {})).code).toBe(1);
    await put(folder, { 'commslint.yaml': 'audience: famlies\n' });
    expect((await runAction(folder, { 'fail-on': 'never' })).code).toBe(2);
  }, 120_000);

  test('passes inputs on as they are, whatever stands in them', async () => {
    const odd = 'we "are" $(touch stolen) `touch stolen` here.md';
    const folder = await repositoryWith({
      'own.yaml': config['commslint.yaml'],
      [odd]: hard,
      '-x.md': hard,
      'c.md': hard,
    });
    const given = {
      config: 'own.yaml',
      audience: 'police',
      format: 'json',
      'output-file': 'report.json',
      files: `${odd}\n\n-x.md\n`,
    };
    const { code } = await runAction(folder, given);
    expect(code).toBe(1);
    const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
    expect(
      report.results.map(({ path, audiences }: { path: string; audiences: string[] }) => [path, audiences]),
    ).toEqual([
      [odd, ['police']],
      ['-x.md', ['police']],
    ]);
    const evil = '"; touch stolen; "$(touch stolen)';
    for (const name of Object.keys(action.inputs)) {
      const { code } = await runAction(folder, { [name]: evil });
      // A file may be called so.
      expect([name, code]).toEqual([name, name === 'output-file' ? 1 : 2]);
    }
    expect(existsSync(join(folder, 'stolen'))).toBe(false);
  }, 120_000);

  test('as the README has it, checks what a pull request changes against the baseline', async () => {
    const { permissions, jobs } = snippet('.github/workflows/commslint.yaml') as {
      permissions: object;
      jobs: Record<string, { steps: Step[] }>;
    };
    expect(permissions).toEqual({ contents: 'read' });
    const step = jobs.commslint?.steps.find(({ uses }) => uses?.startsWith('commslint/'));
    const given = Object.fromEntries(
      Object.entries(step?.with ?? {}).map(([name, value]) => [name, filled(value, { 'github.base_ref': 'main' })]),
    );
    for (const name of Object.keys(given)) expect(Object.keys(action.inputs)).toContain(name);
    const origin = await repositoryWith({ ...config, 'a.md': hard, 'b.md': hard });
    await commslint(origin, ['--baseline', 'commslint.baseline.json', '--update-baseline']);
    await commit(origin, {});
    git(origin, 'switch', '-qc', 'mine');
    await commit(origin, { 'a.md': `${hard}\nWe commence.\n`, 'c.md': 'Fine.\n' });
    const beside = await folderWith({});
    git(beside, 'clone', '-q', `file://${origin}`, 'clone');
    const { code, out } = await runAction(join(beside, 'clone'), given);
    expect(out.match(/^::error /gm)).toHaveLength(1);
    expect(out).toMatch(/^::error [^\n]*file=a\.md,line=3[^\n]*commence/m);
    expect(code).toBe(1);
    git(beside, 'clone', '-q', '--depth=1', `file://${origin}`, 'shallow');
    const shallow = await runAction(join(beside, 'shallow'), given);
    expect(shallow.out).toContain('fetch-depth: 0');
    expect(shallow.code).toBe(2);
  }, 120_000);
});

test('the example for GitLab writes a report of what a merge request changes', async () => {
  const { commslint: job } = snippet('.gitlab-ci.yml') as {
    commslint: { script: string[]; artifacts: { reports: { codequality: string } } };
  };
  const folder = await repositoryWith({ ...config, 'a.md': hard, 'b.md': hard });
  await commslint(folder, ['--baseline', 'commslint.baseline.json', '--update-baseline']);
  await commit(folder, {});
  const base = git(folder, 'rev-parse', 'HEAD');
  await commit(folder, { 'b.md': `${hard}\nWe commence.\n` });
  const [script = ''] = job.script;
  expect(script).toMatch(/^npx --yes commslint /);
  const local = script.replace('npx --yes commslint', `node '${join(root, 'dist/cli.cjs')}'`);
  const env = { PATH: process.env.PATH, CI_MERGE_REQUEST_DIFF_BASE_SHA: base };
  const { status, stdout } = spawnSync('bash', ['-c', local], { cwd: folder, env, encoding: 'utf8' });
  expect(stdout).toContain('b.md:3:4');
  expect(status).toBe(1);
  const report = JSON.parse(await readFile(join(folder, job.artifacts.reports.codequality), 'utf8'));
  const errors = report.filter(({ severity }: { severity: string }) => severity !== 'info');
  expect(errors.map(({ location }: { location: { path: string } }) => location.path)).toEqual(['b.md']);
}, 60_000);

describe('the hook for pre-commit', () => {
  const [hook] = parse(read('.pre-commit-hooks.yaml')) as { id: string; entry: string; files: string }[];

  test('is given the files that commslint reads, and no others', () => {
    const isGiven = (path: string) => new RegExp((hook?.files ?? '').replace('(?i)', ''), 'i').test(path);
    for (const ending of knownExtensions) expect([ending, isGiven(`drafts/a.${ending}`)]).toEqual([ending, true]);
    for (const path of ['a.py', 'a.mdx', 'md', 'a.docm', 'a.yaml']) {
      expect([path, isGiven(path)]).toEqual([path, formatOf(path) !== undefined]);
    }
  });

  const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0;
  const isClone = existsSync(join(root, '.git'));
  if (!hasPreCommit || !isClone)
    console.log('Skipped: the hook was not run, for that pre-commit and a clone are needed.');

  test.skipIf(!hasPreCommit || !isClone)(
    'as the README has it, installs from a clone and stops a commit that adds to the baseline',
    async () => {
      const written = snippet('.pre-commit-config.yaml') as { repos: { repo: string; rev: string }[] };
      const [repository] = written.repos;
      if (repository === undefined) throw new Error('The README names no repository.');
      const folder = await repositoryWith({ ...config, 'a.md': hard });
      await commslint(folder, ['--baseline', 'commslint.baseline.json', '--update-baseline']);
      const clone = join(await folderWith({}), 'clone');
      execFileSync('git', ['clone', '-q', root, clone]);
      repository.repo = clone;
      repository.rev = git(clone, 'rev-parse', 'HEAD');
      await put(folder, { '.pre-commit-config.yaml': JSON.stringify(written) });
      const home = await folderWith({});
      await mkdir(join(home, 'cache'));
      const env = { ...process.env, PRE_COMMIT_HOME: join(home, 'cache'), npm_config_prefer_offline: 'true' };
      const run = () => {
        git(folder, 'add', '-A');
        const { status, stdout, stderr } = spawnSync('pre-commit', ['run'], { cwd: folder, env, encoding: 'utf8' });
        return { status, out: stdout + stderr };
      };
      await put(folder, { 'a.md': `${hard}\nMore.\n` });
      const known = run();
      expect(known.out).toContain('Passed');
      expect(known.status).toBe(0);
      await put(folder, { 'new one.md': hard, 'b.py': hard });
      const fresh = run();
      expect(fresh.out).toContain('new one.md:1:4: error:');
      expect(fresh.status).toBe(1);
    },
    900_000,
  );
});

test('the Dockerfile copies what there is, builds what is run, and runs it as nobody in particular', () => {
  const lines = read('Dockerfile')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const instructions = lines.map((line) => ({ name: line.split(' ', 1)[0] ?? '', value: line.replace(/^\S+ /, '') }));
  const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'USER', 'ENTRYPOINT', 'CMD'];
  expect(instructions.filter(({ name }) => !known.includes(name))).toEqual([]);
  const of = (name: string) => instructions.filter((each) => each.name === name).map(({ value }) => value);
  expect(of('FROM')).toHaveLength(2);
  expect(of('COPY').filter((value) => !value.startsWith('--from=build '))).toEqual(['. .']);
  expect(of('USER')).toEqual(['node']);
  const last = (name: string) => instructions.findLastIndex((each) => each.name === name);
  expect(last('USER')).toBeGreaterThan(last('RUN'));
  const { bin } = JSON.parse(read('package.json'));
  expect(Object.keys(bin)).toEqual(JSON.parse(of('ENTRYPOINT')[0] ?? '[]'));
  expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['node_modules', '.git']));
});
