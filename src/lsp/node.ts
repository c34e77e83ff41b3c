import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { decode } from '../workspace/bytes.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { packageVersion } from '../workspace/package-files.ts';
import { Workspace } from '../workspace/workspace.ts';
import type { Platform } from './platform.ts';
import { serve } from './server.ts';

/**
 * Runs the language server on two streams of Node. The process ends with the protocol's `exit` or with the input:
 * exit code 0 when the client asked it to shut down first, else 1.
 */
export async function serveStreams(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  serve(createConnection(ProposedFeatures.all, input, output), platform, packageVersion());
}

const platform: Platform = {
  path(uri) {
    try {
      return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
    } catch {
      // A URI of another system's files: `file://host/…`
      return undefined;
    }
  },
  uri: (path) => pathToFileURL(path).href,
  resolve,
  parent: dirname,
  workspace: (options) => new Workspace({ ...options, files: nodeFiles }),
  read: (path) =>
    readFile(path).then(
      (bytes) => decode(bytes).text,
      () => undefined,
    ),
};
