import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { CodeAction, Diagnostic, InitializeResult, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import {
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { DraftStatus } from '../src/lsp/protocol.ts';

const root = join(import.meta.dirname, '..');

/** The language server as an editor starts it: a child process, spoken to over its standard input and output. */
export class Client {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  /** The last diagnostics that the server sent, by URI. */
  readonly published = new Map<string, PublishDiagnosticsParams>();
  readonly statuses: DraftStatus[] = [];
  /** What the server wrote to its log, and to standard error. */
  log = '';
  private readonly exited: Promise<{ code: number | null; signal: string | null }>;
  private readonly waiting = new Set<() => void>();

  private constructor(readonly folder: string) {
    // The command itself and not a runner around it, so that it is this process that is ended.
    this.process = spawn(process.execPath, ['--import', 'tsx', join(root, 'src/cli/main.ts'), 'lsp', '--stdio'], {
      cwd: root,
      stdio: 'pipe',
    });
    const { stdin, stdout, stderr } = this.process;
    if (!stdin || !stdout || !stderr) throw new Error('The server has no pipes.');
    stderr.on('data', (chunk) => {
      this.log += String(chunk);
    });
    // Some tests end the server while something is on its way to it.
    stdin.on('error', () => {});
    this.exited = new Promise((resolve) => this.process.on('exit', (code, signal) => resolve({ code, signal })));
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onError(() => {});
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.set(params.uri, params);
      for (const wake of this.waiting) wake();
    });
    this.connection.onNotification('commslint/status', (status: DraftStatus) => {
      this.statuses.push(status);
      for (const wake of this.waiting) wake();
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log += `${message}\n`;
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.connection.onRequest('window/workDoneProgress/create', () => null);
    this.connection.listen();
  }

  /** Starts a server for a folder, and ends it with the test. */
  static async start(folder: string, capabilities: object = {}, options: object = {}): Promise<Client> {
    const client = new Client(folder);
    onTestFinished(() => void client.process.kill('SIGKILL'));
    client.answer = await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'drafts' }],
      capabilities,
      initializationOptions: { status: true, ...options },
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  answer: InitializeResult = { capabilities: {} };

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  async open(path: string, text: string, languageId = 'markdown'): Promise<string> {
    const uri = this.uri(path);
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
    return uri;
  }

  change(uri: string, version: number, contentChanges: object[]): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** Waits for diagnostics of at least this version of a document. */
  async diagnostics(uri: string, version = 1): Promise<Diagnostic[]> {
    await this.until(() => (this.published.get(uri)?.version ?? 0) >= version);
    return this.published.get(uri)?.diagnostics ?? [];
  }

  /** Waits until something is so, as far as the server tells. */
  async until(isSo: () => boolean, longest = 30_000): Promise<void> {
    if (isSo()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(wake);
        reject(new Error(`The server did not say what was waited for. Its log: ${this.log}`));
      }, longest);
      const wake = () => {
        if (!isSo()) return;
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
    });
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.items;
  }

  actions(uri: string, range: Diagnostic['range'], only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only === undefined ? {} : { only }) };
    return this.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  /** Ends the conversation as editors do. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return (await this.exited).code;
  }

  /** How the process ended. */
  ended(): Promise<{ code: number | null; signal: string | null }> {
    return this.exited;
  }
}

/** The edits that an action makes to one document. */
export function editsTo(edit: WorkspaceEdit | undefined, uri: string): TextEdit[] {
  const changes = (edit?.documentChanges ?? []).flatMap((change) =>
    'textDocument' in change && change.textDocument.uri === uri ? (change.edits as TextEdit[]) : [],
  );
  return [...(edit?.changes?.[uri] ?? []), ...changes];
}

/** A text after edits whose columns are UTF-16 code units. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: eol }) => index + eol.length)];
  const offset = ({ line, character }: { line: number; character: number }) =>
    (starts[line] ?? text.length) + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (done, { range, newText }) => done.slice(0, offset(range.start)) + newText + done.slice(offset(range.end)),
      text,
    );
}
