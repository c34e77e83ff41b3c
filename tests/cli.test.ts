import { execFileSync } from 'node:child_process';
import { chmod, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commslint, folderWith, json } from './command.ts';

const plain = 'We will visit you on Monday.\n';
const hard = 'We will utilise this form.\n';

test('a clean draft is said to have no findings, with the number of checks, and exits with 0', async () => {
  const folder = await folderWith({ 'a.md': plain });
  const { code, out } = await commslint(folder, ['check', 'a.md', '--rule', 'plain-words']);
  expect(out).toBe('No findings from 1 check of 1 draft.\n');
  expect(code).toBe(0);
});

test('check is what is done when no command is named', async () => {
  const folder = await folderWith({ 'a.md': hard });
  const named = await commslint(folder, ['check', 'a.md', '--rule', 'plain-words']);
  expect(await commslint(folder, ['a.md', '--rule', 'plain-words'])).toEqual(named);
  expect(named.code).toBe(1);
});

test('in a log a finding is on a line that starts with path, line and column', async () => {
  const folder = await folderWith({ 'letters/a.md': `# Hello\n\n${hard}` });
  const { out } = await commslint(folder, ['--rule', 'plain-words']);
  expect(out).toMatch(/^letters\/a\.md:3:9: \w+: .*‘utilise’.*\[plain-words\]$/m);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is looked for so that it is not there
  expect(out).not.toMatch(/\u001b/);
});

test('in a terminal the words are shown in their sentence with the suggestion under them', async () => {
  const folder = await folderWith({ 'a.md': `Hello there. ${hard}` });
  const { out } = await commslint(folder, ['--rule', 'plain-words'], { interactive: true });
  expect(out).toContain('      We will utilise this form.\n              ~~~~~~~ use\n');
});

test('different messages about one thing are each shown', async () => {
  const name = 'NHS number 999 000 0018';
  const folder = await folderWith({ 'a.html': `<p>${name}</p><!-- ${name} -->` });
  const { out } = await commslint(folder, ['--rule', 'personal-data']);
  expect(out).toContain('anyone may read it here');
  expect(out).toContain('A comment or hidden text holds');
});

test('repeats of one term are shown once with their count; JSON lists each', async () => {
  const folder = await folderWith({ 'a.md': [hard, hard, hard].join('\n') });
  const { out } = await commslint(folder, ['--rule', 'plain-words']);
  expect(out.match(/plain-words/g)).toHaveLength(1);
  expect(out).toContain('3 times, also on lines 3 and 5');
  const report = await json(folder, ['--rule', 'plain-words']);
  expect(report.results[0]?.findings.map(({ actual, line }) => [actual, line])).toEqual([
    ['utilise', 1],
    ['utilise', 3],
    ['utilise', 5],
  ]);
});

test('a few findings are shown first, and all with --all', async () => {
  const words = [
    'utilise',
    'commence',
    'ascertain',
    'endeavour',
    'terminate',
    'furnish',
    'facilitate',
    'notwithstanding',
  ];
  const more = ['prior to', 'in order to', 'subsequently', 'additional', 'assistance', 'purchase'];
  const folder = await folderWith({ 'a.md': [...words, ...more].map((word) => `They ${word} it.\n\n`).join('') });
  const few = (await commslint(folder, ['--rule', 'plain-words', '--info'])).out;
  const all = (await commslint(folder, ['--rule', 'plain-words', '--info', '--all'])).out;
  expect(few).toMatch(/and \d+ more: plain-words \d+× \(--all shows them\)/);
  expect(few.match(/\[plain-words\]/g)).toHaveLength(10);
  expect(all.match(/\[plain-words\]/g)?.length).toBeGreaterThan(10);
  expect(all).not.toContain('--all');
});

test('the JSON report has the shape that other programs rely on', async () => {
  const folder = await folderWith({ 'a.md': `---\naudience: [families, police]\nchannel: letter\n---\n\n${hard}` });
  const report = await json(folder, ['--rule', 'plain-words']);
  expect(Object.keys(report)).toEqual(['version', 'results', 'summary']);
  expect(report.version).toBe(1);
  const [result] = report.results;
  expect(Object.keys(result ?? {})).toEqual([
    'path',
    'format',
    'channel',
    'audiences',
    'words',
    'phoneScreens',
    'readingAge',
    'readingAgeRange',
    'findings',
  ]);
  expect(result).toMatchObject({
    path: 'a.md',
    format: 'markdown',
    channel: 'letter',
    audiences: ['families', 'police'],
  });
  const [finding] = result?.findings ?? [];
  expect(Object.keys(finding ?? {})).toEqual([
    ...['ruleId', 'category', 'severity', 'message', 'advice', 'actual', 'suggestions'],
    ...['line', 'column', 'endLine', 'endColumn', 'offset', 'endOffset', 'place', 'audiences', 'url'],
  ]);
  expect(finding).toMatchObject({ actual: 'utilise', line: 6, column: 9, offset: 62, endOffset: 69 });
  expect(finding?.suggestions[0]).toEqual({ text: 'use', fix: { offset: 62, endOffset: 69, text: 'use' } });
  expect(report.summary.audiences.families).toBe('changes needed');
});

test('the readers come from the command line, else the draft, else the configuration', async () => {
  const folder = await folderWith({
    'commslint.yaml': 'audience: professionals\n',
    'a.md': plain,
    'b.md': `---\naudience: police\n---\n${plain}`,
  });
  const readers = (report: Awaited<ReturnType<typeof json>>) => report.results.map(({ audiences }) => audiences);
  expect(readers(await json(folder, []))).toEqual([['professionals'], ['police']]);
  expect(readers(await json(folder, ['--audience', 'families,police']))).toEqual([
    ['families', 'police'],
    ['families', 'police'],
  ]);
});

test('a rule’s severity from the configuration decides the exit code; infos alone are clean', async () => {
  const folder = await folderWith({ 'commslint.yaml': 'rules:\n  plain-words: info\n', 'a.md': hard });
  const { code, out } = await commslint(folder, ['--rule', 'plain-words']);
  expect(code).toBe(0);
  expect(out).toBe('No findings from 1 check of 1 draft. 1 info not shown (--info shows them).\n');
  expect((await commslint(folder, ['--rule', 'plain-words', '--info'])).out).toContain('a.md:1:9: info:');
});

test('--max-warnings accepts so many warnings, --quiet all of them', async () => {
  const folder = await folderWith({ 'commslint.yaml': 'rules:\n  plain-words: warning\n', 'a.md': hard });
  const code = async (...args: string[]) => (await commslint(folder, ['--rule', 'plain-words', ...args])).code;
  expect(await code()).toBe(1);
  expect(await code('--max-warnings', '1')).toBe(0);
  expect(await code('--max-warnings', '0')).toBe(1);
  expect(await code('--quiet')).toBe(0);
  expect(await code('--quiet', '--max-warnings', '0')).toBe(1);
  expect(await code('--max-warnings', 'some')).toBe(2);
});

test('--fix makes the safe changes and keeps byte order mark, line ends, encoding and mode', async () => {
  const text = '\ufeffWe will utilise it.\r\n\r\nThen we utilise it again.\r\n';
  const folder = await folderWith({ 'a.md': text, 'b.md': Buffer.from(text, 'utf16le') });
  await chmod(join(folder, 'a.md'), 0o640);
  const { code } = await commslint(folder, ['--rule', 'plain-words', '--fix']);
  const fixed = '\ufeffWe will use it.\r\n\r\nThen we use it again.\r\n';
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe(fixed);
  expect(await readFile(join(folder, 'b.md'), 'utf16le')).toBe(fixed);
  expect((await stat(join(folder, 'a.md'))).mode & 0o777).toBe(0o640);
  expect(code).toBe(0);
  expect((await readdir(folder)).sort()).toEqual(['a.md', 'b.md']);
});

test('--fix through a symbolic link changes the file and leaves the link', async () => {
  const folder = await folderWith({ 'real/a.md': hard });
  await symlink(join('real', 'a.md'), join(folder, 'link.md'));
  await commslint(folder, ['link.md', '--rule', 'plain-words', '--fix']);
  expect(await readFile(join(folder, 'real/a.md'), 'utf8')).toBe('We will use this form.\n');
  expect(
    (await readdir(folder, { withFileTypes: true })).find(({ name }) => name === 'link.md')?.isSymbolicLink(),
  ).toBe(true);
});

test('--fix-dry-run shows the difference and writes nothing', async () => {
  const folder = await folderWith({ 'a.md': hard });
  const { out } = await commslint(folder, ['--rule', 'plain-words', '--fix-dry-run']);
  expect(out).toContain(
    '--- a/a.md\n+++ b/a.md\n@@ -1,1 +1,1 @@\n-We will utilise this form.\n+We will use this form.\n',
  );
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe(hard);
});

test('no report shows what may identify a person', async () => {
  const folder = await folderWith({
    'a.md': 'NHS number 999 000 0018: we will utilise it. Born 01/02/2015, QQ 12 34 56 C.\n',
  });
  for (const args of [
    [],
    ['--fix-dry-run'],
    ['--info', '--all'],
    ['--format', 'json'],
    ['--rule', 'plain-words', '--fix-dry-run'],
  ]) {
    const { out, err } = await commslint(folder, args, { interactive: true });
    expect(out + err).toContain('utilise');
    expect(out + err).not.toMatch(/999 000 0018|9990000018|QQ 12 34 56/);
  }
});

test('a draft cannot send commands to the terminal', async () => {
  const folder = await folderWith({ 'a.md': 'We \u001b[31mutilise\u0007 will utilise\u001b]0;x\u0007 it.\n' });
  for (const args of [[], ['--fix-dry-run']]) {
    const { out } = await commslint(folder, ['--rule', 'plain-words', ...args], { interactive: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is looked for so that it is not there
    expect(out).not.toMatch(/[\u0007\u001b]/);
  }
});

test('--output-file holds the report and nothing is printed', async () => {
  const folder = await folderWith({ 'a.md': hard });
  const { out, code } = await commslint(folder, ['--format', 'json', '--output-file', 'report.json']);
  expect(out).toBe('');
  expect(code).toBe(1);
  expect(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')).summary.files).toBe(1);
  const refused = await commslint(folder, ['--output-file', 'no/such/folder/report.txt']);
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.err).toContain('could not be written to ‘no/such/folder/report.txt’. The folder');
});

test('--output-file writes into a pipe and leaves it a pipe', async () => {
  const folder = await folderWith({ 'a.md': hard });
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const [read] = await Promise.all([
    readFile(pipe, 'utf8'),
    commslint(folder, ['a.md', '--format', 'json', '--output-file', 'pipe']),
  ]);
  expect(JSON.parse(read).summary.files).toBe(1);
  expect((await stat(pipe)).isFIFO()).toBe(true);
});

test('--stdin checks text where --stdin-filename says that it belongs', async () => {
  const folder = await folderWith({ 'police/commslint.yaml': 'audience: police\n' });
  const input = () => Promise.resolve(Buffer.from('<p>We will utilise it.</p>'));
  const args = ['--stdin', '--stdin-filename', 'police/a.html', '--format', 'json'];
  const { out } = await commslint(folder, args, { input });
  expect(JSON.parse(out).results[0]).toMatchObject({ path: 'police/a.html', format: 'html', audiences: ['police'] });
  expect((await commslint(folder, ['--stdin', '--fix'], { input })).code).toBe(2);
  expect((await commslint(folder, ['--stdin', 'a.md'], { input })).code).toBe(2);
});

test('folders skip what is hidden, built or installed, and what the configuration ignores', async () => {
  const files = ['a.md', 'b.HTML', 'deep/c.txt', '.git/d.md', 'node_modules/e/f.md', 'dist/g.md', 'old/h.md', 'i.js'];
  const folder = await folderWith({
    ...Object.fromEntries(files.map((path) => [path, plain])),
    'commslint.yaml': 'ignore:\n  - old/\n',
  });
  const paths = async (...args: string[]) => (await json(folder, args)).results.map(({ path }) => path);
  expect(await paths()).toEqual(['a.md', 'b.HTML', 'deep/c.txt']);
  expect(await paths('**/*.md', 'a.md', './a.md')).toEqual(['a.md']);
  expect(await paths('deep', 'a.md')).toEqual(['deep/c.txt', 'a.md']);
});

test('fit says for each audience whether a draft is ready, and what keeps it', async () => {
  const folder = await folderWith({ 'a.md': `---\naudience: families\n---\n${hard}` });
  const { code, out } = await commslint(folder, ['fit', 'a.md']);
  expect(out).toMatch(/^ {2}families +changes needed {2}1 \w+: plain-words 1/m);
  expect(out).toMatch(/^ {2}police +(ready|changes needed)/m);
  expect(out).toMatch(/^ {2}professionals +(ready|changes needed)/m);
  expect(code).toBe(1);
  const one = await commslint(folder, ['fit', 'a.md', '--audience', 'police']);
  expect(one.out).not.toContain('families');
});

test('explain prints the rule’s page, or with --for who set each option', async () => {
  const folder = await folderWith({ 'commslint.yaml': 'rules:\n  plain-words: warning\n', 'a.md': plain });
  expect((await commslint(folder, ['explain', 'plain-words'])).out).toContain('# plain-words');
  const { out } = await commslint(folder, ['explain', 'plain-words', '--for', 'a.md']);
  expect(out).toMatch(/severity: "warning" .*commslint\.yaml:2/);
  const slip = await commslint(folder, ['explain', 'plain-word']);
  expect(slip).toMatchObject({ code: 2, out: '' });
  expect(slip.err).toContain('Did you mean ‘plain-words’?');
});

test('list names rules, audiences and channels, the project’s own included', async () => {
  const folder = await folderWith({
    'commslint.yaml':
      'audiences:\n  hub-visitors:\n    extends: families\n    name: Hub visitors\n    reader: visitors\n',
  });
  expect((await commslint(folder, ['list', 'rules'])).out).toMatch(/^ {2}plain-words /m);
  expect((await commslint(folder, ['list', 'audiences'])).out).toMatch(/^families [\s\S]*^hub-visitors /m);
  expect((await commslint(folder, ['list', 'channels'])).out).toMatch(/^text-message /m);
  expect((await commslint(folder, ['list', 'rule'])).err).toContain('Did you mean ‘rules’?');
});

test('init writes a configuration that works, and never over one that is there', async () => {
  const folder = await folderWith({ 'a.md': plain });
  expect((await commslint(folder, ['init'])).code).toBe(0);
  expect((await commslint(folder, ['a.md', '--rule', 'plain-words'])).code).toBe(0);
  // Every example in it is valid too.
  const text = await readFile(join(folder, 'commslint.yaml'), 'utf8');
  const examples = text.replace(/^# ?(?=( *- |[a-z-]+:| {2,}\S))/gm, '');
  expect(examples).not.toBe(text);
  const other = await folderWith({ 'a.md': plain, 'commslint.yaml': examples });
  expect(await commslint(other, ['a.md', '--rule', 'plain-words'])).toMatchObject({ code: 0, err: '' });
  expect(await commslint(folder, ['init'])).toMatchObject({ code: 2, out: '' });
  expect(await readFile(join(folder, 'commslint.yaml'), 'utf8')).toBe(text);
});

test('help and version are no faults; an unknown option, command or name is', async () => {
  const folder = await folderWith({ 'a.md': plain });
  expect((await commslint(folder, ['--help'])).code).toBe(0);
  expect((await commslint(folder, ['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect((await commslint(folder, ['--formt', 'json'])).err).toContain('--format');
  expect(await commslint(folder, ['--format', 'jsn'])).toMatchObject({ code: 2, out: '' });
  expect((await commslint(folder, ['--rule', 'plain-word'])).err).toContain('Did you mean ‘plain-words’?');
});
