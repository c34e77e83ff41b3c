import { commands, type Disposable, FileType, Uri, window, workspace } from 'vscode';

/** The kinds of reader to start from; every other is offered as one types in the file. */
const readers = [
  { id: 'families', label: 'Families', detail: 'Plain words, short pages that fit a phone, and what happens next.' },
  {
    id: 'professionals',
    label: 'Professionals',
    detail: 'Health, schools, social work: each knows the terms of its own field.',
  },
  {
    id: 'police',
    label: 'Police',
    detail: 'Technical words are fine; markings, identifiers and an exact request matter.',
  },
];

/** For people who have never linted: asks who reads what is written here, and writes that into a `commslint.yaml`. */
export function setUpCommand(): Disposable {
  return commands.registerCommand('commslint.setUp', async (given?: unknown) => {
    const folder = workspace.workspaceFolders?.[0];
    if (folder === undefined) {
      void window.showInformationMessage('Open the folder that your drafts are in first (File, Open Folder).');
      return;
    }
    const file = Uri.joinPath(folder.uri, 'commslint.yaml');
    const isThere = await workspace.fs.stat(file).then(
      ({ type }) => (type & FileType.File) !== 0,
      () => false,
    );
    if (!isThere) {
      const picked =
        typeof given === 'string'
          ? given
          : (await window.showQuickPick(readers, { title: 'Who reads most of what you write here?' }))?.id;
      if (picked === undefined) return;
      await workspace.fs.writeFile(file, new TextEncoder().encode(`audience: ${picked}\n`));
    }
    await window.showTextDocument(file);
  });
}
