import {
  type ClientCapabilities,
  CodeActionKind,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { fixAllKind } from './actions/fix-all.ts';
import { commands } from './protocol.ts';
import { chooseEncoding, type Encoding } from './text.ts';

/** What some clients want and others would stumble over. */
interface Wishes {
  /** To ask for the diagnostics of the whole workspace by itself, again and again. */
  workspaceDiagnostics?: unknown;
  /** To be sent `commslint/status`. */
  status?: unknown;
  /** A hover without what the diagnostics say, where the client shows those in it itself. */
  shortHover?: unknown;
}

/** What a client told of itself, as far as this server does something different for it. */
export class Client {
  readonly encoding: Encoding;

  constructor(
    private readonly capabilities: ClientCapabilities = {},
    /** What it asks for beyond the protocol, in its `initializationOptions`. */
    private readonly wishes: Wishes = {},
  ) {
    this.encoding = chooseEncoding(capabilities.general?.positionEncodings);
  }

  /** Whether it asks for the diagnostics of a document instead of being sent them. */
  get pulls(): boolean {
    return this.capabilities.textDocument?.diagnostic !== undefined;
  }

  get wantsShortHover(): boolean {
    return this.wishes.shortHover === true;
  }

  get wantsStatus(): boolean {
    return this.wishes.status === true;
  }

  get canRefresh(): boolean {
    return this.capabilities.workspace?.diagnostics?.refreshSupport === true;
  }

  get canRefreshLenses(): boolean {
    return this.capabilities.workspace?.codeLens?.refreshSupport === true;
  }

  /** What it can show of a diagnostic. */
  get shows(): { related: boolean; tags: boolean } {
    const { publishDiagnostics, diagnostic } = this.capabilities.textDocument ?? {};
    const shown = this.pulls ? diagnostic : publishDiagnostics;
    return { related: shown?.relatedInformation === true, tags: shown?.tagSupport !== undefined };
  }

  get showsMarkdown(): boolean {
    return this.capabilities.textDocument?.hover?.contentFormat?.includes('markdown') === true;
  }

  /** Whether it tells of files that change if it is asked to. */
  get watches(): boolean {
    return this.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  }

  get hasConfiguration(): boolean {
    return this.capabilities.workspace?.configuration === true;
  }

  get changesConfiguration(): boolean {
    return this.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
  }

  get hasFolders(): boolean {
    return this.capabilities.workspace?.workspaceFolders === true;
  }

  get edits(): { versioned: boolean; create: boolean; snippets: boolean } {
    const edit = this.capabilities.workspace?.workspaceEdit;
    return {
      versioned: edit?.documentChanges === true,
      create: edit?.documentChanges === true && edit.resourceOperations?.includes('create') === true,
      snippets: edit?.documentChanges === true && edit.snippetEditSupport === true,
    };
  }

  /** What this server does for it. */
  answer(version: string): InitializeResult {
    const capabilities: ServerCapabilities = {
      positionEncoding: this.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      diagnosticProvider: {
        identifier: 'commslint',
        interFileDependencies: false,
        workspaceDiagnostics: this.wishes.workspaceDiagnostics === true,
        workDoneProgress: true,
      },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
      hoverProvider: true,
      completionProvider: { triggerCharacters: [':', ' ', '-'] },
      codeLensProvider: {},
      executeCommandProvider: { commands: Object.values(commands), workDoneProgress: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    };
    return { capabilities, serverInfo: { name: 'commslint', version } };
  }
}
