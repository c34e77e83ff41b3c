import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { FormatId } from '../draft/draft.ts';
import { Memory } from '../engine/memory.ts';
import { formatOf } from '../formats/kinds.ts';
import { MarkdownMemory } from '../formats/markdown-memory.ts';
import type { CheckedDraft } from '../reporters/result.ts';
import type { Finding } from '../rule/finding.ts';
import type { Prepared } from '../workspace/preparation.ts';
import { type Encoding, Text } from './text.ts';

/** What one version of a document was found to hold. */
export interface Check {
  text: Text;
  /** The draft's path as its findings and problems have it. */
  path: string;
  version: number;
  /** Of the configurations; see `Folders`. */
  generation: number;
  /** Nothing where it is not to be checked, or could not be. */
  result: CheckedDraft | undefined;
  /** Findings that a baseline knows: nobody has to put them right today. */
  known: ReadonlySet<Finding>;
  /** What it was held to, for what is asked about it later. */
  prepared: Prepared | undefined;
  /** Why it could not be checked. */
  error: unknown;
}

/** Names that clients give to the languages of files that were never saved. */
const formatOfLanguage: Readonly<Record<string, FormatId>> = {
  markdown: 'markdown',
  html: 'html',
  plaintext: 'text',
  text: 'text',
};

/** Whether a path is that of a configuration. */
function isConfiguration(uri: string): boolean {
  return /(?:^|\/)commslint\.yaml$/.test(uri);
}

/** Whether a configuration may be made of a file, by its name: another one, a list, or a `.commslintignore`. */
export function mayBePart(path: string): boolean {
  return /\.(?:ya?ml|csv|tsv|commslintignore)$/i.test(path);
}

/** A document that the client has open. */
export class OpenDocument {
  text: Text;
  /** What is known of its parts from the version that was read last. */
  readonly reading = new MarkdownMemory();
  /** What is known of its blocks from the version that was checked last. */
  readonly memory = new Memory();
  /** The check of the current version, begun or done. */
  check: { promise: Promise<Check>; version: number; generation: number } | undefined;
  /** The last check that was done, of this version or one before. */
  last: Check | undefined;
  /** A file that turns out to be part of a configuration becomes one. */
  kind: 'draft' | 'configuration' | 'other';
  /** Format by which it is read, where its name does not say. */
  readonly format: FormatId | undefined;

  constructor(
    readonly uri: string,
    /** Where it stands; a file that was never saved stands in the first open folder. */
    readonly path: string,
    languageId: string,
    public version: number,
    text: string,
    encoding: Encoding,
    configPath: string | undefined,
  ) {
    this.text = new Text(text, encoding);
    const named = formatOf(path);
    this.format = named === undefined ? formatOfLanguage[languageId] : undefined;
    const isDraft = named === undefined ? this.format !== undefined && !mayBePart(path) : named !== 'word';
    this.kind = isConfiguration(uri) || path === configPath ? 'configuration' : isDraft ? 'draft' : 'other';
  }

  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    this.text = this.text.after(changes);
    this.version = version;
  }
}
