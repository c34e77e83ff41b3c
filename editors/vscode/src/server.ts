import { type Disposable, EventEmitter, type TextDocument, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type DraftStatus, methods } from '../../../src/lsp/protocol.ts';
import { isInUse } from './in-use.ts';

export type CreateClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** The language server: started with the first draft that is to be checked, and what it said of each draft last. */
export class Server implements Disposable {
  private running: Promise<BaseLanguageClient> | undefined;
  private readonly statuses = new Map<string, DraftStatus>();
  private readonly heard = new EventEmitter<DraftStatus | undefined>();
  private readonly log = window.createOutputChannel('commslint', { log: true });
  private readonly closing: Disposable;

  /** Fired with what is new of a draft, and with nothing when all that was known is gone. */
  readonly onDidChangeStatus = this.heard.event;

  constructor(private readonly create: CreateClient) {
    this.closing = workspace.onDidCloseTextDocument(({ uri }) => this.statuses.delete(uri.toString()));
  }

  /** Starts the server if this document is one for it. */
  async consider(document: TextDocument): Promise<void> {
    if (this.running === undefined && (await isInUse(document))) await this.client();
  }

  /** The client, started if need be. */
  client(): Promise<BaseLanguageClient> {
    this.running ??= this.start().catch((error: unknown) => {
      this.running = undefined;
      this.log.error(error instanceof Error ? error : String(error));
      throw error;
    });
    return this.running;
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** What is known of a draft; nothing where it is not checked. */
  status({ uri }: Pick<TextDocument, 'uri'>): DraftStatus | undefined {
    const status = this.statuses.get(uri.toString());
    return status?.ignored === true ? undefined : status;
  }

  async stop(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    this.statuses.clear();
    this.heard.fire(undefined);
    const client = await running?.catch(() => undefined);
    await client?.dispose();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.client();
  }

  showLog(): void {
    this.log.show();
  }

  dispose(): void {
    this.closing.dispose();
    void this.stop().finally(() => {
      this.heard.dispose();
      this.log.dispose();
    });
  }

  private async start(): Promise<BaseLanguageClient> {
    const { clientOptions, serveFiles } = await import('./client-options.ts');
    const client = await this.create(clientOptions(this.log));
    serveFiles(client);
    client.onNotification(methods.status, (status: DraftStatus) => {
      const uri = client.protocol2CodeConverter.asUri(status.uri).toString();
      this.statuses.set(uri, { ...status, uri });
      this.heard.fire({ ...status, uri });
    });
    await client.start();
    return client;
  }
}
