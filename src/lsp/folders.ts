import { everyReader } from '../workspace/everyone.ts';
import type { Workspace, WorkspaceOptions } from '../workspace/workspace.ts';
import type { Platform } from './platform.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** The folders that the client has open, each with its workspace; other files have their own folder's. */
export class Folders {
  /** Grows with every change of a configuration or setting: what was found before it may no longer hold. */
  generation = 0;
  settings: Settings = defaultSettings;
  private roots: string[] = [];
  private workspaces = new Map<string, Workspace>();

  constructor(private readonly platform: Platform) {}

  /** Absolute paths of the open folders. */
  get open(): readonly string[] {
    return this.roots;
  }

  /** Adds and removes open folders, by URI. */
  change(added: readonly string[], removed: readonly string[] = []): void {
    const paths = (uris: readonly string[]) => uris.flatMap((uri) => this.platform.path(uri) ?? []);
    const gone = paths(removed);
    this.roots = [...new Set([...this.roots.filter((root) => !gone.includes(root)), ...paths(added)])];
    this.renew();
  }

  /** Forgets what was read of every configuration. */
  renew(): void {
    this.workspaces = new Map();
    this.generation++;
  }

  /** The workspace of a path: that of the innermost open folder that it stands in, else of its own folder. */
  workspace(path: string): Workspace {
    const { audience, channel } = this.settings;
    return this.kept('', path, { usual: { audiences: audience, channel } });
  }

  /** The same, for asking who a draft is ready for. */
  workspaceForEveryone(path: string): Workspace {
    return this.kept('everyone', path, { audiences: everyReader, usual: { channel: this.settings.channel } });
  }

  /** Whether any configuration so far depends on the file at a path, or on whether there is one. */
  dependsOn(path: string): boolean {
    return [...this.workspaces.values()].some((workspace) => workspace.dependsOn(path));
  }

  /** The workspace of a configuration, or of a file that is part of one, as if its text were saved. */
  workspaceWith(path: string, text: string): Workspace {
    const { settings } = this;
    const unsaved = new Map([[path, text]]);
    return this.platform.workspace({ folder: this.folder(path), config: settings.configPath, unsaved });
  }

  /** The folder that the workspace of a path is of. */
  folder(path: string): string {
    const around = this.roots.filter((root) => path === root || isWithin(path, root));
    return around.sort((a, b) => b.length - a.length)[0] ?? this.platform.parent(path);
  }

  private kept(purpose: string, path: string, asked: Pick<WorkspaceOptions, 'audiences' | 'usual'>): Workspace {
    const folder = this.folder(path);
    const key = `${purpose}\n${folder}`;
    let workspace = this.workspaces.get(key);
    if (workspace === undefined) {
      workspace = this.platform.workspace({ folder, config: this.settings.configPath, ...asked });
      this.workspaces.set(key, workspace);
    }
    return workspace;
  }
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder) && /[/\\]$/.test(path.slice(0, folder.length + 1));
}
