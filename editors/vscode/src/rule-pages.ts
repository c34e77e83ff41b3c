import { commands, Disposable, type ExtensionContext, languages, Uri, window, workspace } from 'vscode';

/** Scheme of the pages: they are read, never written. */
const scheme = 'commslint-rule';

/** The rules' pages, and the command that shows one: that of the finding at the cursor, where none is named. */
export function rulePages({ extensionUri }: ExtensionContext): Disposable {
  const folder = Uri.joinPath(extensionUri, 'dist', 'rules');
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: async ({ path }) => {
        const bytes = await workspace.fs.readFile(Uri.joinPath(folder, path));
        return new TextDecoder().decode(bytes);
      },
    }),
    commands.registerCommand('commslint.explainRule', async (given: unknown) => {
      const id = typeof given === 'string' ? given : (ruleAtCursor() ?? (await askForRule(folder)));
      if (id === undefined || !/^[\w-]+$/.test(id)) return;
      const page = Uri.from({ scheme, path: `/${id}.md` });
      // Without the Markdown extension the page is shown as it is written.
      const known = await commands.getCommands();
      if (known.includes('markdown.showPreview')) await commands.executeCommand('markdown.showPreview', page);
      else await window.showTextDocument(page, { preview: true });
    }),
  );
}

function ruleAtCursor(): string | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const at = languages
    .getDiagnostics(editor.document.uri)
    .find(({ source, range }) => source === 'commslint' && range.contains(editor.selection.active));
  const code = typeof at?.code === 'object' ? at.code.value : at?.code;
  return code === undefined ? undefined : String(code);
}

async function askForRule(folder: Uri): Promise<string | undefined> {
  const files = await workspace.fs.readDirectory(folder);
  const ids = files.map(([name]) => name.replace(/\.md$/, '')).sort();
  return window.showQuickPick(ids, { title: 'commslint: explain a rule', placeHolder: 'Which rule?' });
}
