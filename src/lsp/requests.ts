import {
  type CancellationToken,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { codeActions, diagnosticsFor } from './actions/code-actions.ts';
import type { ActionContext } from './actions/context.ts';
import { audienceChoice, audienceEdits } from './audiences.ts';
import { checkWorkspace } from './check-workspace.ts';
import { completionsAt } from './completion/completions.ts';
import { diagnosticsOf } from './diagnostics.ts';
import type { Check, OpenDocument } from './document.ts';
import { fitOf } from './fit.ts';
import { hoverAt } from './hover.ts';
import { commands, methods } from './protocol.ts';
import { documentAt, type Session } from './server.ts';
import { statusLens } from './status.ts';
import { Text } from './text.ts';

/** Answers what a client asks. A request that was cancelled, or whose document went on meanwhile, gets no answer. */
export function serveRequests(session: Session): void {
  const { connection, folders, checker, documents, platform, configurations, closed, client } = session;

  connection.languages.diagnostics.on(async ({ textDocument }, token): Promise<DocumentDiagnosticReport> => {
    const document = documents.get(textDocument.uri);
    const items = document === undefined ? [] : await diagnostics(document, token);
    return { kind: DocumentDiagnosticReportKind.Full, items };
  });

  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, progress, partial) => {
    const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const all: WorkspaceDocumentDiagnosticReport[] = [];
    for await (const { uri, check, version } of everything(progress, token)) {
      const items = diagnosticsOf(check, uri, client().shows);
      const resultId = fingerprint(JSON.stringify(items));
      const report: WorkspaceDocumentDiagnosticReport =
        before.get(uri) === resultId
          ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
          : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items };
      if (partial === undefined) all.push(report);
      else partial.report({ items: [report] });
    }
    refuseCancelled(token);
    return { items: all };
  });

  connection.onCodeAction(async (params, token) => {
    const document = draft(params.textDocument.uri);
    const check = document && (await current(document, token));
    if (document === undefined || check?.result === undefined) return [];
    return codeActions(params, actionContext(document, check));
  });

  connection.onHover(async ({ textDocument, position }, token) => {
    const document = draft(textDocument.uri);
    const check = document && (await current(document, token));
    return (check && hoverAt(position, check, client().showsMarkdown, client().wantsShortHover)) ?? null;
  });

  connection.onCompletion(async ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    return document === undefined ? [] : completionsAt(document, position, folders);
  });

  connection.onCodeLens(async ({ textDocument }, token) => {
    const document = draft(textDocument.uri);
    const check = document && (await current(document, token));
    return check === undefined ? [] : statusLens(check, textDocument.uri);
  });

  connection.onRequest(methods.audiences, async ({ uri }: { uri: string }, token) => {
    const document = openDraft(uri);
    return audienceChoice(document, await current(document, token));
  });

  connection.onRequest(methods.audienceEdits, ({ uri, audiences }: { uri: string; audiences: string[] }) =>
    audienceEdits(openDraft(uri), audiences),
  );

  connection.onExecuteCommand(async ({ command, arguments: given = [] }, token, progress) => {
    if (command === commands.fit) {
      return fitOf(openDraft(String(given[0])), folders);
    }
    if (command !== commands.checkWorkspace) {
      throw new ResponseError(LSPErrorCodes.RequestFailed, `There is no command ‘${command}’.`);
    }
    let files = 0;
    let findings = 0;
    for await (const { uri, check } of everything(progress, token)) {
      files++;
      const found = diagnosticsOf(check, uri, client().shows);
      findings += found.length;
      // An open draft has its diagnostics already.
      if (!documents.has(uri)) await closed.tell(uri, found);
    }
    refuseCancelled(token);
    return { files, findings };
  });

  function everything(progress: Parameters<typeof checkWorkspace>[4], token: CancellationToken) {
    const open = (path: string) => {
      const document = documentAt(session, path);
      return document && { document, check: () => checker.check(document) };
    };
    return checkWorkspace(folders, platform, client().encoding, open, progress, token);
  }

  async function diagnostics(document: OpenDocument, token: CancellationToken) {
    if (document.kind === 'configuration') return configurations.check(document);
    if (document.kind === 'other') return [];
    return diagnosticsOf(await current(document, token), document.uri, client().shows);
  }

  function draft(uri: string): OpenDocument | undefined {
    const document = documents.get(uri);
    return document?.kind === 'draft' ? document : undefined;
  }

  function openDraft(uri: string): OpenDocument {
    const document = draft(uri);
    if (document === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, 'Open the draft first.');
    return document;
  }

  /** The check of a document as it is when the answer goes out. */
  async function current(document: OpenDocument, token: CancellationToken): Promise<Check> {
    const check = await checker.check(document);
    refuseCancelled(token);
    if (documents.get(document.uri) !== document) {
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The document was closed.');
    }
    if (checker.isCurrent(document, check)) return check;
    throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The document has changed.', { retriggerRequest: true });
  }

  function actionContext(document: OpenDocument, check: Check): ActionContext {
    const abilities = client().edits;
    return {
      document,
      check,
      folders,
      platform,
      abilities,
      workspace: folders.workspace(document.path),
      async read(path) {
        const open = documentAt(session, path);
        if (open !== undefined) return open.text;
        const text = await platform.read(path);
        return text === undefined ? undefined : new Text(text, client().encoding);
      },
      diagnostics: (finding) => diagnosticsFor(finding, { check, document }),
      edit(edits) {
        const { uri, version } = document;
        return abilities.versioned
          ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
          : { changes: { [uri]: edits } };
      },
    };
  }
}

function refuseCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}

/** A short text that two different texts hardly ever share (FNV-1a, 32 bit, with the length). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return `${text.length}-${hash >>> 0}`;
}
