import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';

/** The client of a server in a web worker. */
export function createClient({ extensionUri }: ExtensionContext, options: LanguageClientOptions): LanguageClient {
  const script = Uri.joinPath(extensionUri, 'dist', 'web', 'server.js').toString(true);
  return new LanguageClient('commslint', 'commslint', new Worker(script), options);
}
