import { commands, type Disposable, EventEmitter, ThemeIcon, TreeItem, TreeItemCollapsibleState, window } from 'vscode';
import { type Fit, commands as serverCommands } from '../../../src/lsp/protocol.ts';
import { count, measures, sentence } from './said.ts';
import type { Server } from './server.ts';

/** A line of the view, and the lines under it. */
interface Line {
  item: TreeItem;
  under: Line[];
}

/** How long after the last check the table is made anew, in milliseconds: it checks the draft for everybody (a judgement). */
const pause = 700;

/** Who the draft in front is ready for, and what keeps it from the others: a tree of plain lines. */
export class FitView implements Disposable {
  private readonly own: readonly Disposable[];
  private readonly changed = new EventEmitter<undefined>();
  private lines: Line[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly server: Server) {
    const tree = window.createTreeView<Line>('commslint.fit', {
      treeDataProvider: {
        onDidChangeTreeData: this.changed.event,
        getTreeItem: ({ item }) => item,
        getChildren: (line) => line?.under ?? this.lines,
      },
    });
    const later = (wait: number) => {
      clearTimeout(this.timer);
      if (tree.visible) this.timer = setTimeout(() => void this.read(), wait);
    };
    this.own = [
      tree,
      this.changed,
      server.onDidChangeStatus(() => {
        void commands.executeCommand('setContext', 'commslint.running', server.isRunning);
        later(pause);
      }),
      window.onDidChangeActiveTextEditor(() => later(0)),
      tree.onDidChangeVisibility(() => later(0)),
      commands.registerCommand('commslint.showFit', () => commands.executeCommand('commslint.fit.focus')),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const each of this.own) each.dispose();
  }

  private async read(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const status = document && this.server.status(document);
    if (document === undefined || status?.audiences === undefined) {
      this.lines = [];
    } else {
      const client = await this.server.client();
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      const fit = await client
        .sendRequest<Fit>('workspace/executeCommand', { command: serverCommands.fit, arguments: [uri] })
        .catch(() => undefined);
      if (fit === undefined || window.activeTextEditor?.document !== document) return;
      this.lines = [line(measures(status), 'book'), ...fit.audiences.map(audienceLine)];
    }
    this.changed.fire(undefined);
  }
}

function audienceLine(audience: Fit['audiences'][number]): Line {
  const { verdict, errors, warnings, rules } = audience;
  const found = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ].join(', ');
  const under = rules.map(({ id, times }) => {
    const each = line(`${id}, ${count(times, 'time')}`, 'dash');
    each.item.command = { command: 'commslint.explainRule', title: 'Explain this rule', arguments: [id] };
    each.item.tooltip = 'Select to read what the rule asks for, and why.';
    return each;
  });
  return line(
    `${sentence(audience)}${found === '' ? '' : ` (${found})`}`,
    verdict === 'ready' ? 'pass' : 'edit',
    under,
  );
}

function line(label: string, icon: string, under: Line[] = []): Line {
  const state = under.length > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.None;
  const item = new TreeItem(label, state);
  item.iconPath = new ThemeIcon(icon);
  item.accessibilityInformation = { label };
  return { item, under };
}
