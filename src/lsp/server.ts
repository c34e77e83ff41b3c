import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  LogMessageNotification,
  MessageType,
} from 'vscode-languageserver';
import { Checker } from './checker.ts';
import { Client } from './client.ts';
import { ClosedFiles } from './closed-files.ts';
import { ClosedConfigurations } from './configuration-files.ts';
import { mayBePart, OpenDocument } from './document.ts';
import { Folders } from './folders.ts';
import type { Platform } from './platform.ts';
import { Publisher } from './publisher.ts';
import { serveRequests } from './requests.ts';
import { readSettings } from './settings.ts';
import { statusNotification, statusOf } from './status.ts';

/** What the parts of the server share. */
export interface Session {
  connection: Connection;
  platform: Platform;
  folders: Folders;
  checker: Checker;
  configurations: ClosedConfigurations;
  /** By URI. */
  documents: ReadonlyMap<string, OpenDocument>;
  closed: ClosedFiles;
  client(): Client;
}

/**
 * The open document at a path. Not by its URI: clients and platforms differ in which characters of a name they escape.
 */
export function documentAt({ documents }: Pick<Session, 'documents'>, path: string): OpenDocument | undefined {
  return [...documents.values()].find((document) => document.path === path);
}

/** Serves one client over a connection until it says that it is done. */
export function serve(connection: Connection, platform: Platform, version: string): void {
  let client = new Client();
  const documents = new Map<string, OpenDocument>();
  const folders = new Folders(platform);
  const checker = new Checker(
    folders,
    (message) => void connection.sendNotification(LogMessageNotification.type, { type: MessageType.Error, message }),
  );
  const configurations = new ClosedConfigurations(
    connection,
    platform,
    folders,
    () => client.encoding,
    (path) => documentAt({ documents }, path) !== undefined,
  );
  const closed = new ClosedFiles(connection);
  const publisher = new Publisher(
    connection,
    checker,
    (document, check) => {
      if (client.wantsStatus) void connection.sendNotification(statusNotification, statusOf(check, document.uri));
      // A client that does not know the request may refuse it.
      if (client.canRefreshLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
      void configurations.note(document, check);
    },
    (document) => configurations.check(document),
    () => (client.pulls ? undefined : client.shows),
  );

  connection.onInitialize(({ capabilities, initializationOptions, workspaceFolders, rootUri }) => {
    client = new Client(capabilities, (initializationOptions as object | null | undefined) ?? {});
    folders.settings = readSettings(initializationOptions, folders.settings);
    folders.change(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []));
    return client.answer(version);
  });
  connection.onInitialized(async () => {
    if (client.watches) {
      // Own audiences and terms stand in the configuration too; the client may use one of another name.
      const watchers = [
        // Besides configurations what they may be made of; of the others nothing is done.
        '**/*.{yaml,yml,csv,tsv}',
        '**/.commslintignore',
        '**/*baseline*.json',
        ...(folders.settings.configPath ? [folders.settings.configPath] : []),
      ];
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: watchers.map((globPattern) => ({ globPattern })),
      });
    }
    if (client.changesConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'commslint' });
    }
    if (client.hasFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        folders.change(
          added.map(({ uri }) => uri),
          removed.map(({ uri }) => uri),
        );
        recheck();
      });
    }
    await fetchSettings();
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const path = platform.path(uri) ?? platform.resolve(folders.open[0] ?? '.', unsavedName(uri));
    const { configPath } = folders.settings;
    const chosen = configPath && platform.resolve(folders.folder(path), configPath);
    const document = new OpenDocument(uri, path, languageId, version, text, client.encoding, chosen);
    documents.set(uri, document);
    closed.forget(uri);
    if (document.kind === 'configuration') configurations.forget(uri);
    publisher.now(document);
    if (document.kind === 'other' && mayBePart(path)) void recognise(document);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.get(uri);
    document?.change(contentChanges, version);
    if (document !== undefined && folders.settings.run === 'onType') publisher.soon(document);
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    const document = documents.get(uri);
    if (document?.kind === 'configuration') renew();
    else if (document !== undefined) publisher.now(document);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const document = documents.get(uri);
    documents.delete(uri);
    if (document !== undefined) publisher.close(document);
    // What is wrong with it is told of the stored file again.
    if (document?.kind === 'configuration') recheck();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const isOfNoUse = ({ uri }: { uri: string }) => {
      const path = platform.path(uri);
      return path !== undefined && mayBePart(path) && !folders.dependsOn(path);
    };
    if (!changes.every(isOfNoUse)) renew();
  });
  connection.onDidChangeConfiguration(async ({ settings }) => {
    const given: unknown = (settings as { commslint?: unknown } | null | undefined)?.commslint;
    if (given !== undefined) folders.settings = readSettings(given, folders.settings);
    await fetchSettings();
    renew();
  });
  connection.onShutdown(() => publisher.stop());
  const session = { connection, platform, folders, checker, documents, configurations, closed };
  serveRequests({ ...session, client: () => client });
  connection.listen();

  async function fetchSettings(): Promise<void> {
    if (!client.hasConfiguration) return;
    const before = JSON.stringify(folders.settings);
    const given: unknown = await connection.workspace.getConfiguration('commslint').catch(() => undefined);
    folders.settings = readSettings(given, folders.settings);
    if (JSON.stringify(folders.settings) !== before) renew();
  }

  /** What a configuration is made of may have any name: only the configurations around it say so. */
  async function recognise(document: OpenDocument): Promise<void> {
    const { path, uri } = document;
    // What is wrong with one is told of where it is; what it was looking for is known all the same.
    await folders
      .workspace(path)
      .configuration(path)
      .catch(() => {});
    if (!folders.dependsOn(path) || documents.get(uri) !== document) return;
    document.kind = 'configuration';
    configurations.forget(uri);
    publisher.now(document);
    if (client.pulls && client.canRefresh) connection.languages.diagnostics.refresh();
  }

  /** Reads every configuration anew. */
  function renew(): void {
    folders.renew();
    recheck();
  }

  function recheck(): void {
    configurations.forget();
    for (const document of documents.values()) publisher.now(document);
    if (client.pulls && client.canRefresh) connection.languages.diagnostics.refresh();
  }
}

/** A name for a file that was never saved; its language decides how it is read. */
function unsavedName(uri: string): string {
  return uri.replace(/^.*[/:]/, '').replace(/[^\w.-]/g, '_') || 'unsaved';
}
