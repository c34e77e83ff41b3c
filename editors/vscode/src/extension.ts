import { commands, type Disposable, type ExtensionContext, workspace } from 'vscode';
import { audienceCommands } from './audience.ts';
import { FitView } from './fit-view.ts';
import { rulePages } from './rule-pages.ts';
import { type CreateClient, Server } from './server.ts';
import { setUpCommand } from './set-up.ts';
import { StatusBar } from './status-bar.ts';
import { workspaceCommands } from './workspace-commands.ts';

/** Sets up what is there from the start. The server is started with the first draft that is to be checked. */
export async function begin(context: ExtensionContext, createClient: CreateClient): Promise<void> {
  const server = new Server(createClient);
  const own: Disposable[] = [
    server,
    new StatusBar(server),
    new FitView(server),
    rulePages(context),
    audienceCommands(server),
    workspaceCommands(server),
    setUpCommand(),
    commands.registerCommand('commslint.restart', () => server.restart()),
    commands.registerCommand('commslint.showLog', () => server.showLog()),
    workspace.onDidOpenTextDocument((document) => server.consider(document)),
    workspace.onDidSaveTextDocument((document) => server.consider(document)),
    workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration('commslint.enable') || event.affectsConfiguration('commslint.run')) {
        await server.stop();
      }
      if (event.affectsConfiguration('commslint')) await considerAll();
    }),
  ];
  const configurations = workspace.createFileSystemWatcher('**/commslint.yaml', false, true, true);
  own.push(
    configurations,
    configurations.onDidCreate(() => considerAll()),
  );
  context.subscriptions.push(...own);
  await considerAll();

  async function considerAll(): Promise<void> {
    for (const document of workspace.textDocuments) await server.consider(document);
  }
}
