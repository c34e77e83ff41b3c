import { commands, FileType, type Hover, type LogOutputChannel, MarkdownString, Uri, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, Middleware } from 'vscode-languageclient';
import { type FolderEntry, methods, commands as serverCommands } from '../../../src/lsp/protocol.ts';
import { draftLanguages, draftSchemes } from './in-use.ts';
import { ruleLink, withRuleLinks } from './rule-links.ts';

const settingNames = ['audience', 'run', 'configPath', 'maxFileLength'] as const;

/** How the client is set up, in every kind of extension host. */
export function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  const settings = workspace.getConfiguration('commslint');
  const schemes = draftSchemes();
  return {
    documentSelector: schemes.flatMap((scheme) => [
      ...draftLanguages.map((language) => ({ scheme, language })),
      { scheme, pattern: '**/commslint.yaml' },
    ]),
    // The server asks for the settings again when it is up; what it does first is to hold to these.
    initializationOptions: {
      status: true,
      // The editor puts the diagnostics on top of every hover.
      shortHover: true,
      // The server asks for the settings again when it is up; what it does before that is to hold to them too.
      ...Object.fromEntries(settingNames.map((name) => [name, settings.get(name)])),
      enable: settings.get('enable') === 'always' ? 'always' : 'auto',
    },
    diagnosticPullOptions: { onChange: settings.get('run') !== 'onSave', onSave: true },
    markdown: { isTrusted: { enabledCommands: ['commslint.explainRule'] } },
    outputChannel: log,
    middleware,
  };
}

/** Rules have their pages with them: links lead there, and not to a page on the web. */
const middleware: Middleware = {
  // The status bar says what the line above a draft says in other editors.
  provideCodeLenses: () => [],
  async provideHover(document, position, token, next) {
    const hover = await next(document, position, token);
    return hover && withLinks(hover);
  },
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    if (report && 'items' in report) link(report.items);
    return report;
  },
  handleDiagnostics(uri, diagnostics, next) {
    link(diagnostics);
    next(uri, diagnostics);
  },
  async executeCommand(command, args, next) {
    if (command === serverCommands.fit) return commands.executeCommand('commslint.showFit');
    return next(command, args);
  },
};

function withLinks(hover: Hover): Hover {
  const contents = hover.contents.map((content) => {
    if (!(content instanceof MarkdownString)) return content;
    const linked = new MarkdownString(withRuleLinks(content.value));
    linked.isTrusted = { enabledCommands: ['commslint.explainRule'] };
    return linked;
  });
  return { contents, ...(hover.range === undefined ? {} : { range: hover.range }) };
}

function link(diagnostics: readonly { code?: unknown }[]): void {
  for (const diagnostic of diagnostics) {
    const { code } = diagnostic;
    if (typeof code !== 'object' || code === null || !('value' in code)) continue;
    diagnostic.code = { value: code.value, target: Uri.parse(ruleLink(String(code.value))) };
  }
}

/** Hands over the files that a server without any asks for. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(methods.readFile, async ({ uri }: { uri: string }): Promise<string | null> => {
    try {
      return base64(await workspace.fs.readFile(Uri.parse(uri)));
    } catch {
      return null;
    }
  });
  client.onRequest(methods.listFolder, async ({ uri }: { uri: string }): Promise<FolderEntry[]> => {
    try {
      const entries = await workspace.fs.readDirectory(Uri.parse(uri));
      return entries.flatMap(([name, type]): FolderEntry[] => {
        if (type & FileType.File) return [{ name, kind: 'file' }];
        // A link to a folder may lead round in a circle.
        return type === FileType.Directory ? [{ name, kind: 'folder' }] : [];
      });
    } catch {
      return [];
    }
  });
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
