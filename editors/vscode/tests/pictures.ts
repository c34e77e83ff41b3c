/** What stands in the pictures of the extension's README. Each `picture` is taken from outside, while this waits. */
import { commands, languages, Position, Selection, Uri, window, workspace } from 'vscode';

export async function run(): Promise<void> {
  const root = workspace.workspaceFolders?.[0]?.uri;
  if (root === undefined) throw new Error('No folder is open.');
  await workspace.getConfiguration().update('workbench.colorTheme', 'Default Light Modern', true);
  await workspace.getConfiguration().update('editor.minimap.enabled', false, true);
  await workspace.getConfiguration().update('editor.wordWrap', 'on', true);
  await commands.executeCommand('workbench.action.closeAllEditors');
  const document = await workspace.openTextDocument(Uri.joinPath(root, 'visit.md'));
  const editor = await window.showTextDocument(document, { preview: false });
  await until(() => languages.getDiagnostics(document.uri).length > 0);
  const at = document.getText().indexOf('utilise');
  const position = document.positionAt(at + 2);
  editor.selection = new Selection(position, position);
  await commands.executeCommand('workbench.action.closeSidebar');
  await rest(1500);
  await commands.executeCommand('editor.action.showHover');
  await rest(1500);
  await picture('finding');
  editor.selection = new Selection(new Position(0, 0), new Position(0, 0));
  await commands.executeCommand('commslint.chooseAudience', ['police']);
  await commands.executeCommand('commslint.showFit');
  await commands.executeCommand('workbench.action.focusActiveEditorGroup');
  await rest(6000);
  await picture('readers');
}

async function picture(name: string): Promise<void> {
  await commands.executeCommand('notifications.clearAll');
  console.log(`STEP ${JSON.stringify({ step: 'picture', value: name })}`);
  await rest(2500);
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 150; tries++) await rest(200);
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
