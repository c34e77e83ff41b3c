import { FileType, type TextDocument, Uri, workspace } from 'vscode';
import { namesReaders } from '../../../src/lsp/in-use.ts';

/** The languages whose files are drafts. An email (`.eml`) is plain text to an editor. */
export const draftLanguages = ['markdown', 'html', 'plaintext'] as const;

/** Where drafts can stand: in files, in the open folders whatever they are, or nowhere yet. */
export function draftSchemes(): string[] {
  return [...new Set(['file', 'untitled', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])];
}

export function isDraft({ languageId, uri }: TextDocument): boolean {
  return draftLanguages.some((id) => id === languageId) && draftSchemes().includes(uri.scheme);
}

export function isConfiguration({ uri }: TextDocument): boolean {
  return uri.path.endsWith('/commslint.yaml') && draftSchemes().includes(uri.scheme);
}

/**
 * Whether the server has something to do for a document. Where the project does not use commslint, nothing is started:
 * there is no `commslint.yaml` in the folder or above, and the draft itself names no readers.
 */
export async function isInUse(document: TextDocument): Promise<boolean> {
  const settings = workspace.getConfiguration('commslint', document);
  const enable = settings.get<string>('enable');
  if (enable === 'never') return false;
  if (isConfiguration(document)) return true;
  if (!isDraft(document)) return false;
  if (enable === 'always' || settings.get<string>('configPath')) return true;
  return namesReaders(document.getText()) || (await hasConfiguration(document.uri));
}

async function hasConfiguration(uri: Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') {
    const folder = workspace.workspaceFolders?.[0];
    return folder !== undefined && hasConfiguration(Uri.joinPath(folder.uri, 'unsaved'));
  }
  for (let folder = Uri.joinPath(uri, '..'); ; folder = Uri.joinPath(folder, '..')) {
    const found = await workspace.fs.stat(Uri.joinPath(folder, 'commslint.yaml')).then(
      ({ type }) => (type & FileType.File) !== 0,
      () => false,
    );
    if (found) return true;
    if (folder.path === '/' || folder.path === Uri.joinPath(folder, '..').path) return false;
  }
}
