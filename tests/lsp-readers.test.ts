import { describe, expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver';
import { withAudiences } from '../src/lsp/audiences.ts';
import type { AudienceChoice } from '../src/lsp/protocol.ts';
import { folderWith, json } from './command.ts';
import { Client, edited } from './lsp-client.ts';

const draft = 'The officer may issue a PPN. We utilise it.\n';

describe('who a draft is for', () => {
  test('it says itself; else the client’s setting, else the configuration', async () => {
    const folder = await folderWith({ 'commslint.yaml': 'audience: professionals\n' });
    const client = await Client.start(folder, {}, { audience: ['police'] });
    const chosen = async (path: string, text: string) => {
      const uri = await client.open(path, text);
      return (await client.connection.sendRequest<AudienceChoice>('commslint/audiences', { uri })).chosen;
    };
    expect(await chosen('a.md', draft)).toEqual(['police']);
    expect(await chosen('b.md', `---\naudience: families\n---\n\n${draft}`)).toEqual(['families']);
    const other = await Client.start(folder);
    const uri = await other.open('a.md', draft);
    const choice = await other.connection.sendRequest<AudienceChoice>('commslint/audiences', { uri });
    expect(choice).toMatchObject({ chosen: ['professionals'], frontMatter: 'possible' });
    expect(choice.known.map(({ id }) => id)).toEqual(expect.arrayContaining(['families', 'police', 'professionals']));
  });

  test('is written into its front matter, and nothing else changes', async () => {
    const client = await Client.start(await folderWith({}));
    const text = `---\r\ntitle: 😀\r\naudience: families # for now\r\n---\r\n\r\n${draft}`;
    const uri = await client.open('a.md', text);
    const edits = await client.connection.sendRequest<TextEdit[]>('commslint/audienceEdits', {
      uri,
      audiences: ['police', 'families'],
    });
    expect(edited(text, edits)).toBe(text.replace('families #', '[police, families] #'));
  });

  test.each([
    ['Hello.\n', '---\naudience: police\n---\n\nHello.\n'],
    ['\ufeffHello.\r\n', '\ufeff---\r\naudience: police\r\n---\r\n\r\nHello.\r\n'],
    ['---\n---\nHello.\n', '---\naudience: police\n---\nHello.\n'],
    ['---\n# mine\ntitle: A\n---\n', '---\naudience: police\n# mine\ntitle: A\n---\n'],
    ['---\naudience:\n---\n', '---\naudience: police\n---\n'],
    ['---\naudience:\n  - families\n  - schools\ntitle: A\n---\n', '---\naudience: police\ntitle: A\n---\n'],
    ['---\naudience: [families,\n  schools] # both\n---\n', '---\naudience: police # both\n---\n'],
    ['---\naudience: { kind: adult }\n---\n', undefined],
    ['---\naudience: [\n---\n', undefined],
  ])('in %j', (before, after) => {
    expect(withAudiences(before, ['police'])).toBe(after);
  });
});

test('a client that asks for it gets silence where commslint is not used', async () => {
  const folder = await folderWith({ 'used/commslint.yaml': '' });
  const client = await Client.start(folder, {}, { enable: 'auto', maxFileLength: 1000 });
  const silent = [
    await client.open('a.md', draft),
    await client.open('long.md', draft.repeat(100)),
    await client.open('broken.md', '---\ntitle: [\n---\n'),
    await client.open('a.html', '<p>audience: we utilise it.</p>'),
  ];
  for (const uri of silent) expect(await client.diagnostics(uri)).toEqual([]);
  await client.until(() => client.statuses.length === silent.length);
  expect(client.statuses.map(({ ignored }) => ignored)).toEqual([true, true, true, true]);
  expect(await client.diagnostics(await client.open('b.md', `---\naudience: families\n---\n\n${draft}`))).not.toEqual(
    [],
  );
  expect(await client.diagnostics(await client.open('used/a.md', draft))).not.toEqual([]);
});

describe('an email', () => {
  const head =
    'From: a@example.com\r\nTo: b@example.com\r\nSubject: Your visit\r\nContent-Type: text/plain; charset=utf-8\r\n';

  test('is checked in its place, and not changed', async () => {
    const text = `${head}Content-Transfer-Encoding: quoted-printable\r\n\r\nCaf=C3=A9: we will utili=\r\nse it.\r\n`;
    const folder = await folderWith({ 'a.eml': text });
    const client = await Client.start(folder);
    const uri = await client.open('a.eml', text, 'plaintext');
    const found = await client.diagnostics(uri);
    const { results } = await json(folder, ['a.eml']);
    expect(found.map(({ code, range }) => [code, range.start.line + 1])).toEqual(
      results[0]?.findings.map(({ ruleId, line }) => [ruleId, line]),
    );
    const at = found.find(({ code }) => code === 'plain-words');
    expect(at?.range).toEqual({ start: { line: 6, character: 19 }, end: { line: 7, character: 2 } });
    expect(
      await client.actions(uri, at?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, [
        'quickfix',
      ]),
    ).toEqual(expect.not.arrayContaining([expect.objectContaining({ title: expect.stringContaining('Write') })]));
  });

  test('whose words are nowhere in the file has no wrong places', async () => {
    const packed = `${head}Content-Transfer-Encoding: base64\r\n\r\n${btoa('We will utilise it.')}\r\n`;
    const folder = await folderWith({ 'a.eml': packed });
    const client = await Client.start(folder);
    const command = { command: 'commslint.checkWorkspace' };
    const uri = client.uri('a.eml');
    await client.connection.sendRequest('workspace/executeCommand', command);
    expect(client.published.get(uri)?.diagnostics).toMatchObject([{ message: expect.stringContaining('base64') }]);
    const found = await client.diagnostics(await client.open('a.eml', packed, 'plaintext'));
    expect(found).toMatchObject([{ message: expect.stringContaining('base64') }]);
  });
});

test('what was told of a file is taken back when it is opened, however the client escapes its name', async () => {
  const folder = await folderWith({ 'a (1).md': draft });
  const client = await Client.start(folder, { textDocument: { diagnostic: {} } });
  const check = () =>
    client.connection.sendRequest<{ findings: number }>('workspace/executeCommand', {
      command: 'commslint.checkWorkspace',
    });
  const uri = client.uri('a (1).md');
  expect((await check()).findings).toBeGreaterThan(0);
  await client.until(() => (client.published.get(uri)?.diagnostics.length ?? 0) > 0);
  const escaped = uri.replace('(', '%28').replace(')', '%29');
  await client.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: escaped, languageId: 'markdown', version: 1, text: draft },
  });
  await client.pull(escaped);
  client.published.clear();
  await check();
  expect([...client.published.keys()]).toEqual([]);
});
