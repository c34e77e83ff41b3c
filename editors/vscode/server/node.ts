import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientPlatform } from '../../../src/lsp/client-files.ts';
import { serveStreams } from '../../../src/lsp/node.ts';
import { serve } from '../../../src/lsp/server.ts';
import { packageVersion } from '../../../src/workspace/package-files.ts';

// The files of a virtual workspace are nowhere on this machine: the client hands them over.
if (process.argv.includes('--client-files')) {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  serve(connection, clientPlatform(connection), await packageVersion());
} else {
  await serveStreams(process.stdin, process.stdout);
}
