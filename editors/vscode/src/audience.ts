import {
  ConfigurationTarget,
  commands,
  type Disposable,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, TextEdit } from 'vscode-languageclient';
import { type AudienceChoice, methods } from '../../../src/lsp/protocol.ts';
import { isDraft } from './in-use.ts';
import type { Server } from './server.ts';

/**
 * Chooses who the draft in front is for: written into its front matter where it has some; else it asks whether to say it
 * in the draft or for the whole workspace. Ids can be given, for keyboard shortcuts.
 */
export function audienceCommands(server: Server): Disposable {
  return commands.registerCommand('commslint.chooseAudience', async (given?: unknown) => {
    const document = window.activeTextEditor?.document;
    if (document === undefined || !isDraft(document)) {
      void window.showInformationMessage('Open a draft first: Markdown, HTML or plain text.');
      return;
    }
    const client = await server.client();
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    const choice = await client.sendRequest<AudienceChoice>(methods.audiences, { uri });
    const ids = Array.isArray(given) ? given.map(String) : await ask(choice);
    if (ids === undefined || ids.length === 0) return;
    const place = await placeFor(choice);
    if (place === 'draft') await writeFrontMatter(client, document, ids);
    else if (place === 'workspace') await writeSetting(ids);
  });
}

async function ask({ known, chosen }: AudienceChoice): Promise<string[] | undefined> {
  const items = known.map(({ id, name }) => ({ label: name, description: id, picked: chosen.includes(id), id }));
  const picked = await window.showQuickPick(items, {
    title: 'Who reads this draft?',
    placeHolder: 'Choose one kind of reader or several',
    canPickMany: true,
    matchOnDescription: true,
  });
  return picked?.map(({ id }) => id);
}

/** Where the readers are to be named; nothing when nobody wants to say. */
async function placeFor({ frontMatter }: AudienceChoice): Promise<'draft' | 'workspace' | undefined> {
  if (frontMatter === 'there') return 'draft';
  if (frontMatter === 'none') return 'workspace';
  const places = [
    {
      place: 'draft' as const,
      label: 'In this draft',
      detail: 'Adds three lines at its top (front matter), which go with it wherever it goes.',
    },
    {
      place: 'workspace' as const,
      label: 'For this workspace',
      detail: 'A setting, for every draft here that does not name its own readers.',
    },
  ];
  const picked = await window.showQuickPick(places, { title: 'Where should that be written?' });
  return picked?.place;
}

async function writeFrontMatter(client: BaseLanguageClient, document: TextDocument, ids: string[]): Promise<void> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const edits = await client.sendRequest<TextEdit[] | null>(methods.audienceEdits, { uri, audiences: ids });
  if (edits === null) {
    void window.showWarningMessage(`The front matter could not be changed. Write there: audience: ${ids.join(', ')}`);
    return;
  }
  const edit = new WorkspaceEdit();
  edit.set(document.uri, await client.protocol2CodeConverter.asTextEdits(edits));
  await workspace.applyEdit(edit);
}

async function writeSetting(ids: string[]): Promise<void> {
  const target = workspace.workspaceFolders === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await workspace.getConfiguration('commslint').update('audience', ids, target);
}
