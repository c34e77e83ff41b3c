import type { Connection, Diagnostic } from 'vscode-languageserver';

/** What was told of files that nobody has open: it is taken back when one is opened, for then it is checked as it stands. */
export class ClosedFiles {
  private readonly told = new Set<string>();

  constructor(private readonly connection: Connection) {}

  async tell(uri: string, diagnostics: Diagnostic[]): Promise<void> {
    if (diagnostics.length > 0) this.told.add(uri);
    else this.told.delete(uri);
    await this.connection.sendDiagnostics({ uri, diagnostics });
  }

  forget(uri: string): void {
    if (this.told.delete(uri)) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
