import type { ExtensionContext } from 'vscode';
import { begin } from './extension.ts';

/** Runs in an extension host that is a web worker; what it needs of the language client is loaded with the first draft. */
export function activate(context: ExtensionContext): Promise<void> {
  return begin(context, async (options) => (await import('./web-client.ts')).createClient(context, options));
}
