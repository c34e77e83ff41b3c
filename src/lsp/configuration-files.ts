import type { Connection, Diagnostic } from 'vscode-languageserver';
import { ConfigurationError, type Problem } from '../audience/configuration-error.ts';
import { configurationDiagnostics } from './diagnostics.ts';
import type { Check, OpenDocument } from './document.ts';
import type { Folders } from './folders.ts';
import type { Platform } from './platform.ts';
import { type Encoding, Text } from './text.ts';

/**
 * What is wrong with a configuration, or with a file that one is made of, as it stands in the editor, saved or not; with
 * what is wrong for that reason elsewhere.
 */
async function configurationProblems(document: OpenDocument, folders: Folders): Promise<Problem[]> {
  const { path, text } = document;
  const workspace = folders.workspaceWith(path, text.value);
  const problems = new Map<string, Problem>();
  for (const folder of [undefined, ...(await folders.workspace(path).foldersOf(path))]) {
    // Its own folder's first: nobody may have asked for a draft yet.
    const found = folder === undefined ? workspace.configuration(path) : workspace.configurationOf(folder);
    const error: unknown = await found.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error instanceof ConfigurationError) {
      for (const problem of error.problems) problems.set(JSON.stringify(problem), problem);
    } else if (error !== undefined) throw error;
  }
  return [...problems.values()];
}

/** Tells of what is wrong with configurations that nobody has open, when a draft could not be checked because of it. */
export class ClosedConfigurations {
  private readonly told = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly platform: Platform,
    private readonly folders: Folders,
    private readonly encoding: () => Encoding,
    private readonly isOpen: (path: string) => boolean,
  ) {}

  /** Takes note of why a draft could not be checked. */
  async note(document: OpenDocument, check: Check): Promise<void> {
    if (check.error instanceof ConfigurationError) await this.tell(document, check.path, check.error.problems);
  }

  /** What is wrong with an open configuration; what is wrong elsewhere for that reason is told there. */
  async check(document: OpenDocument): Promise<Diagnostic[]> {
    const shown = this.folders.workspace(document.path).shown(document.path);
    const problems = await configurationProblems(document, this.folders);
    await this.tell(document, shown, problems);
    return configurationDiagnostics(
      problems.filter(({ path }) => path === shown),
      document.text,
    );
  }

  private async tell(document: OpenDocument, own: string, all: readonly Problem[]): Promise<void> {
    const byPath = new Map<string, Problem[]>();
    for (const problem of all) {
      if (problem.path === undefined || problem.path === own) continue;
      byPath.set(problem.path, [...(byPath.get(problem.path) ?? []), problem]);
    }
    for (const [shown, problems] of byPath) {
      const path = this.platform.resolve(this.folders.folder(document.path), shown);
      const uri = this.platform.uri(path);
      if (this.told.has(uri) || this.isOpen(path)) continue;
      this.told.add(uri);
      const text = new Text((await this.platform.read(path)) ?? '', this.encoding());
      // It may have been opened, or put right, while it was read.
      if (!this.told.has(uri) || this.isOpen(path)) continue;
      await this.connection.sendDiagnostics({ uri, diagnostics: configurationDiagnostics(problems, text) });
    }
  }

  /** Takes back what was told of a file, or of all of them. */
  forget(uri?: string): void {
    for (const told of uri === undefined ? [...this.told] : [uri]) {
      if (this.told.delete(told)) void this.connection.sendDiagnostics({ uri: told, diagnostics: [] });
    }
  }
}
