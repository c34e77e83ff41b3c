import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ProgressType } from 'vscode-languageserver';
import { folderWith, json } from './command.ts';
import { Client, edited, editsTo } from './lsp-client.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures');
const draft = '# Visit\n\nWe utilise it 😀 and utilise it.\n';

describe('the conversation', () => {
  test('goes from initialize to exit, and the process ends with it', async () => {
    const client = await Client.start(await folderWith({}));
    expect(client.answer.serverInfo?.name).toBe('commslint');
    expect(client.answer.capabilities).toMatchObject({ positionEncoding: 'utf-16', hoverProvider: true });
    expect(await client.stop()).toBe(0);
    expect(client.log).toBe('');
  });

  test('ended without shutdown is code 1, and a client that dies takes the process with it', async () => {
    const rude = await Client.start(await folderWith({}));
    await rude.connection.sendNotification('exit');
    expect(await rude.ended()).toEqual({ code: 1, signal: null });
    const dying = await Client.start(await folderWith({}));
    const uri = await dying.open('a.md', draft.repeat(500));
    await dying.change(uri, 2, [{ text: draft }]);
    dying.process.stdin?.destroy();
    dying.process.stdout?.destroy();
    expect(await dying.ended()).toMatchObject({ signal: null });
  });
});

describe('diagnostics', () => {
  test('are what the command line finds, over all fixtures', async () => {
    const paths = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.(?:md|html|txt|eml)$/.test(path));
    const { results } = await json(fixtures, paths);
    const client = await Client.start(fixtures, { textDocument: { diagnostic: {} } });
    const shown: [string, string[]][] = [];
    for (const { path } of results) {
      const uri = await client.open(path, readFileSync(join(fixtures, path), 'utf8'));
      const found = await client.pull(uri);
      shown.push([path, found.map(({ range, code, severity }) => said(range.start, range.end, code, severity))]);
    }
    const severities = ['', 'error', 'warning', 'info'];
    const wanted = results.map(({ path, findings }) => [
      path,
      findings.map((each) =>
        said(
          { line: each.line - 1, character: each.column - 1 },
          { line: each.endLine - 1, character: each.endColumn - 1 },
          each.ruleId,
          severities.indexOf(each.severity),
        ),
      ),
    ]);
    expect(results.length).toBeGreaterThan(3);
    expect(results.flatMap(({ findings }) => findings).length).toBeGreaterThan(10);
    expect(shown).toEqual(wanted);
    // A client that pulls is not sent the same again.
    expect(client.published.size).toBe(0);
  });

  test('carry the rule, its page, tags and the other places of a repeat', async () => {
    const capabilities = {
      textDocument: { publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } } },
    };
    const client = await Client.start(await folderWith({}), capabilities);
    const uri = await client.open('a.md', `${draft}\nThe CCG decides.\n`);
    const found = await client.diagnostics(uri);
    const repeats = found.filter(({ code }) => code === 'plain-words');
    expect(repeats.map(({ source, codeDescription, severity }) => ({ source, codeDescription, severity }))).toEqual(
      Array(2).fill({
        source: 'commslint',
        codeDescription: { href: 'https://github.com/commslint/commslint/blob/main/rules/plain-words/rule.md' },
        severity: 1,
      }),
    );
    expect(repeats[0]?.relatedInformation?.map(({ location }) => location.range)).toEqual([repeats[1]?.range]);
    expect(found.find(({ code }) => code === 'obsolete-name')?.tags).toEqual([2]);
  });

  test.each([
    ['utf-8', 3 + 8, '😀 '.length + 2],
    ['utf-32', 3 + 8, '😀 '.length - 1],
  ])('have columns in %s where the client asks for it', async (encoding, _, emoji) => {
    const client = await Client.start(await folderWith({}), {
      general: { positionEncodings: ['utf-7', encoding, 'utf-16'] },
    });
    expect(client.answer.capabilities.positionEncoding).toBe(encoding);
    const uri = await client.open('a.md', draft);
    const columns = (await client.diagnostics(uri))
      .filter(({ code }) => code === 'plain-words')
      .map(({ range }) => range.start.character);
    expect(columns).toEqual([3, 'We utilise it '.length + emoji + 'and '.length]);
    // An edit after the emoji, in the same units.
    const at = { line: 2, character: columns[1] ?? 0 };
    await client.change(uri, 2, [{ range: { start: at, end: { ...at, character: at.character + 7 } }, text: 'use' }]);
    const after = (await client.diagnostics(uri, 2)).filter(({ code }) => code === 'plain-words');
    expect(after.map(({ range }) => range.start.character)).toEqual([3]);
  });

  test('are taken back when a draft is closed, also in mid-check', async () => {
    const client = await Client.start(await folderWith({}));
    const uri = await client.open('a.md', draft);
    await client.diagnostics(uri);
    const long = await client.open('long.md', draft.repeat(300));
    for (const closed of [uri, long]) {
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: closed } });
    }
    const other = await client.open('b.md', draft);
    await client.diagnostics(other);
    expect(client.published.get(uri)?.diagnostics).toEqual([]);
    expect(client.published.get(long)?.diagnostics).toEqual([]);
    expect(await client.stop()).toBe(0);
  });

  test('of the whole workspace come on request, with progress, and for what is not open', async () => {
    const folder = await folderWith({
      'commslint.yaml': 'ignore: [old]\n',
      'a.md': draft,
      'old/b.md': draft,
      'c.html': '<p>We utilise it.',
    });
    const client = await Client.start(folder, { textDocument: { diagnostic: {} } });
    const uri = await client.open('a.md', 'All is well here.\n');
    const steps: string[] = [];
    client.connection.onProgress(new ProgressType<{ kind: string }>(), 'work', ({ kind }) => {
      steps.push(kind);
    });
    const { items } = await client.connection.sendRequest<{
      items: { uri: string; version: number | null; items: { code: string }[]; resultId: string }[];
    }>('workspace/diagnostic', { previousResultIds: [], workDoneToken: 'work' });
    expect(items.map(({ uri: of, version }) => [of, version])).toEqual([
      [uri, 1],
      [client.uri('c.html'), null],
    ]);
    expect(items[0]?.items.map(({ code }) => code)).not.toContain('plain-words');
    expect(items[1]?.items.map(({ code }) => code)).toContain('plain-words');
    expect(steps[0]).toBe('begin');
    expect(steps.at(-1)).toBe('end');
    const previousResultIds = items.map((each) => ({ uri: each.uri, value: each.resultId }));
    const again = await client.connection.sendRequest<{ items: { kind: string }[] }>('workspace/diagnostic', {
      previousResultIds,
    });
    expect(again.items.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
  });

  test('say what keeps a draft from being checked, at its place', async () => {
    const client = await Client.start(await folderWith({}));
    const unknown = await client.diagnostics(await client.open('a.md', '---\naudience: familys\n---\n\nHello.\n'));
    expect(unknown).toMatchObject([{ range: { start: { line: 1, character: 10 } }, severity: 1 }]);
    expect(unknown[0]?.message).toContain('Did you mean ‘families’?');
    const broken = await client.diagnostics(await client.open('b.md', '---\na: [\n---\n\nHello.\n'));
    expect(broken[0]?.message).toContain('not YAML');
  });

  test('never print what identifies a person, in no message, place, hover or log', async () => {
    const number = '999 000 0018';
    const client = await Client.start(await folderWith({}), {
      textDocument: { publishDiagnostics: { relatedInformation: true } },
    });
    const text = `# Visit to 999 000 0018\n\nNHS number ${number}. We utilise it.\n\nHis NHS number is ${number}. TBC\n`;
    const uri = await client.open('a.md', text);
    const found = await client.diagnostics(uri);
    expect(found.map(({ code }) => code)).toContain('personal-data');
    const hovers = await Promise.all(
      found.map(({ range }) =>
        client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: range.start }),
      ),
    );
    const all = JSON.stringify([found, hovers, client.statuses]) + client.log;
    expect(all).not.toMatch(/999.?000.?0018|9990000018/);
  });
});

describe('configuration', () => {
  test('is watched: a change checks open drafts again, and a broken one is told in its own file', async () => {
    const folder = await folderWith({ 'commslint.yaml': 'accept: [utilise]\n' });
    const client = await Client.start(folder, { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } });
    const uri = await client.open('a.md', draft);
    const configuration = client.uri('commslint.yaml');
    const codes = async () => (await client.pull(uri)).map(({ code }) => code);
    const store = async (text: string) => {
      await writeFile(join(folder, 'commslint.yaml'), text);
      client.published.delete(uri);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: configuration, type: 2 }],
      });
      await client.diagnostics(uri);
    };
    expect(await codes()).not.toContain('plain-words');
    await store('rules:\n  plain-wrds: off\n');
    expect((await client.diagnostics(uri))[0]?.message).toContain('commslint.yaml is not right');
    await client.until(() => (client.published.get(configuration)?.diagnostics.length ?? 0) > 0);
    expect(client.published.get(configuration)?.diagnostics).toMatchObject([
      { range: { start: { line: 1, character: 2 } }, severity: 1 },
    ]);
    await store('');
    expect(await codes()).toContain('plain-words');
    expect(client.published.get(configuration)?.diagnostics).toEqual([]);
    // As it is typed, before it is saved.
    await client.open('commslint.yaml', 'audience: familys\n', 'yaml');
    expect((await client.diagnostics(configuration))[0]?.message).toContain('Did you mean ‘families’?');
  });

  test('of several files: each is watched, and what is wrong in one is told in that one', async () => {
    const folder = await folderWith({
      'commslint.yaml': 'root: true\nextends: ./house.yaml\nterms: { plain-words: ./words.csv }\n',
      'house.yaml': 'accept: [utilise]\n',
      'words.csv': 'term,instead\nvisit,see\n',
    });
    const client = await Client.start(folder, { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } });
    const uri = await client.open('a.md', draft);
    const found = async () => (await client.pull(uri)).filter(({ code }) => code === 'plain-words').length;
    const store = async (path: string, text: string) => {
      await writeFile(join(folder, path), text);
      client.published.delete(uri);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri(path), type: 2 }],
      });
      await client.diagnostics(uri);
    };
    expect(await found()).toBe(1);
    await store('house.yaml', '');
    expect(await found()).toBe(3);
    await store('words.csv', 'term,instead\n');
    expect(await found()).toBe(2);
    await store('.commslintignore', 'a.md\n');
    expect(await found()).toBe(0);
    await store('.commslintignore', '');
    const words = client.uri('words.csv');
    await store('words.csv', 'term,instaed\n');
    await client.until(() => (client.published.get(words)?.diagnostics.length ?? 0) > 0);
    expect(client.published.get(words)?.diagnostics).toMatchObject([{ range: { start: { line: 0, character: 5 } } }]);
    // As they are typed, before they are saved; a list may come as any language that the editor takes it for.
    await client.open('words.csv', 'term\nvisit\nVisit\n', 'plaintext');
    await client.until(() =>
      String(client.published.get(words)?.diagnostics[0]?.message).includes('stands here twice'),
    );
    await client.open('house.yaml', 'channel: post\n', 'yaml');
    const house = client.uri('house.yaml');
    await client.until(() => String(client.published.get(house)?.diagnostics[0]?.message).includes('Unknown channel'));
    // What no configuration is made of is let alone.
    const other = await client.open('other.yaml', 'channel: post\n', 'yaml');
    await client.pull(uri);
    expect(client.published.get(other)?.diagnostics ?? []).toEqual([]);
  });
});

describe('actions', () => {
  /** The actions at the first finding of a rule, and what the draft is after each, by title. */
  async function actionsAt(files: Record<string, string>, text: string, code: string, abilities: object = {}) {
    const folder = await folderWith(files);
    const client = await Client.start(folder, { workspace: { workspaceEdit: abilities } });
    const uri = await client.open('a.md', text);
    const finding = (await client.pull(uri)).find((each) => each.code === code);
    if (finding === undefined) throw new Error(`There is no finding of ${code}.`);
    const actions = await client.actions(uri, finding.range);
    const after = new Map(actions.map((action) => [action.title, edited(text, editsTo(action.edit, uri))]));
    return { client, uri, actions, after };
  }

  test('apply what is suggested, the preferred first, and every safe change at once', async () => {
    const { client, uri, actions, after } = await actionsAt({}, draft, 'plain-words');
    expect(actions[0]).toMatchObject({ title: 'Write ‘use’ instead of ‘utilise’', isPreferred: true });
    expect(after.get('Write ‘use’ instead of ‘utilise’')).toBe(draft.replace('utilise', 'use'));
    const start = { line: 0, character: 0 };
    const [fixAll, ...others] = await client.actions(uri, { start, end: start }, ['source.fixAll']);
    expect(others).toEqual([]);
    expect(fixAll?.kind).toBe('source.fixAll.commslint');
    expect(edited(draft, editsTo(fixAll?.edit, uri))).toBe(draft.replaceAll('utilise', 'use'));
  });

  test('turn a rule off for a line, where a comment can stand', async () => {
    const comment = '<!-- commslint-disable-next-line plain-words -- -->';
    const title = 'Turn plain-words off for this line (give a reason)';
    const above = await actionsAt({}, 'One.\n\nWe utilise it.\n', 'plain-words');
    expect(above.after.get(title)).toBe(`One.\n\n${comment}\nWe utilise it.\n`);
    const inParagraph = await actionsAt({}, 'This is what\nwe utilise.\n', 'plain-words');
    expect(inParagraph.after.get(title)).toBe(`This is what ${comment}\nwe utilise.\n`);
    const inTable = await actionsAt({}, '| A | B |\n| - | - |\n| We utilise it | b |\n', 'plain-words');
    expect(inTable.after.get(title)).toBeUndefined();
    expect([...inTable.after.values()].some((text) => text.startsWith('<!-- commslint-disable-file plain-words'))).toBe(
      true,
    );
    const snippet = await actionsAt({}, 'We utilise it.\n', 'plain-words', {
      documentChanges: true,
      snippetEditSupport: true,
    });
    expect(JSON.stringify(snippet.actions)).toMatch(/ -- \$\{1:\} -->/);
  });

  test('accept a word for the project, and keep the comments of its configuration', async () => {
    const before = '# Ours\naccept:\n    - outcome # known to all\n\n# Rules\nrules: {}\n';
    const { client, actions } = await actionsAt({ 'commslint.yaml': before }, draft, 'plain-words');
    const accept = actions.find(({ title }) => title.startsWith('Accept ‘utilise’'));
    expect(edited(before, editsTo(accept?.edit, client.uri('commslint.yaml')))).toBe(
      '# Ours\naccept:\n    - outcome # known to all\n    - utilise\n\n# Rules\nrules: {}\n',
    );
    const none = await actionsAt({}, draft, 'plain-words', { documentChanges: true, resourceOperations: ['create'] });
    const create = none.actions.find(({ title }) => title.startsWith('Accept'));
    expect(create?.edit?.documentChanges?.[0]).toMatchObject({
      kind: 'create',
      uri: none.client.uri('commslint.yaml'),
    });
    expect(edited('', editsTo(create?.edit, none.client.uri('commslint.yaml')))).toBe('accept:\n  - utilise\n');
  });

  test('write an acronym out at first use', async () => {
    const text = 'Your child has an EHCP now. The EHCP is kept.\n';
    const { after } = await actionsAt({}, text, 'unknown-acronym');
    expect([...after.values()]).toContain(text.replace('EHCP', 'education, health and care plan (EHCP)'));
  });
});

describe('what a draft is about', () => {
  test('a hover explains a finding, and a term of the glossary', async () => {
    const client = await Client.start(await folderWith({}), {
      textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] } },
    });
    const uri = await client.open('a.md', 'We utilise [the EHCP](https://example.com/plan).\n');
    const hover = (character: number) =>
      client.connection.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', {
        textDocument: { uri },
        position: { line: 0, character },
      });
    expect((await hover(4))?.contents.value).toMatch(/It matters to families[\s\S]*rules\/plain-words\/rule\.md/);
    expect((await hover(17))?.contents.value).toMatch(/education, health and care plan[\s\S]*Known to/);
    expect(await hover(0)).toBeNull();
  });

  test('front matter and configuration are completed', async () => {
    const client = await Client.start(await folderWith({}));
    const labels = async (path: string, text: string) => {
      const uri = await client.open(path, text);
      const lines = text.split('\n');
      const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
      const items = await client.connection.sendRequest<{ label: string }[]>('textDocument/completion', {
        textDocument: { uri },
        position,
      });
      return items.map(({ label }) => label);
    };
    expect(await labels('a.md', '---\n')).toEqual(expect.arrayContaining(['audience', 'channel', 'type']));
    expect(await labels('e.md', '---\naudience: families\n')).not.toContain('audience');
    expect(await labels('f.md', '---\ntype: ')).toContain('ehc-refusal');
    expect(await labels('b.md', '---\naudience: families, pol')).toContain('police');
    expect(await labels('c.md', '---\nchannel: ')).toEqual(expect.arrayContaining(['letter', 'web']));
    expect(await labels('d.md', '---\nchannel: web\n---\nchannel: ')).toEqual([]);
    const yaml = (text: string) => labels('commslint.yaml', text);
    expect(await yaml('accept: []\n')).toEqual(expect.arrayContaining(['audience', 'rules', 'overrides']));
    expect(await yaml('accept: []\n')).not.toContain('accept');
    expect(await yaml('rules:\n  plain-')).toContain('plain-words');
    expect(await yaml('rules:\n  plain-words: ')).toEqual(expect.arrayContaining(['off', 'error']));
    expect(await yaml('rules:\n  sentence-length:\n    ')).toEqual(expect.arrayContaining(['severity', 'max']));
    expect(await yaml('overrides:\n  - files: a\n    audience:\n      - ')).toContain('police');
    expect(await yaml('overrides:\n- files: a\n  ')).toEqual(['audience', 'channel', 'notify', 'rules']);
    expect(await yaml('audiences:\n  ours:\n    knows:\n      - ')).toContain('health');
    expect(await yaml('# audience: ')).toEqual([]);
    expect(await yaml('')).toEqual(expect.arrayContaining(['$schema', 'extends', 'root', 'baseline']));
    expect(await yaml('extends:\n  - ')).toContain('govuk');
    expect(await yaml('glossary:\n  - ')).toEqual(expect.arrayContaining(['term', 'plain', 'knows']));
    expect(await yaml('glossary:\n  - term: A\n    knows:\n      ')).toContain('police');
    expect(await yaml('terms:\n  plain-words:\n    - term: a\n      inflect: ')).toContain('verb');
  });

  test('its status, its line above the text, and who it is ready for', async () => {
    const client = await Client.start(await folderWith({}));
    const uri = await client.open('a.md', draft);
    await client.until(() => client.statuses.length > 0);
    expect(client.statuses[0]).toMatchObject({
      uri,
      version: 1,
      channel: 'web',
      words: 7,
      readingAge: null,
      audiences: [{ id: 'families', verdict: 'changes needed' }],
    });
    const [lens] = await client.connection.sendRequest<{ command: { title: string } }[]>('textDocument/codeLens', {
      textDocument: { uri },
    });
    expect(lens?.command.title).toMatch(/^7 words · .*families: changes needed$/);
    const fit = await client.connection.sendRequest('workspace/executeCommand', {
      command: 'commslint.fit',
      arguments: [uri],
    });
    expect(fit).toMatchObject({ audiences: [{ id: 'families' }, { id: 'police' }, { id: 'professionals' }] });
  });
});

interface Point {
  line: number;
  character: number;
}

function said(start: Point, end: Point, code: unknown, severity: unknown): string {
  return `${start.line}:${start.character}-${end.line}:${end.character} ${code} ${severity}`;
}
