import { readdir, readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import {
  createConnection,
  createMessageConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { clientPlatform, pathOf, uriOf } from '../src/lsp/client-files.ts';
import { methods } from '../src/lsp/protocol.ts';
import { serve } from '../src/lsp/server.ts';
import { nodeFiles } from '../src/workspace/node-files.ts';
import { folderWith } from './command.ts';

test.each([
  ['vscode-vfs://github/owner/repo/a.md', '/vscode-vfs/github/owner/repo/a.md'],
  ['file:///c%3A/drafts/caf%C3%A9%20%281%29.md', '/file/-/c:/drafts/café (1).md'],
  ['memfs:///a.md', '/memfs/-/a.md'],
])('%s is a path, and back', (uri, path) => {
  expect(pathOf(uri)).toBe(path);
  expect(uriOf(path)).toBe(uri);
});

test.each(['untitled:Untitled-1', 'untitled:/a.md', 'git:/a.md', 'memfs:///%', 'nonsense'])('%s is no file', (uri) => {
  expect(pathOf(uri)).toBeUndefined();
});

test('a server without files of its own has the client’s: configuration, drafts and nothing above the folder', async () => {
  const folder = await folderWith({
    'commslint.yaml': 'audience: police\nignore: [old/]\n',
    'a.md': 'The officer may issue a PPN. We utilise it.\n',
    'letters/b & c.txt': 'We utilise it.\n',
    'letters/x.docx': 'PK',
    'old/c.md': 'We utilise it.\n',
    'node_modules/d.md': 'We utilise it.\n',
    '.git/e.md': 'We utilise it.\n',
    'letters/picture.png': '',
  });
  const asked: string[] = [];
  const { connection, published } = serveOver(folder, asked);
  const root = 'memory://disk';
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: root,
    workspaceFolders: [{ uri: `${root}/`, name: 'drafts' }],
    capabilities: {},
  });
  await connection.sendNotification('initialized', {});
  const command = { command: 'commslint.checkWorkspace' };
  expect(await connection.sendRequest('workspace/executeCommand', command)).toMatchObject({ files: 2 });
  const words = (name: string) => published.get(`${root}/${name}`)?.map(({ code }) => code);
  expect([...published.keys()].sort()).toEqual([`${root}/a.md`, `${root}/letters/b%20%26%20c.txt`]);
  expect(words('a.md')).toContain('plain-words');
  expect(words('a.md')).not.toContain('unknown-acronym');
  expect(new Set(asked)).toEqual(
    new Set([
      '',
      '/commslint.yaml',
      '/.commslintignore',
      '/letters',
      '/letters/commslint.yaml',
      '/letters/.commslintignore',
      '/a.md',
      '/letters/b%20%26%20c.txt',
      '/old',
      '/old/commslint.yaml',
      '/old/.commslintignore',
    ]),
  );
  const seen = (await nodeFiles.find(['.'], folder)).flatMap((each) => ('named' in each ? [each.path] : []));
  expect(seen).toEqual(['a.md', 'letters/b & c.txt', 'letters/x.docx', 'old/c.md']);
});

/** A server in this process, whose client has the files of a folder of the disk as its own. */
function serveOver(folder: string, asked: string[]) {
  const [there, back] = [new PassThrough(), new PassThrough()];
  const server = createConnection(ProposedFeatures.all, new StreamMessageReader(there), new StreamMessageWriter(back));
  serve(server, clientPlatform(server), '0');
  const connection = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  const published = new Map<string, Diagnostic[]>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    published.set(uri, diagnostics);
  });
  const onDisk = (uri: string) => {
    const path = uri.replace(/^memory:\/\/disk/, '');
    asked.push(path.replace(/\/$/, ''));
    return fileURLToPath(`${pathToFileURL(folder).href}${path}`);
  };
  connection.onRequest(methods.readFile, ({ uri }: { uri: string }) =>
    readFile(onDisk(uri)).then(
      (bytes) => bytes.toString('base64'),
      () => null,
    ),
  );
  connection.onRequest(methods.listFolder, async ({ uri }: { uri: string }) =>
    (await readdir(onDisk(uri), { withFileTypes: true })).map((entry) => ({
      name: entry.name,
      kind: entry.isDirectory() ? 'folder' : 'file',
    })),
  );
  connection.listen();
  return { connection, published };
}
