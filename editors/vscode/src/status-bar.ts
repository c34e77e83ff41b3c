import { type Disposable, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { DraftStatus } from '../../../src/lsp/protocol.ts';
import { isReady, measures, sentence } from './said.ts';
import type { Server } from './server.ts';

/** Who the draft in front is for, whether it is ready for them, and how long it is. */
export class StatusBar implements Disposable {
  private readonly own: readonly Disposable[];
  private readonly item = window.createStatusBarItem('commslint.status', StatusBarAlignment.Right, 100);

  constructor(private readonly server: Server) {
    this.own = [
      this.item,
      server.onDidChangeStatus(() => this.show()),
      window.onDidChangeActiveTextEditor(() => this.show()),
    ];
    this.item.name = 'commslint: readers of this draft';
    this.item.command = 'commslint.chooseAudience';
  }

  dispose(): void {
    for (const each of this.own) each.dispose();
  }

  private show(): void {
    const document = window.activeTextEditor?.document;
    const status = document && this.server.status(document);
    if (status === undefined) {
      this.item.hide();
      return;
    }
    const ready = isReady(status);
    this.item.text = `$(${ready ? 'pass' : 'edit'}) ${labelOf(status)}`;
    const lines = linesOf(status);
    this.item.tooltip = new MarkdownString(
      lines.map((line) => line.replace(/[\\`*_{}[\]()<>#+!|~&$]/g, '\\$&')).join('\n\n'),
    );
    this.item.accessibilityInformation = { label: `commslint: ${lines.join('. ')}`, role: 'button' };
    this.item.backgroundColor =
      status.problem === undefined ? undefined : new ThemeColor('statusBarItem.warningBackground');
    this.item.show();
  }
}

function labelOf({ audiences, problem }: DraftStatus): string {
  if (problem !== undefined || audiences === undefined) return 'Not checked';
  return `For ${audiences.map(({ name }) => name).join(', ')}`;
}

function linesOf(status: DraftStatus): string[] {
  if (status.problem !== undefined) return [status.problem];
  return [measures(status), ...(status.audiences ?? []).map(sentence), 'Select to choose other readers.'];
}
