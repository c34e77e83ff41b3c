import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commslint, folderWith, json } from './command.ts';
import { Client } from './lsp-client.ts';

const config = 'audience: families\nrules:\n  plain-words: error\n';
const file = 'commslint.baseline.json';
const use = ['--baseline', file];
const update = [...use, '--update-baseline'];
const prune = [...use, '--prune-baseline'];
/** Rules that are about words, so that a test says what it is about. */
const words = ['--rule', 'plain-words,latin-abbreviation'];

const page = [
  '# Help with meals',
  'We utilise this form for meals at school.',
  'Ask the school office about it on Monday. They can commence at once, and send you a letter about what you get.',
  'A letter comes after that. We utilise the post for it, and it takes a week.',
].join('\n\n');

async function baselined(files: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<string> {
  const folder = await folderWith({ 'commslint.yaml': config, ...files });
  const { code } = await commslint(folder, [...update, ...args]);
  expect(code).toBe(0);
  return folder;
}

const text = (folder: string) => readFile(join(folder, file), 'utf8');

/** What is new in a folder: `path actual`. */
async function fresh(folder: string, args: readonly string[] = words): Promise<string[]> {
  const { results } = await json(folder, [...use, ...args]);
  return results.flatMap(({ path, findings }) => findings.map(({ actual }) => `${path} ${actual}`));
}

describe('with a baseline', () => {
  test('nothing that was there before is reported, infos included, and it is said how much that is', async () => {
    const folder = await baselined({ 'a.md': page, 'b.md': page.replace('Monday', 'Friday') });
    const { code, out, err } = await commslint(folder, use);
    expect(out).toMatch(/^No new findings from \d+ checks of 2 drafts\. \d+ known findings not shown\.\n$/);
    expect(err).toBe('');
    expect(code).toBe(0);
    const report = await json(folder, use);
    expect(report.results.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.summary.known).toBeGreaterThan(5);
    expect(report.summary.audiences).toEqual({ families: 'changes needed' });
  });

  test('what is new is reported and decides the exit code', async () => {
    const folder = await baselined({ 'a.md': page });
    await writeFile(join(folder, 'a.md'), `${page}\n\nPlease endeavour to reply.\n`);
    expect(await fresh(folder)).toEqual(['a.md endeavour to']);
    const { code, out } = await commslint(folder, [...use, ...words]);
    expect(code).toBe(1);
    expect(out).toContain('1 error in 1 draft. 3 known findings not shown. Families: changes needed.');
    expect((await commslint(folder, [...words, '--no-baseline', '--quiet'])).out).toContain('4 errors');
  });

  test('known findings stay known when something else in the draft changes', async () => {
    const folder = await baselined({ 'a.md': page });
    const edits: Readonly<Record<string, string>> = {
      above: `Something new stands here.\n\n${page}`,
      between: page.replace('\n\nA letter', '\n\nSomething new stands here.\n\nA letter'),
      before: page.replace('We utilise this form', 'All of us utilise this form'),
      after: page.replace('utilise this form for meals', 'utilise a letter and a card'),
      lines: page.replace(/\n/g, '\r\n'),
      quoted: page.replace('utilise this form', 'utilise “this form”'),
    };
    for (const [edit, edited] of Object.entries(edits)) {
      await writeFile(join(folder, 'a.md'), edited);
      expect([edit, await fresh(folder)]).toEqual([edit, []]);
    }
    await writeFile(join(folder, 'a.md'), page.replace('We utilise this form', 'All of us utilise a letter'));
    expect(await fresh(folder)).toEqual(['a.md utilise']);
  });

  test('a sentence that is too long stays known when a word in it is put right', async () => {
    const long = `Please ${'write to us about it and '.repeat(8)}then wait for the reply.`;
    const folder = await baselined({ 'a.md': long });
    const rule = ['--rule', 'sentence-length'];
    await writeFile(join(folder, 'a.md'), long.replace('about it and write', 'about that and write'));
    expect(await fresh(folder, rule)).toEqual([]);
    await writeFile(join(folder, 'a.md'), `${long}\n\nAnd ${long.replace('reply', 'answer')}`);
    expect(await fresh(folder, rule)).toHaveLength(1);
  });

  test('duplicates are counted', async () => {
    const line = 'We utilise it.\n\n';
    const folder = await baselined({ 'a.md': line.repeat(3) }, words);
    expect(await text(folder)).toMatch(/"plain-words \w{8} \w{4} \w{4} families": 1,/);
    for (const [times, number] of [
      [2, 0],
      [3, 0],
      [4, 1],
      [6, 3],
    ] as const) {
      await writeFile(join(folder, 'a.md'), line.repeat(times));
      expect([times, (await fresh(folder)).length]).toEqual([times, number]);
    }
  });

  test('what is known for one reader is new for another', async () => {
    const folder = await baselined({ 'a.md': 'Ask the LADO, eg by email.\n' });
    expect(await fresh(folder, [...words, '--audience', 'families'])).toEqual([]);
    const both = await json(folder, [...use, ...words, '--audience', 'families,residents']);
    expect(both.results[0]?.findings.map(({ audiences }) => audiences)).toEqual([['families', 'residents']]);
  });

  test('an info that has become an error is new; an error that has become an info is not', async () => {
    const setting = (severity: string) => `audience: families\nrules:\n  plain-words: ${severity}\n`;
    const folder = await folderWith({ 'commslint.yaml': setting('info'), 'a.md': 'We utilise it.\n' });
    await commslint(folder, [...update, ...words]);
    expect(await fresh(folder)).toEqual([]);
    await writeFile(join(folder, 'commslint.yaml'), setting('error'));
    expect(await fresh(folder)).toEqual(['a.md utilise']);
    await commslint(folder, [...update, ...words]);
    await writeFile(join(folder, 'commslint.yaml'), setting('info'));
    expect(await fresh(folder)).toEqual([]);
  });

  test('a configuration may name it, from its own folder; fit counts everything all the same', async () => {
    const folder = await folderWith({
      'site/commslint.yaml': `${config}baseline: known/base.json\n`,
      'site/a.md': page,
      'site/known/.keep': '',
    });
    const made = await commslint(folder, ['site', '--baseline', 'site/known/base.json', '--update-baseline']);
    expect(made.code).toBe(0);
    expect(JSON.parse(await readFile(join(folder, 'site/known/base.json'), 'utf8')).drafts).toHaveProperty('../a.md');
    expect((await commslint(folder, ['site'])).code).toBe(0);
    expect((await commslint(folder, ['site', '--no-baseline'])).code).toBe(1);
    expect((await commslint(folder, ['fit', 'site/a.md', '--audience', 'families'])).out).toContain('changes needed');
    await rm(join(folder, 'site/known/base.json'));
    const { code, out } = await commslint(folder, ['site']);
    expect(out).toContain('There is no baseline site/known/base.json.');
    expect(code).toBe(2);
  });

  test('text on standard input is held against it by its path', async () => {
    const folder = await baselined({ 'a.md': page });
    const stdin = (path: string) =>
      commslint(folder, [...use, ...words, '--stdin', '--stdin-filename', path], {
        input: () => Promise.resolve(Buffer.from(page)),
      });
    expect((await stdin('a.md')).code).toBe(0);
    expect((await stdin('other.md')).code).toBe(1);
  });
});

describe('a draft that has moved', () => {
  test('keeps what is known of it, also what is said of the whole of it and after an edit', async () => {
    const folder = await baselined({ 'old/a.md': page, 'b.md': 'We commence now.\n' });
    await mkdir(join(folder, 'new'));
    await rename(join(folder, 'old/a.md'), join(folder, 'new/z.md'));
    expect(await fresh(folder, [])).toEqual([]);
    await writeFile(join(folder, 'new/z.md'), `${page}\n\nWe commence now.\n`);
    expect(await fresh(folder)).toEqual(['new/z.md commence']);
    await writeFile(join(folder, 'new/z.md'), page);
    await commslint(folder, prune);
    expect(Object.keys(JSON.parse(await text(folder)).drafts)).toEqual(['b.md', 'new/z.md']);
    expect(await fresh(folder, [])).toEqual([]);
  });

  test('is not one that was copied, and serves for one copy only', async () => {
    const folder = await baselined({ 'a.md': page });
    await writeFile(join(folder, 'copy.md'), page);
    expect(await fresh(folder)).toEqual(['copy.md utilise', 'copy.md commence', 'copy.md utilise']);
    await rename(join(folder, 'a.md'), join(folder, 'moved.md'));
    expect(new Set((await fresh(folder)).map((each) => each.split(' ')[0]))).toEqual(new Set(['moved.md']));
  });

  test('is not one that says something else', async () => {
    const folder = await baselined({ 'a.md': page });
    await rm(join(folder, 'a.md'));
    await writeFile(join(folder, 'b.md'), '# Bins\n\nWe utilise lorries to empty all of the bins in town each week.\n');
    expect(await fresh(folder)).toEqual(['b.md utilise']);
  });
});

describe('--update-baseline and --prune-baseline', () => {
  test('leave what was not looked at: other drafts, other rules, other audiences', async () => {
    const both = { 'commslint.yaml': 'audience: [families, residents]\n' };
    const folder = await baselined({ ...both, 'a.md': page, 'b.md': 'We utilise it, eg now.\n' });
    const before = await text(folder);
    for (const args of [['b.md'], words, ['--audience', 'families'], ['--audience', 'residents', 'b.md']]) {
      for (const change of [update, prune]) {
        expect((await commslint(folder, [...change, ...args])).code).toBe(0);
        expect(await text(folder)).toBe(before);
      }
    }
    await writeFile(join(folder, 'b.md'), 'We use it now.\n');
    await commslint(folder, [...update, '--audience', 'families']);
    const after = JSON.parse(await text(folder)).drafts['b.md'];
    const readers = (record: object) => Object.keys(record).map((key) => key.split(' ').at(-1));
    expect(readers(JSON.parse(before).drafts['b.md'])).toContain('families,residents');
    expect(new Set(readers(after ?? {}))).toEqual(new Set(['residents', 'sketch']));
  });

  test('prune takes out what is gone, and takes nothing in', async () => {
    const folder = await baselined({ 'a.md': page, 'b.md': 'We utilise it.\n' }, words);
    await rm(join(folder, 'b.md'));
    await writeFile(join(folder, 'a.md'), page.replace('utilise the post', 'endeavour to use the post'));
    const asked = await commslint(folder, [...use, ...words]);
    expect(asked.err).toContain('1 known finding in commslint.baseline.json is no longer found. To take it out:');
    const { code, err } = await commslint(folder, [...prune, ...words]);
    expect(code).toBe(1);
    expect(err).toContain('commslint.baseline.json: 2 known findings in 1 draft, 2 fewer than before.');
    expect(err).toMatch(/^ {2}plain-words +2 +2 +−2$/m);
    expect(await fresh(folder)).toEqual(['a.md endeavour to']);
    expect(Object.keys(JSON.parse(await text(folder)).drafts)).toEqual(['a.md']);
  });

  test('say how much is to be put right, by rule and audience', async () => {
    const folder = await folderWith({ 'commslint.yaml': 'audience: [families, police]\n', 'a.md': page });
    const first = await commslint(folder, [...update, ...words, '--format', 'json']);
    expect(JSON.parse(first.out).version).toBe(1);
    expect(first.err).toMatch(
      /^commslint\.baseline\.json: 3 known findings in 1 draft\.\n +families( +police)? +findings\n/,
    );
    expect(first.err).toMatch(/^ {2}plain-words +3/m);
    await writeFile(join(folder, 'a.md'), `${page}\n\nWe commence.\n`);
    expect((await commslint(folder, [...update, ...words])).err).toContain(
      '4 known findings in 1 draft, 1 more than before.',
    );
    expect((await commslint(folder, [...update, ...words])).err).toContain(
      '4 known findings in 1 draft, as many as before.',
    );
  });

  test('write a file that is the same each time, sorted, and untouched when nothing has changed', async () => {
    const folder = await baselined({ 'b.md': page, 'a.md': 'We utilise it.\n' });
    const first = await text(folder);
    const { mtimeMs } = await stat(join(folder, file));
    await commslint(folder, ['b.md', 'a.md', ...update]);
    expect((await stat(join(folder, file))).mtimeMs).toBe(mtimeMs);
    await rm(join(folder, file));
    await commslint(folder, ['b.md', 'a.md', ...update]);
    expect(await text(folder)).toBe(first);
    const { version, drafts } = JSON.parse(first);
    expect(version).toBe(1);
    expect(Object.keys(drafts)).toEqual(['a.md', 'b.md']);
    const keys = Object.keys(drafts['b.md']);
    expect(keys).toEqual([...keys].sort((a, b) => (a === 'sketch' ? 1 : b === 'sketch' ? -1 : a < b ? -1 : 1)));
  });

  test('write a file that git merges when two branches change different findings', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], { cwd: folder });
    const many = ['utilise', 'commence', 'endeavour', 'ascertain', 'terminate'];
    const draft = (left: readonly string[]) => left.map((word) => `They ${word} it for ${word}.\n\n`).join('');
    const folder = await baselined({ 'a.md': draft(many), 'b.md': draft(many) }, words);
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-qm', 'All');
    git('switch', '-qc', 'other');
    await writeFile(join(folder, 'b.md'), draft(many.slice(2)));
    await commslint(folder, [...prune, ...words]);
    git('commit', '-qam', 'One page');
    git('switch', '-q', 'main');
    await writeFile(join(folder, 'a.md'), draft(many.slice(0, 3)));
    await commslint(folder, [...prune, ...words]);
    git('commit', '-qam', 'The other page');
    git('merge', '-q', 'other', '-m', 'Both');
    const merged = await text(folder);
    expect((await commslint(folder, [...update, ...words])).code).toBe(0);
    expect(await text(folder)).toBe(merged);
  });

  test('hold no word of the draft and nothing that identifies a person', async () => {
    const secret =
      'Tell Jane Example, NHS number 999 000 0018, born 01/02/2013, of 07700 900123, that we utilise it.\n';
    const folder = await baselined({ 'a.md': secret });
    const written = await text(folder);
    expect(Object.keys(JSON.parse(written).drafts['a.md']).length).toBeGreaterThan(2);
    expect(written).not.toMatch(/jane|example|999|0018|2013|900123|utilise/i);
    await writeFile(join(folder, 'a.md'), secret.replace('999 000 0018', '999 000 0026'));
    await commslint(folder, update);
    expect(await text(folder)).toBe(written);
  });

  test('need a file by name, and go with nothing that they cannot mean', async () => {
    const folder = await folderWith({ 'commslint.yaml': `${config}baseline: ${file}\n`, 'a.md': page });
    const refusal = async (...args: string[]) => {
      const { code, err } = await commslint(folder, args);
      expect(code).toBe(2);
      return err;
    };
    expect(await refusal('--baseline=')).toContain('has no name of a file');
    expect(await refusal('--update-baseline')).toContain('say which with --baseline FILE');
    expect(await refusal(...update, '--prune-baseline')).toContain('not both');
    expect(await refusal(...update, '--stdin')).toContain('--stdin has none');
    expect(await refusal(...update, '--fix-dry-run')).toContain('leave out --fix-dry-run');
    expect(await refusal('--baseline', 'none/b.json', '--update-baseline')).toContain(
      'The folder that it should stand in',
    );
    expect(await refusal('--baseline', 'none.json', '--prune-baseline')).toContain('There is no baseline none.json');
  });

  test('keep what is known of a draft that cannot be checked today', async () => {
    const folder = await baselined({ 'a.md': page, 'b.md': page });
    const before = await text(folder);
    await writeFile(join(folder, 'b.md'), Buffer.from([0xff, 0x00, 0x41]));
    for (const change of [update, prune]) {
      expect((await commslint(folder, [...change])).code).toBe(2);
      expect(await text(folder)).toBe(before);
    }
  });
});

describe('a baseline that cannot be used', () => {
  const good = '{\n  "version": 1,\n  "drafts": {}\n}\n';
  test.each([
    [
      'is not JSON',
      '{\n  "version": 1,\n  "drafts": {,\n}',
      /baseline\.json(:3:\d+)?: This baseline is not valid JSON/,
    ],
    [
      'holds a conflict',
      `<<<<<<< main\n${good}=======\n${good}>>>>>>> other\n`,
      /baseline\.json:1:1: Here two versions meet/,
    ],
    ['is of a later version', good.replace('1', '2'), /has version 2, and this commslint knows version 1\. Use/],
    ['is something else', '{"name":"site"}', /not a baseline of commslint/],
    ['is a list', '[]', /not a baseline of commslint/],
    [
      'has a broken line',
      good.replace('{}', '{"a.md": {"plain-words": 1}}'),
      /cannot be read at ‘plain-words’ of ‘a\.md’/,
    ],
    ['counts wrongly', good.replace('{}', '{"a.md": {"x 01234567 0123 0123 f": 0}}'), /cannot be read at ‘x 0/],
    ['is not text', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x00]), /baseline\.json: The text is not valid/],
  ])('because it %s is one message, and is left as it is', async (_, content, message) => {
    const folder = await folderWith({ 'commslint.yaml': config, 'a.md': page, [file]: content });
    for (const args of [use, update, prune]) {
      const { code, out, err } = await commslint(folder, args);
      expect(err).toMatch(message);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(out).toBe('');
      expect(code).toBe(2);
    }
    expect(await readFile(join(folder, file))).toEqual(Buffer.from(content));
  });
});

describe('in an editor', () => {
  test('what is known is a hint, what is new is what it is, and a changed baseline counts', async () => {
    const folder = await baselined({ 'a.md': page, 'commslint.yaml': `${config}baseline: ${file}\n` });
    const client = await Client.start(folder, { textDocument: { diagnostic: {} } });
    const uri = await client.open('a.md', `${page}\n\nPlease endeavour to reply.\n`);
    const shown = async () => (await client.pull(uri)).filter(({ code }) => code === 'plain-words');
    const hint = 4;
    expect((await shown()).map(({ severity }) => severity)).toEqual([hint, hint, hint, 1]);
    await writeFile(join(folder, file), '{');
    const changes = [{ uri: client.uri(file), type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    expect((await shown()).map(({ severity }) => severity)).toEqual([1, 1, 1, 1]);
    expect(client.log).toContain('This baseline is not valid JSON');
  });
});
