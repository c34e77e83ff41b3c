/**
 * How the memory of the language server grows while a draft is edited: 10,000 insertions and deletions (`--edits`), each of
 * them checked, over the wire to a process of its own. Its heap is measured after a full collection.
 */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { serveStreams } from '../src/lsp/node.ts';

const { values } = parseArgs({
  options: { edits: { type: 'string', default: '10000' }, serve: { type: 'boolean', default: false } },
});

if (values.serve) {
  process.on('message', () => {
    globalThis.gc?.();
    process.send?.(process.memoryUsage());
  });
  await serveStreams(process.stdin, process.stdout);
} else {
  await edit(Number(values.edits));
}

async function edit(edits: number): Promise<void> {
  const server = fork(fileURLToPath(import.meta.url), ['--serve'], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  });
  if (server.stdin === null || server.stdout === null) throw new Error('The server has no pipes.');
  const reader = new StreamMessageReader(server.stdout);
  const connection = createMessageConnection(reader, new StreamMessageWriter(server.stdin));
  connection.listen();
  const capabilities = { textDocument: { diagnostic: {} } };
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  const uri = 'file:///drafts/visit.md';
  let text = readFileSync(new URL('../fixtures/several-readers/visit-letter.md', import.meta.url), 'utf8');
  const opened = { uri, languageId: 'markdown', version: 0, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument: opened });
  const sizes: number[] = [];
  for (let number = 1; number <= edits; number++) {
    const change = number % 2 === 1 ? insertion(text, number) : undone(text, number - 1);
    text = change.after;
    const contentChanges = [{ range: change.range, text: change.text }];
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: number },
      contentChanges,
    });
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    if (number % (edits / 10) === 0) {
      const { heapUsed, rss } = await memoryOf(server);
      sizes.push(heapUsed);
      console.log(`${String(number).padStart(6)} edits: ${mebibytes(heapUsed)} of heap, ${mebibytes(rss)} in all`);
    }
  }
  const [first = 0, last = 0] = [sizes[0], sizes.at(-1)];
  console.log(`growth of the heap from a tenth of the edits to all of them: ${mebibytes(last - first)}`);
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  server.disconnect();
}

/** Another word each time, at the end of another line. */
function insertion(text: string, number: number) {
  const lines = text.split('\n');
  const line = (number * 7) % lines.length;
  const character = lines[line]?.length ?? 0;
  const word = wordOf(number);
  lines[line] += word;
  return { range: { start: { line, character }, end: { line, character } }, text: word, after: lines.join('\n') };
}

/** Takes a word back. */
function undone(text: string, number: number) {
  const lines = text.split('\n');
  const line = (number * 7) % lines.length;
  const end = lines[line]?.length ?? 0;
  const character = end - wordOf(number).length;
  lines[line] = lines[line]?.slice(0, character) ?? '';
  return { range: { start: { line, character }, end: { line, character: end } }, text: '', after: lines.join('\n') };
}

function wordOf(number: number): string {
  return ` 😀 utilise ${number.toString(36)}`;
}

function memoryOf(server: ReturnType<typeof fork>): Promise<NodeJS.MemoryUsage> {
  return new Promise((resolve) => {
    server.once('message', (usage) => resolve(usage as NodeJS.MemoryUsage));
    server.send('measure');
  });
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
