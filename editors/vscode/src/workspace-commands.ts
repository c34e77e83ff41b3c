import { commands, Disposable, ProgressLocation, window } from 'vscode';
import type { WorkDoneProgressReport } from 'vscode-languageclient';
import { commands as serverCommands } from '../../../src/lsp/protocol.ts';
import { count } from './said.ts';
import type { Server } from './server.ts';

/** Commands for more than one place: every draft of the workspace, and every safe change of the draft in front. */
export function workspaceCommands(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand('commslint.checkAll', () =>
      window.withProgress(
        { location: ProgressLocation.Notification, title: 'commslint: checking every draft', cancellable: true },
        (progress, cancelled) => checkAll(server, progress, cancelled),
      ),
    ),
    commands.registerCommand('commslint.fixAll', () =>
      commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.commslint', apply: 'first' }),
    ),
  );
}

async function checkAll(
  server: Server,
  progress: Parameters<Parameters<typeof window.withProgress>[1]>[0],
  cancelled: Parameters<Parameters<typeof window.withProgress>[1]>[1],
): Promise<void> {
  const client = await server.client();
  const { ProgressType } = await import('vscode-languageclient');
  const workDoneToken = `commslint-${Date.now()}`;
  let done = 0;
  const listening = client.onProgress(
    new ProgressType<WorkDoneProgressReport>(),
    workDoneToken,
    ({ percentage = 0, message = '' }) => {
      progress.report({ message, increment: percentage - done });
      done = percentage;
    },
  );
  try {
    const params = { command: serverCommands.checkWorkspace, workDoneToken };
    const { files, findings } = await client.sendRequest<{ files: number; findings: number }>(
      'workspace/executeCommand',
      params,
      cancelled,
    );
    const said = `commslint checked ${count(files, 'draft')} and has ${count(findings, 'finding')}.`;
    const show = 'Show them';
    void window.showInformationMessage(said, ...(findings > 0 ? [show] : [])).then((answer) => {
      if (answer === show) void commands.executeCommand('workbench.actions.view.problems');
    });
  } catch (error) {
    if (!cancelled.isCancellationRequested) throw error;
  } finally {
    listening.dispose();
  }
}
