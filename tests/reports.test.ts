import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ajv from 'ajv-draft-04';
import { toString as textOf } from 'hast-util-to-string';
import type { Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Log, Result } from 'sarif';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { markdownText } from '../src/reporters/markdown-text.ts';
import { xmlText } from '../src/reporters/xml-text.ts';
import { commslint, folderWith, json } from './command.ts';
import { p, r, wordFile } from './word-files.ts';

const hard = 'We will utilise it.\n';

/** A path with everything that some format has to escape. */
const oddPath = 'odd, 100% a:b|c \'d\' <e> & "f" [g].md';

/** Two audiences, emoji before the words in question, repeats, a suppression, a draft that cannot be read, and a clean one. */
const drafts = {
  'commslint.yaml': 'audience: [families, police]\n',
  'a.md': `# Visit\n\n😀 é We will utilise it and utilise|it.\n\n${hard}`,
  'kept.md': `<!-- commslint-disable-next-line plain-words -- the Act’s | own word -->\n${hard}\nWe commence.\n`,
  'clean.md': 'We will visit you.\n',
  'broken.md': new Uint8Array([0xff, 0xfe, 0x00]),
  [oddPath]: hard,
};

const rule = ['--rule', 'plain-words'];

/** The report of one format on these drafts. */
async function report(
  format: string,
  files: Parameters<typeof folderWith>[0] = drafts,
  args: readonly string[] = rule,
) {
  const folder = await folderWith(files);
  return { folder, ...(await commslint(folder, ['.', '--format', format, ...args])) };
}

interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (part) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += part;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  const [top] = root.children;
  if (top === undefined) throw new Error('No element.');
  return top;
}

/** What the JSON report, the contract, says of the same drafts: path, rule and line of each finding. */
async function expected(folder: string): Promise<string[]> {
  const { results } = await json(folder, ['.', ...rule]);
  return results.flatMap(({ path, findings }) => findings.map(({ ruleId, line }) => `${path} ${ruleId} ${line}`));
}

describe('sarif', () => {
  const schemaPath = createRequire(import.meta.url)
    .resolve('@microsoft/jest-sarif')
    .replace(/index\.js$/, '');
  const schema = JSON.parse(readFileSync(join(schemaPath, 'schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as object;
  // Formats are not asserted: the schema’s own patterns are.
  const validate = new ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

  async function results(files: Parameters<typeof folderWith>[0], args: readonly string[] = rule) {
    const { out } = await report('sarif', files, args);
    const log = JSON.parse(out) as Log;
    validate(log);
    expect(validate.errors).toBeNull();
    return { log, results: log.runs[0]?.results ?? [] };
  }

  const place = ({ locations }: Result) => locations?.[0]?.physicalLocation;

  test('is valid and says what the JSON report says', async () => {
    const { folder } = await report('sarif');
    const { log, results: all } = await results(drafts);
    const reported = all.filter(({ suppressions }) => suppressions?.length === 0);
    expect(
      reported.map(
        (one) =>
          `${decodeURIComponent(place(one)?.artifactLocation?.uri ?? '')} ${one.ruleId} ${place(one)?.region?.startLine}`,
      ),
    ).toEqual(await expected(folder));
    const [run] = log.runs;
    const driver = run?.tool.driver;
    expect(driver?.rules?.map(({ id }) => id)).toEqual(['plain-words']);
    expect(driver?.rules?.[0]?.help?.markdown).toContain('## How to fix it');
    expect(reported.every(({ ruleIndex, ruleId }) => driver?.rules?.[ruleIndex ?? -1]?.id === ruleId)).toBe(true);
    expect(run?.invocations?.[0]?.executionSuccessful).toBe(false);
    expect(run?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toContain('broken.md');
    validate({ version: '2.1.0', runs: [{ results: [] }] });
    expect(validate.errors).not.toBeNull();
  });

  test('a fix changes the words in question and nothing else', async () => {
    const { results: all } = await results(drafts);
    const source = drafts['a.md'];
    const fixed = all.filter((one) => place(one)?.artifactLocation?.uri === 'a.md' && one.fixes !== undefined);
    expect(fixed.length).toBeGreaterThan(0);
    for (const one of fixed) {
      const replacement = one.fixes?.[0]?.artifactChanges[0]?.replacements[0];
      const { charOffset = 0, charLength = 0 } = replacement?.deletedRegion ?? {};
      expect(source.slice(charOffset, charOffset + charLength)).toBe('utilise');
      expect(replacement?.insertedContent?.text).toBe('use');
      expect(place(one)?.region).toMatchObject({ charOffset, charLength });
    }
  });

  test('says what a comment in the draft turns off, and why', async () => {
    const { results: all } = await results(drafts);
    const suppressed = all.filter(({ suppressions }) => suppressions?.length !== 0);
    expect(suppressed.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: 'inSource', status: 'accepted', justification: 'the Act’s | own word' }],
    ]);
    expect(place(suppressed[0] as Result)?.region?.startLine).toBe(2);
  });

  test('says what a baseline knows', async () => {
    const folder = await folderWith({ 'a.md': hard });
    const baseline = ['--baseline', 'known.json', ...rule];
    await commslint(folder, ['a.md', ...baseline, '--update-baseline']);
    await writeFile(join(folder, 'a.md'), `${hard}\nWe commence.\n`);
    const { out } = await commslint(folder, ['a.md', ...baseline, '--format', 'sarif']);
    const found = (JSON.parse(out) as Log).runs[0]?.results ?? [];
    expect(found.map(({ suppressions }) => suppressions?.map(({ kind }) => kind))).toEqual([['external'], []]);
  });

  test('fingerprints survive edits elsewhere and tell findings apart', async () => {
    const prints = async (text: string) =>
      (await results({ 'a.md': text })).results.map(
        ({ partialFingerprints }) => Object.values(partialFingerprints ?? {})[0],
      );
    const before = await prints(
      `# Visit\n\nWe utilise it.\n\n# Then\n\nWe utilise it and commence.\n\nWe utilise it.\n`,
    );
    expect(new Set(before).size).toBe(4);
    const moved = await prints(
      `New.\n\n# Visit\n\nHere we utilise it.\n\nMore.\n\n# Then\n\nWe utilise it and commence.\n\nWe utilise it.\n`,
    );
    expect(moved).toEqual(before);
    // With a comment the first of two that are the same is suppressed; the second does not take its place.
    const kept = await results({
      'a.md': `# Then\n\n<!-- commslint-disable-next-line plain-words -- law -->\nWe utilise it.\n\nWe utilise it.\n`,
    });
    const plain = await prints(`# Then\n\nWe utilise it.\n\nWe utilise it.\n`);
    expect(kept.results.map(({ partialFingerprints }) => Object.values(partialFingerprints ?? {})[0])).toEqual(plain);
  });

  test('of a Word file has no offsets in the file and no fixes', async () => {
    const { results: all } = await results({
      'a.docx': wordFile(p(r('We will utilise it.'))),
    });
    expect(all).toHaveLength(1);
    expect(all[0]?.fixes).toBeUndefined();
    expect(all[0] && place(all[0])?.region).toEqual({ startLine: 1, startColumn: 9, endLine: 1, endColumn: 16 });
  });
});

describe('XML', () => {
  test('checkstyle has a file for each draft with findings', async () => {
    const { folder, out } = await report('checkstyle');
    const root = parseXml(out);
    expect(root.name).toBe('checkstyle');
    const found = root.children.flatMap(({ attributes: { name }, children }) =>
      children.map(({ attributes }) => `${name} ${attributes.source?.replace('commslint.', '')} ${attributes.line}`),
    );
    expect(found.filter((each) => !each.includes('not-checked'))).toEqual(await expected(folder));
    expect(found).toContain('broken.md not-checked 1');
    expect(root.children.map(({ attributes }) => attributes.name)).toContain(oddPath);
  });

  test('junit has a suite for each draft, and counts what it holds', async () => {
    const { folder, out } = await report('junit');
    const suites = parseXml(out).children;
    expect(suites.map(({ attributes }) => attributes.name)).toEqual(
      (await json(folder, ['.'])).results.map(({ path }) => path),
    );
    for (const { attributes, children } of suites) {
      const having = (name: string) => children.filter((one) => one.children.some((each) => each.name === name)).length;
      expect({ ...attributes }).toMatchObject({
        tests: String(children.length),
        failures: String(having('failure')),
        errors: String(having('error')),
      });
    }
    const names = suites.flatMap(({ attributes, children }) =>
      children
        .filter((one) => one.children.some(({ name }) => name === 'failure'))
        .map((one) => `${attributes.name} ${one.attributes.name?.replace(/:\d+$/, '')}`),
    );
    expect(names).toEqual(await expected(folder));
    expect(suites.find(({ attributes }) => attributes.name === 'clean.md')?.children).toHaveLength(1);
    expect(suites.find(({ attributes }) => attributes.name === 'broken.md')?.attributes).toMatchObject({ errors: '1' });
  });

  test('holds no character that XML cannot hold', () => {
    const odd = 'a\u0000\u0008\u000b\u001f\ud800\ufffe\uffff<&>"\'\n\t\r😀é';
    expect(parseXml(`<a b="${xmlText(odd)}">${xmlText(odd)}</a>`)).toMatchObject({
      attributes: { b: 'a�������<&>"\'\n\t\r😀é' },
      text: 'a�������<&>"\'\n\t\r😀é',
    });
  });
});

describe('JSON for other programs', () => {
  test('gitlab has one list, with fingerprints that are each there once and stay', async () => {
    type Issue = { check_name: string; fingerprint: string; location: { path: string; lines: { begin: number } } };
    const { folder, out } = await report('gitlab');
    const issues = JSON.parse(out) as Issue[];
    const found = issues.map((each) => `${each.location.path} ${each.check_name} ${each.location.lines.begin}`);
    expect(found.filter((each) => !each.includes('not-checked'))).toEqual(await expected(folder));
    expect(found).toContain('broken.md not-checked 1');
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    const moved = JSON.parse((await report('gitlab', { 'a.md': `New.\n\n${hard}`, 'b.md': hard })).out) as Issue[];
    const before = JSON.parse((await report('gitlab', { 'a.md': hard, 'b.md': hard })).out) as Issue[];
    expect(moved.map(({ fingerprint }) => fingerprint)).toEqual(before.map(({ fingerprint }) => fingerprint));
    expect(before[0]?.fingerprint).not.toBe(before[1]?.fingerprint);
    expect(JSON.parse((await report('gitlab', { 'a.md': 'Hello.\n' })).out)).toEqual([]);
  });

  test('json is what JSON.stringify makes of it, whatever is quoted', async () => {
    const files = {
      ...drafts,
      'odd.md': `# “Café” "4 \\\\ 5" 😀 a\tb\n\nWe will "utilise" it.\n\n## "\n\n[Click "here"](a.md) and see 😀\\\\.\n\n${hard}`,
      'w.docx': wordFile(p(r('We will utilise it.'))),
    };
    const { out } = await report('json', files, []);
    const lines = out.split('\n').flatMap((line) => (line.startsWith('{"path"') ? [line.replace(/,$/, '')] : []));
    expect(lines.length).toBe(Object.keys(files).length - 1);
    expect(lines).toEqual(lines.map((line) => JSON.stringify(JSON.parse(line))));
    for (const quoted of [String.raw`\"4 \\ 5\" 😀`, String.raw`"Click \"here\""`]) expect(out).toContain(quoted);
  });

  test('rdjson counts columns in bytes of UTF-8', async () => {
    type Place = { line: number; column?: number };
    type Diagnostic = {
      location: { path: string; range?: { start: Place; end: Place } };
      code: { value: string };
      suggestions?: { range: { start: Place; end: Place }; text: string }[];
    };
    const { folder, out } = await report('rdjson');
    const { diagnostics } = JSON.parse(out) as { diagnostics: Diagnostic[] };
    const placed = diagnostics.filter(({ location }) => location.range !== undefined);
    expect(placed.map(({ location, code }) => `${location.path} ${code.value} ${location.range?.start.line}`)).toEqual(
      await expected(folder),
    );
    const lines = Buffer.from(drafts['a.md']).toString('latin1').split('\n');
    const inA = placed.filter(({ location }) => location.path === 'a.md');
    expect(inA.length).toBe(3);
    for (const { location, suggestions } of inA) {
      for (const range of [location.range, suggestions?.[0]?.range]) {
        const { start, end } = range ?? {};
        // In Latin-1 each byte is a character.
        const words = lines[(start?.line ?? 0) - 1]?.slice((start?.column ?? 0) - 1, (end?.column ?? 0) - 1);
        expect(words).toBe('utilise');
      }
    }
    expect(diagnostics.filter(({ location }) => location.range === undefined)).toHaveLength(1);
  });
});

describe('github', () => {
  /** A workflow command as GitHub’s runner reads it. */
  function commands(out: string) {
    return out
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [, name = '', listed = '', message = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
        const undo = (text: string) =>
          text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0A', '\n').replaceAll('%25', '%');
        const properties = Object.fromEntries(
          listed.split(',').map((each) => [each.slice(0, each.indexOf('=')), undo(each.slice(each.indexOf('=') + 1))]),
        );
        return { name, properties, message: undo(message) };
      });
  }

  test('has a command for each thing to change, escaped', async () => {
    const found = commands((await report('github')).out);
    expect(found[0]).toMatchObject({ name: 'error', properties: { file: 'broken.md', title: 'Not checked' } });
    const a = found.filter(({ properties }) => properties.file === 'a.md');
    expect(a).toHaveLength(1);
    expect(a[0]).toMatchObject({
      name: 'error',
      properties: { line: '3', endLine: '3', title: 'plain-words (families, police)'.replace(', ', ' and ') },
    });
    expect(a[0]?.message).toContain('(3 times in this draft)');
    expect(found.map(({ properties }) => properties.file)).toContain(oddPath);
  });

  test('keeps to the limit, what matters most first, and says how many more there are', async () => {
    const text = Array.from(
      { length: 14 },
      (_, index) => `## Part ${index}\n\nWe utilise and commence the matter.\n`,
    ).join('\n');
    const many = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`${index + 10}.md`, text]));
    const last = {
      ...many,
      'commslint.yaml': 'audience: families\nrules:\n  link-text: error\n',
      'z.md': 'To ask for a visit, [click here](visit.html).\n',
    };
    const folder = await folderWith(last);
    const { out } = await commslint(folder, ['.', '--format', 'github', '--info']);
    const found = commands(out);
    for (const name of ['error', 'warning', 'notice']) {
      expect(found.filter((each) => each.name === name).length).toBeLessThanOrEqual(10);
    }
    const { summary } = await json(folder, ['.']);
    // What keeps people out comes before words, though z.md comes last.
    expect(found[0]?.properties).toMatchObject({ file: 'z.md', title: 'link-text (families)' });
    expect(found.filter(({ name }) => name === 'error').map(({ properties }) => properties.file)).toContain('10.md');
    expect(found.at(-1)).toMatchObject({ name: 'notice', properties: { title: 'commslint' } });
    expect(found.at(-1)?.message).toContain(`10 of ${summary.errors} errors`);
  });

  test('a job gets a summary with a table for each audience, after what is there', async () => {
    const folder = await folderWith({ ...drafts, 'summary.txt': 'Of the step before.\n' });
    const jobSummary = join(folder, 'summary.txt');
    await commslint(folder, ['a.md', 'clean.md', 'broken.md', '--format', 'github', ...rule], { jobSummary });
    const summary = await readFile(jobSummary, 'utf8');
    expect(summary.startsWith('Of the step before.\n## commslint\n')).toBe(true);
    const [readers] = tables(summary);
    expect(readers).toEqual([
      ['For', 'Drafts that are ready', 'Errors', 'Warnings'],
      ['families', '1 of 2', '3', '0'],
      ['police', '1 of 2', '3', '0'],
    ]);
    expect(summary).toContain('### Not checked');
    const before = await readFile(jobSummary, 'utf8');
    await commslint(folder, ['a.md', '--format', 'json', ...rule], { jobSummary });
    expect(await readFile(jobSummary, 'utf8')).toBe(before);
    const { code, err } = await commslint(folder, ['a.md', '--format', 'github'], { jobSummary: join(folder, 'no/a') });
    expect(code).toBe(2);
    expect(err).toContain('could not be written');
  });
});

/** The tables of a Markdown text, as the text of their cells. */
function tables(markdown: string): string[][][] {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const cells = (table: Table) =>
    table.children.map(({ children }) =>
      children.map((cell) => textOf(cell as unknown as Parameters<typeof textOf>[0])),
    );
  return tree.children.filter((node) => node.type === 'table').map(cells);
}

describe('markdown', () => {
  test('has a row for each thing to change, and no markup from a draft', async () => {
    const { out } = await report('markdown');
    const all = tables(out);
    expect(all.every((table) => table.every((row) => row.length === table[0]?.length))).toBe(true);
    expect(all[0]?.[1]?.[0]).toBe('families');
    const words = all.flat().map(([, line, what]) => `${line} ${what}`);
    expect(words.some((each) => /^3 \(2 more: 3, 5\) ‘utilise’/.test(each))).toBe(true);
    expect(out).toContain('Not checked');
  });

  test('calls nobody and links nothing of a draft', () => {
    const text = markdownText('See <b>Tom</b> | @team #12 www.example.com https://example.com `x` [y](z) *k*.');
    const tree = fromMarkdown(`| a |\n| - |\n| ${text} |\n`, {
      extensions: [gfm()],
      mdastExtensions: [gfmFromMarkdown()],
    });
    const kinds = new Set<string>();
    const waiting: { type: string; value?: string; children?: unknown[] }[] = [tree];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next.type === 'html') expect(next.value).toBe('<!-- -->');
      kinds.add(next.type);
      waiting.push(...((next.children ?? []) as typeof waiting));
    }
    expect([...kinds].sort()).toEqual(['html', 'root', 'table', 'tableCell', 'tableRow', 'text']);
    expect(text).not.toMatch(/@team|#12|www\.|https:/);
  });
});

test('compact has a line for each finding and no other', async () => {
  const { folder, out } = await report('compact');
  const lines = out.trimEnd().split('\n');
  expect(
    lines
      .filter((line) => !line.startsWith('broken.md'))
      .map((line) => {
        const [, path, number, id] = /^(.*\.md):(\d+):\d+: error: .* \[([\w-]+)\]$/.exec(line) ?? [];
        return `${path} ${id} ${number}`;
      }),
  ).toEqual(await expected(folder));
});

test.each(['compact', 'sarif', 'junit', 'checkstyle', 'github', 'gitlab', 'rdjson', 'markdown', 'html'])(
  '%s shows infos when they are asked for, and errors alone with --quiet',
  async (format) => {
    const files = {
      'a.md': 'We utilise it and commence.\n',
      'commslint.yaml': 'audience: families\nrules:\n  plain-words: info\n  cliche: warning\n',
    };
    const shown = async (...args: string[]) =>
      (await report(format, files, [...rule, ...args])).out.includes('utilise');
    expect([await shown(), await shown('--info'), await shown('--info', '--quiet')]).toEqual([false, true, false]);
  },
);
