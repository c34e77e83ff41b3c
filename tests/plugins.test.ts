import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rehype } from 'rehype';
import remarkParse from 'remark-parse';
import { retext } from 'retext';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { reporter } from 'vfile-reporter';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigurationError } from '../src/audience/configuration-error.ts';
import commslintRehype from '../src/plugins/rehype.ts';
import commslintRemark from '../src/plugins/remark.ts';
import commslintRetext from '../src/plugins/retext.ts';

const markdown = '# Your visit\n\nTom &amp; Alice\u2019s \\*utilise\\* the\n> room.\n';
const only = ['plain-words'];

describe('commslint/remark', () => {
  const check = async (file: VFile, options: Parameters<typeof commslintRemark>[0]) => {
    const processor = unified().use(remarkParse).use(commslintRemark, options);
    await processor.run(processor.parse(file), file);
  };

  it('puts exact messages on the file', async () => {
    const file = new VFile({ value: markdown, path: 'visit.md' });
    await check(file, { only });
    expect(file.messages).toHaveLength(1);
    const [message] = file.messages;
    expect(message).toMatchObject({
      ruleId: 'plain-words',
      source: 'commslint',
      actual: 'utilise',
      url: expect.stringContaining('/rules/plain-words/rule.md'),
      fatal: true,
      line: 3,
      column: 21,
    });
    expect(message?.reason).toContain('families');
    expect(message?.note).toContain('‘use’');
    expect(message?.expected).toContain('use');
    const { start, end } = message?.place && 'start' in message.place ? message.place : { start: {}, end: {} };
    expect(start).toEqual({ line: 3, column: 21, offset: 34 });
    expect(end).toEqual({ line: 3, column: 28, offset: 41 });
    expect(markdown.slice(34, 41)).toBe('utilise');
  });

  it('is shown by vfile-reporter', async () => {
    const file = new VFile({ value: markdown, path: 'visit.md' });
    await check(file, { only });
    const report = reporter(file, { color: false, defaultName: '' });
    expect(report).toMatch(/^visit\.md\n3:21-3:28\s+error\s+.*‘utilise’.*\s+plain-words\s+commslint\n/);
    expect(report).toContain('1 error');
  });

  it('follows the audiences, the channel and the configuration', async () => {
    const messages = async (options: Parameters<typeof commslintRemark>[0], value = markdown) => {
      const file = new VFile({ value, path: 'visit.md' });
      await check(file, { only, ...options });
      return file.messages;
    };
    expect((await messages({ audience: ['families', 'police'] }))[0]?.reason).toContain('families and police');
    expect(await messages({ config: { accept: ['utilise'] } })).toEqual([]);
    expect(await messages({ config: { rules: { 'plain-words': 'off' } } })).toEqual([]);
    const fatal = async (severity: string) =>
      (await messages({ config: { rules: { 'plain-words': severity } } })).map((message) => message.fatal);
    expect(await fatal('error')).toEqual([true]);
    expect(await fatal('warning')).toEqual([false]);
    expect(await fatal('info')).toEqual([undefined]);
    const asked = '---\naudience: police\n---\n\nUtilise it.\n';
    expect((await messages({}, asked))[0]?.reason).toContain('police');
  });

  it('says what is wrong with its options', () => {
    expect(() =>
      unified()
        .use(commslintRemark, { config: { rules: { 'plain-wrods': 'off' } } })
        .freeze(),
    ).toThrow(ConfigurationError);
    const misspelt: Record<string, unknown> = { audiense: 'police' };
    expect(() => unified().use(commslintRemark, misspelt).freeze()).toThrow('Did you mean ‘audience’?');
    expect(() =>
      unified()
        .use(commslintRemark, { only: ['plain-wrods'] })
        .freeze(),
    ).toThrow('Did you mean ‘plain-words’?');
  });
});

describe('commslint/rehype', () => {
  it('reads the HTML of the file', async () => {
    const value = '<p>Tom &amp; I <b>utilise</b> it.</p><p hidden>We utilise it.</p><code>utilise</code>';
    const file = new VFile({ value, path: 'visit.html' });
    await rehype().use(commslintRehype, { only }).process(file);
    expect(file.messages.map(({ place, actual }) => [actual, place && 'start' in place && place.start.offset])).toEqual(
      [['utilise', value.indexOf('utilise')]],
    );
  });
});

describe('commslint/retext', () => {
  const places = async (value: string, path?: string) => {
    const file = new VFile(path === undefined ? { value } : { value, path });
    await retext().use(commslintRetext, { only }).process(file);
    return file.messages.map(({ line, column, actual }) => `${line}:${column} ${actual}`);
  };

  it('reads plain text, and what another format’s name says', async () => {
    expect(await places('We *utilise* &amp; `utilise` it.')).toEqual(['1:5 utilise', '1:21 utilise']);
    expect(await places('We *utilise* &amp; `utilise` it.', 'a.md')).toEqual(['1:5 utilise']);
    expect(await places('<p title="x">We utilise it.', 'a.html')).toEqual(['1:17 utilise']);
  });
});

describe('remark-cli', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'commslint-remark-'));
    await writeFile(join(folder, 'visit.md'), markdown);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('runs the plugin', async () => {
    const plugin = join(root, 'src/plugins/remark.ts');
    const { code, stderr } = await node([
      '--import',
      new URL('../node_modules/tsx/dist/esm/index.mjs', import.meta.url).href,
      join(root, 'node_modules/remark-cli/cli.js'),
      '--no-color',
      '--frail',
      '--use',
      `${plugin}=only:["plain-words"],audience:"police"`,
      'visit.md',
    ]);
    expect(stderr).toMatch(/^visit\.md\n3:21-3:28\s+error\s+.*police.*\s+plain-words\s+commslint\n/);
    expect(code).toBe(1);
  }, 60_000);

  function node(args: readonly string[]): Promise<{ code: number; stderr: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, args, { cwd: folder }, (error, _stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stderr });
      });
    });
  }
});
