import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';

/** The client of a server in a process of its own. Where the folders are not on this machine it asks for their files. */
export function createClient({ extensionUri }: ExtensionContext, options: LanguageClientOptions): LanguageClient {
  const folders = workspace.workspaceFolders ?? [];
  const isVirtual = folders.length > 0 && folders.every(({ uri }) => uri.scheme !== 'file');
  return new LanguageClient(
    'commslint',
    'commslint',
    {
      module: Uri.joinPath(extensionUri, 'dist', 'server.mjs').fsPath,
      transport: TransportKind.stdio,
      args: isVirtual ? ['--client-files'] : [],
    },
    options,
  );
}
