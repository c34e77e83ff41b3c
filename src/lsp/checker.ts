import type { Finding } from '../rule/finding.ts';
import { DraftProblem, describeError } from '../workspace/problem.ts';
import type { Check, OpenDocument } from './document.ts';
import type { Folders } from './folders.ts';
import { namesReaders } from './in-use.ts';
import { knownFindings } from './known.ts';

/** Checks open documents: each version once, however many ask for it. */
export class Checker {
  /** Why baselines could not be read: the next keystroke need not say it again. */
  private readonly told = new Set<string>();

  constructor(
    private readonly folders: Folders,
    private readonly log: (message: string) => void,
  ) {}

  /**
   * The check of a document as it is now. When it is done the document may have gone on: who asks compares the versions.
   */
  check(document: OpenDocument): Promise<Check> {
    const { version } = document;
    const { generation } = this.folders;
    const known = document.check;
    if (known?.version === version && known.generation === generation) return known.promise;
    const promise = this.run(document, version, generation);
    document.check = { promise, version, generation };
    return promise;
  }

  /** Whether a check is of what the document holds now. */
  isCurrent(document: OpenDocument, check: Check): boolean {
    return check.version === document.version && check.generation === this.folders.generation;
  }

  private async run(document: OpenDocument, version: number, generation: number): Promise<Check> {
    const { text, path, format, reading, memory } = document;
    const workspace = this.folders.workspace(path);
    const check: Check = { text, path: workspace.shown(path), version, generation, ...nothing };
    // What came in together with the request (another change, a cancellation) is heard first.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (document.version !== version || this.folders.generation !== generation) return check;
    try {
      const { enable, maxFileLength } = this.folders.settings;
      const configuration = await workspace.configuration(path);
      const isUsed = enable === 'always' || configuration.path !== undefined || namesReaders(text.value);
      if (isUsed && !configuration.ignores(path)) {
        if (text.value.length > maxFileLength) throw new LongDraft(text.value.length);
        check.prepared = await workspace.prepare(text.value, path, format, reading);
        if (document.version !== version) return check;
        if (check.prepared.draft.source !== text.value) throw new PackedEmail();
        check.result = workspace.checkPrepared(check.prepared, memory);
        const { source } = check.prepared.draft;
        check.known = await knownFindings(workspace, check.result, source, (problem) => this.tellOnce(problem));
      }
    } catch (error) {
      check.error = error;
      if (!isForWriter(error)) this.log(`${document.path}: ${describeError(error)}`);
    }
    if (document.version === version) document.last = check;
    return check;
  }

  private tellOnce(problem: string): void {
    if (!this.told.has(problem)) this.log(problem);
    this.told.add(problem);
  }
}

/** An email whose text is packed (base64), so that its words are nowhere in the file that the editor shows. */
export class PackedEmail extends DraftProblem {
  constructor() {
    super(
      'The text of this email is in base64, so nothing can be shown in its place here. Check it on the command line: commslint check',
    );
  }
}

const nothing = { result: undefined, known: new Set<Finding>(), prepared: undefined, error: undefined };

/** A draft that is longer than the client wants to wait for. */
export class LongDraft extends Error {
  override readonly name = 'LongDraft';

  constructor(length: number) {
    super(`This text has ${length} characters, which is more than is checked in the editor (setting maxFileLength).`);
  }
}

/** Whether an error says what the writer can put right, so that it belongs in the document and not in the log. */
function isForWriter(error: unknown): boolean {
  return (
    error instanceof Error &&
    ['ConfigurationError', 'UnreadableDraft', 'DraftProblem', 'LongDraft'].includes(error.name)
  );
}
