import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Checker } from './checker.ts';
import { diagnosticsOf, type Shown } from './diagnostics.ts';
import type { Check, OpenDocument } from './document.ts';

/** How long after the last keystroke a draft is checked, in milliseconds: a pause between words (a judgement). */
const pause = 150;

/**
 * Sees to it that each open draft is checked when it has changed, and tells the client: its diagnostics, unless the client
 * asks for them itself, and its status. What is out of date when it is ready is never sent.
 */
export class Publisher {
  private readonly waiting = new Map<OpenDocument, ReturnType<typeof setTimeout>>();
  private readonly closed = new WeakSet<OpenDocument>();

  constructor(
    private readonly connection: Connection,
    private readonly checker: Checker,
    /** What else is to be told of a check. */
    private readonly also: (document: OpenDocument, check: Check) => void,
    /** What is wrong with an open configuration. */
    private readonly checkConfiguration: (document: OpenDocument) => Promise<Diagnostic[]>,
    /** What the client can show; none where it pulls diagnostics. */
    private readonly pushes: () => Shown | undefined,
  ) {}

  /** Checks a document after a pause, however often it is asked to before. */
  soon(document: OpenDocument): void {
    clearTimeout(this.waiting.get(document));
    this.waiting.set(
      document,
      setTimeout(() => this.now(document), pause),
    );
  }

  /** Checks a document as soon as nothing else is to be done. */
  now(document: OpenDocument): void {
    clearTimeout(this.waiting.get(document));
    this.waiting.delete(document);
    if (this.closed.has(document)) return;
    if (document.kind === 'configuration' && this.pushes() !== undefined) {
      void this.publishConfiguration(document, document.version);
    }
    if (document.kind !== 'draft') return;
    void this.checker.check(document).then((check) => this.publish(document, check));
  }

  /** Nothing more is said of a document, and what was said is taken back. */
  close(document: OpenDocument): void {
    this.closed.add(document);
    clearTimeout(this.waiting.get(document));
    this.waiting.delete(document);
    if (this.pushes() !== undefined) this.send(document.uri, []);
  }

  /** Forgets what waits to be done. */
  stop(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
  }

  private async publishConfiguration(document: OpenDocument, version: number): Promise<void> {
    const diagnostics = await this.checkConfiguration(document);
    if (this.closed.has(document) || document.version !== version) return;
    this.send(document.uri, diagnostics, version);
  }

  private publish(document: OpenDocument, check: Check): void {
    if (this.closed.has(document) || !this.checker.isCurrent(document, check)) return;
    const shown = this.pushes();
    if (shown !== undefined) {
      this.send(document.uri, diagnosticsOf(check, document.uri, shown), check.version);
    }
    this.also(document, check);
  }

  private send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    void this.connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }
}
