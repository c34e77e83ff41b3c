import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { commslint, folderWith, json } from './command.ts';
import { commit, git, put, repositoryWith } from './repository.ts';

const hard = 'We utilise this form.\n';
const config = { 'commslint.yaml': 'audience: families\n' };
const words = ['--rule', 'plain-words'];

/** The drafts that were checked. */
async function checked(folder: string, args: readonly string[]): Promise<string[]> {
  const report = await json(folder, [...words, ...args]);
  expect(report.results.flatMap(({ problem }) => problem ?? [])).toEqual([]);
  return report.results.map(({ path }) => path).sort();
}

describe('--changed', () => {
  test('checks what is changed, staged or new against the last commit, whatever it is called', async () => {
    const odd = ['a b.md', 'line\nend.md', 'café – ☕.md', '-x.md', '"quoted" *[a].md', ' .md', '{a,b}.md'];
    const folder = await repositoryWith({ ...config, 'same.md': hard, 'gone.md': hard, 'gone-again.md': hard });
    await commit(folder, Object.fromEntries(odd.map((path) => [path, hard])));
    expect(await checked(folder, ['--changed'])).toEqual([]);
    await put(folder, Object.fromEntries(odd.map((path) => [path, `${hard}More.\n`])));
    await put(folder, { 'staged.md': hard, 'new/new.md': hard, '.gitignore': 'built.md\n', 'built.md': hard });
    git(folder, 'add', 'staged.md', odd[0] ?? '');
    git(folder, 'rm', '-q', 'gone.md');
    await rm(join(folder, 'gone-again.md'));
    expect(await checked(folder, ['--changed'])).toEqual([...odd, 'new/new.md', 'staged.md'].sort());
    expect(await checked(folder, ['--changed', 'new', 'same.md'])).toEqual(['new/new.md']);
    expect(await checked(join(folder, 'new'), ['--changed'])).toEqual(['new.md']);
    expect(await checked(join(folder, 'new'), ['--changed', '../a b.md'])).toEqual(['../a b.md']);
  });

  test('says so where nothing has changed', async () => {
    const folder = await repositoryWith({ ...config, 'a.md': hard });
    const { code, err } = await commslint(folder, ['--changed']);
    expect(err).toBe('No draft has changed since the last commit.\n');
    expect(code).toBe(0);
  });

  test('takes everything for new before the first commit', async () => {
    const folder = await folderWith({ 'a.md': hard, 'b.md': hard });
    git(folder, 'init', '-q');
    git(folder, 'add', 'a.md');
    expect(await checked(folder, ['--changed'])).toEqual(['a.md', 'b.md']);
  });

  test('works in a worktree, by a symbolic link, and in a hook that tells git where to look', async () => {
    const folder = await repositoryWith({ ...config, 'a.md': hard, 'b.md': hard });
    const beside = await folderWith({});
    git(folder, 'worktree', 'add', '-q', join(beside, 'tree'), '-b', 'other');
    await put(join(beside, 'tree'), { 'b.md': `${hard}More.\n` });
    expect(await checked(join(beside, 'tree'), ['--changed'])).toEqual(['b.md']);
    await symlink(join(beside, 'tree'), join(beside, 'link'));
    expect(await checked(join(beside, 'link'), ['--changed'])).toEqual(['b.md']);
    vi.stubEnv('GIT_DIR', join(folder, '.git'));
    vi.stubEnv('GIT_INDEX_FILE', join(folder, 'none'));
    expect(await checked(join(beside, 'tree'), ['--changed'])).toEqual(['b.md']);
    vi.unstubAllEnvs();
  });

  test('asks a submodule about its own files', async () => {
    const inner = await repositoryWith({ 'x.md': hard, 'y.md': hard });
    const folder = await repositoryWith({ ...config, 'a.md': hard });
    git(folder, 'submodule', '--quiet', 'add', inner, 'shared pages');
    await commit(folder, {});
    await put(folder, { 'shared pages/x.md': `${hard}More.\n` });
    expect(await checked(folder, ['--changed'])).toEqual(['shared pages/x.md']);
    git(folder, 'branch', 'before');
    await commit(join(folder, 'shared pages'), {});
    await commit(folder, { 'a.md': `${hard}More.\n` });
    expect(await checked(folder, ['--changed'])).toEqual([]);
    expect(await checked(folder, ['--since', 'before'])).toEqual(['a.md', 'shared pages/x.md']);
    const first = git(folder, 'rev-list', '--max-parents=0', 'HEAD');
    expect(await checked(folder, ['--since', first])).toEqual(['a.md', 'shared pages/x.md', 'shared pages/y.md']);
  });

  test('says of drafts outside of every repository that nobody can tell, and checks the others', async () => {
    const folder = await repositoryWith({ ...config, 'a.md': hard });
    const outside = await folderWith({ 'b.md': hard, 'c.md': hard });
    await put(folder, { 'a.md': `${hard}More.\n` });
    const { code, out } = await commslint(folder, ['--changed', ...words, 'a.md', outside]);
    expect(out).toContain('b.md: It and 1 other draft stand in no git repository, so nothing says what has changed.');
    expect(out).toContain('a.md:1:4');
    expect(code).toBe(2);
  });

  test('says so where there is no git', async () => {
    const folder = await repositoryWith({ ...config, 'a.md': hard });
    vi.stubEnv('PATH', folder);
    const { code, err } = await commslint(folder, ['--changed']);
    vi.unstubAllEnvs();
    expect(err).toContain('git is not installed here');
    expect(code).toBe(2);
  });

  test('passes on what git says of a repository that it cannot read', async () => {
    const folder = await folderWith({ 'a.md': hard, '.git': 'gitdir: nowhere\n' });
    const { code, err } = await commslint(folder, ['--changed']);
    expect(err).toMatch(/It says: .*not a git repository: .*nowhere/);
    expect(code).toBe(2);
  });
});

describe('--since', () => {
  test('checks what has changed since a branch left, committed or not, and not what the other branch did', async () => {
    const folder = await repositoryWith({ ...config, 'a.md': hard, 'b.md': hard, 'c.md': hard });
    git(folder, 'switch', '-qc', 'mine');
    await commit(folder, { 'a.md': `${hard}More.\n`, 'd.md': hard });
    git(folder, 'switch', '-q', 'main');
    await commit(folder, { 'b.md': `${hard}More.\n` });
    git(folder, 'switch', '-q', 'mine');
    await put(folder, { 'c.md': `${hard}More.\n`, 'e.md': hard });
    expect(await checked(folder, ['--since', 'main'])).toEqual(['a.md', 'c.md', 'd.md', 'e.md']);
    expect(await checked(folder, ['--since', 'HEAD'])).toEqual(await checked(folder, ['--changed']));
  });

  test('in a shallow clone says which git fetch to run, and works when it was run', async () => {
    const origin = await repositoryWith({ ...config, 'a.md': hard, 'b.md': hard });
    const first = git(origin, 'rev-parse', 'HEAD');
    await commit(origin, { 'b.md': `${hard}More.\n` });
    git(origin, 'switch', '-qc', 'mine', first);
    await commit(origin, { 'c.md': hard });
    await commit(origin, { 'a.md': `${hard}More.\n` });
    const beside = await folderWith({});
    git(beside, 'clone', '-q', '--depth=1', '--branch=mine', `file://${origin}`, 'clone');
    const clone = join(beside, 'clone');
    const told = async (...args: string[]) => {
      const { code, out, err } = await commslint(clone, args);
      expect([code, out]).toEqual([2, '']);
      return err;
    };
    const run = (message: string) => {
      const [, command = ''] = /: git (fetch [^(,]+)/.exec(message) ?? [];
      expect(command).not.toBe('');
      git(clone, ...command.trim().split(' '));
    };
    expect(await told('--since', 'main')).toContain('git does not know ‘main’ in this shallow clone.');
    git(clone, 'fetch', '-q', '--depth=1', 'origin', '+refs/heads/main:refs/remotes/origin/main');
    expect(await told('--since', 'main')).toContain('Did you mean ‘origin/main’?');
    const message = await told('--since', 'origin/main');
    expect(message).toContain('does not reach back to where ‘origin/main’ and HEAD part');
    run(message);
    expect(await checked(clone, ['--since', 'origin/main'])).toEqual(['a.md', 'c.md']);

    git(beside, 'clone', '-q', '--depth=1', '--branch=mine', `file://${origin}`, 'other');
    const other = join(beside, 'other');
    const unknown = (await commslint(other, ['--since', 'origin/main'])).err;
    const [, command = ''] = /: git (fetch [^(,]+)/.exec(unknown) ?? [];
    git(other, ...command.trim().split(' '));
    expect(await checked(other, ['--since', 'origin/main'])).toEqual(['a.md', 'c.md']);
  });

  test('refuses what is no branch, tag or commit, and runs nothing that it might say', async () => {
    const folder = await repositoryWith({ ...config, 'a.md': hard });
    for (const ref of ['--output=stolen.md', '-x', 'main..HEAD', '$(touch stolen.md)', 'a b', '']) {
      const { code, err } = await commslint(folder, ['check', `--since=${ref}`]);
      expect(err).toMatch(/not the name of a branch, tag or commit|git does not know/);
      expect(code).toBe(2);
    }
    await expect(readFile(join(folder, 'stolen.md'))).rejects.toThrow('ENOENT');
    git(folder, 'switch', '-q', '--orphan', 'apart');
    await commit(folder, { 'b.md': hard });
    expect((await commslint(folder, ['--since', 'main'])).err).toContain('have no commit in common');
  });

  test('heeds no setting that would change what git says', async () => {
    const folder = await repositoryWith({ ...config, 'a.md': hard, 'é.md': hard });
    for (const [key, value] of [
      ['diff.external', 'touch stolen.md'],
      ['core.fsmonitor', 'touch stolen.md'],
      ['color.ui', 'always'],
      ['diff.noprefix', 'true'],
      ['diff.interHunkContext', '10'],
      ['diff.context', '10'],
      ['diff.relative', 'true'],
      ['status.showUntrackedFiles', 'no'],
    ] as const) {
      git(folder, 'config', key, value);
    }
    await put(folder, { 'é.md': `${'Fine.\n'.repeat(3)}${hard}` });
    await put(folder, { 'a.md': `Fine.\n\n${hard}\nFine.\n` });
    expect(await checked(folder, ['--since', 'main'])).toEqual(['a.md', 'é.md']);
    expect(await lines(folder, ['--changed', '--changed-lines'])).toEqual([]);
    await expect(readFile(join(folder, 'stolen.md'))).rejects.toThrow('ENOENT');
  });

  test('says that all should be checked where a configuration has changed', async () => {
    const folder = await repositoryWith({ ...config, 'a.md': hard, 'b.md': hard, 'sub/commslint.yaml': '' });
    await put(folder, { 'commslint.yaml': 'audience: police\n', 'a.md': `${hard}More.\n` });
    const { err } = await commslint(folder, ['--changed', ...words]);
    expect(err).toBe(
      'commslint.yaml has changed since the last commit. What it says holds for other drafts too: check them all, without --changed.\n',
    );
    await rm(join(folder, 'sub/commslint.yaml'));
    expect((await commslint(folder, ['--since', 'HEAD'])).err).toContain(
      'commslint.yaml and 1 other configuration file have',
    );
  });
});

/** The lines on which something is reported. */
async function lines(folder: string, args: readonly string[]): Promise<string[]> {
  const { results } = await json(folder, [...words, ...args]);
  return results.flatMap(({ path, findings }) => findings.map(({ line, actual }) => `${path}:${line} ${actual}`));
}

describe('--changed-lines', () => {
  const only = ['--changed', '--changed-lines'];

  test('reports what is on changed lines, and says how much is on others', async () => {
    const folder = await repositoryWith({ ...config, 'a.md': `# Form\n\n${hard}\nFine.\n\n${hard}` });
    await put(folder, { 'a.md': `# Form\n\n${hard}\nWe commence.\n\n${hard}\nWe commence.\n`, 'new.md': hard });
    expect(await lines(folder, only)).toEqual(['a.md:5 commence', 'a.md:9 commence', 'new.md:1 utilise']);
    const { out } = await commslint(folder, [...only, ...words, 'a.md']);
    expect(out).toContain('2 errors in 1 draft. 2 findings not shown: on lines that did not change.');
    await put(folder, { 'a.md': `# Form\n\n${hard}\nFine.\n` });
    const removed = await commslint(folder, [...only, ...words, 'a.md']);
    expect(removed.out).toContain('No new findings');
    expect(removed.code).toBe(0);
  });

  test('reports a finding that begins above a changed line or ends below it', async () => {
    const long = Array.from({ length: 30 }, (_, index) => `and word number ${index}`);
    const folder = await repositoryWith({ ...config, 'a.md': `Fine.\n\nHere ${long.join('\n')}.\n` });
    long[15] = 'or another word';
    await put(folder, { 'a.md': `Fine.\n\nHere ${long.join('\n')}.\n` });
    const rule = ['--rule', 'sentence-length'];
    expect((await json(folder, [...only, ...rule])).results[0]?.findings).toHaveLength(1);
    await put(folder, {
      'a.md': `Fine now.\n\nHere ${long.map((each) => each.replace('or another', 'and')).join('\n')}.\n`,
    });
    git(folder, 'commit', '-qam', 'Next');
    await put(folder, { 'a.md': (await readFile(join(folder, 'a.md'), 'utf8')).replace('Fine now', 'Fine') });
    expect((await json(folder, [...only, ...rule])).results[0]?.findings).toEqual([]);
  });

  test('follows a file that was renamed, since a branch too', async () => {
    const text = `${'Fine as it is here.\n\n'.repeat(20)}${hard}`;
    const folder = await repositoryWith({ ...config, 'old name.md': text, 'b.md': hard });
    git(folder, 'switch', '-qc', 'mine');
    await mkdir(join(folder, 'né w'));
    await rename(join(folder, 'old name.md'), join(folder, 'né w/new.md'));
    await commit(folder, {});
    expect(await lines(folder, ['--since', 'main', '--changed-lines'])).toEqual([]);
    await put(folder, { 'né w/new.md': `We commence.\n\n${text}` });
    expect(await lines(folder, ['--since', 'main', '--changed-lines'])).toEqual(['né w/new.md:1 commence']);
  });

  test('counts lines as git does: with CRLF, after a lone carriage return, without a last line end, in UTF-16', async () => {
    const before = `Fine.\r\n\r\n${hard}\r\nA\rB.\r\n\r\n${hard}Fine.`;
    const folder = await repositoryWith({ ...config, 'a.md': before });
    await put(folder, { 'a.md': `${before.replace('A\rB', 'A\rC')}\n\nWe commence.` });
    expect(await lines(folder, only)).toEqual(['a.md:11 commence']);
    const wide = Buffer.from(`\ufeff${hard}`, 'utf16le');
    await writeFile(join(folder, 'w.md'), wide);
    await commit(folder, {});
    await writeFile(join(folder, 'w.md'), Buffer.concat([wide, Buffer.from('\nMore.\n', 'utf16le')]));
    expect(await lines(folder, only)).toEqual(['w.md:1 utilise']);
  });

  test('goes with a baseline: what is new, on lines that changed', async () => {
    const folder = await repositoryWith({ ...config, 'a.md': `${hard}\nFine.\n` });
    await commslint(folder, [...words, '--baseline', 'b.json', '--update-baseline']);
    await commit(folder, { 'a.md': `${hard}\nFine.\n\nWe commence.\n` });
    await put(folder, { 'a.md': `${hard.replace('form', 'form now')}\nWe endeavour.\n\nWe commence.\n` });
    const { results } = await json(folder, [...words, ...only, '--baseline', 'b.json']);
    expect(results[0]).toMatchObject({ known: 1, elsewhere: 1 });
    expect(results[0]?.findings.map(({ actual }) => actual)).toEqual(['endeavour']);
  });

  test('is not asked for alone, nor with what it cannot go with', async () => {
    const folder = await repositoryWith({ ...config, 'a.md': hard });
    for (const [args, message] of [
      [['--changed-lines'], 'needs --changed or --since REF'],
      [['--changed', '--since', 'main'], 'either --changed or --since'],
      [['--changed', '--stdin'], '--stdin has none'],
      [[...only, '--fix-dry-run'], 'leave out --fix-dry-run'],
      [[...only, '--baseline', 'b.json', '--update-baseline'], 'leave out --changed-lines'],
    ] as const) {
      const { code, err } = await commslint(folder, args);
      expect(err).toContain(message);
      expect(code).toBe(2);
    }
  });
});
