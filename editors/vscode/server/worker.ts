import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { clientPlatform } from '../../../src/lsp/client-files.ts';
import { serve } from '../../../src/lsp/server.ts';

/** Of this extension; put in when it is built. */
declare const VERSION: string;

/** The global scope of a worker: both ends of the conversation with whoever started it. */
const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(scope),
  new BrowserMessageWriter(scope),
);
serve(connection, clientPlatform(connection), VERSION);
