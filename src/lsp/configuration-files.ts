import type { Connection, Diagnostic } from 'vscode-languageserver';
import { ConfigurationError, type Problem } from '../audience/configuration-error.ts';
import { readConfig } from '../audience/read-config.ts';
import { library } from '../generated/readers.ts';
import { rules } from '../generated/rules.ts';
import { configurationDiagnostics } from './diagnostics.ts';
import type { Check, OpenDocument } from './document.ts';
import type { Folders } from './folders.ts';
import type { Platform } from './platform.ts';
import { type Encoding, Text } from './text.ts';

/** What is wrong with a configuration as it stands in the editor, saved or not. */
export function configurationProblems(document: OpenDocument): Diagnostic[] {
  try {
    readConfig(document.text.value, document.path, { rules, library });
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return configurationDiagnostics(error.problems, document.text);
    throw error;
  }
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
    if (!(check.error instanceof ConfigurationError)) return;
    const byPath = new Map<string, Problem[]>();
    for (const problem of check.error.problems) {
      if (problem.path === undefined || problem.path === check.path) continue;
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
