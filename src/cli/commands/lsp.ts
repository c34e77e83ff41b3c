import { serveStreams } from '../../lsp/node.ts';
import type { Terminal } from '../terminal.ts';

/** `commslint lsp`: serves an editor until it says that it is done, or is gone. */
export async function serveEditor(terminal: Terminal): Promise<void> {
  const { input, output } = terminal.streams();
  await serveStreams(input, output);
  // From here on it is the server that ends the process.
  await new Promise<never>(() => {});
}
