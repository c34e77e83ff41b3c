import type { Diagnostic, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Finding } from '../../rule/finding.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Check, OpenDocument } from '../document.ts';
import type { Folders } from '../folders.ts';
import type { Platform } from '../platform.ts';
import type { Text } from '../text.ts';

/** What the client can do with an edit. */
export interface EditAbilities {
  /** Edits with the version of the document that they are for. */
  versioned: boolean;
  /** Files made by an edit. */
  create: boolean;
  /** Edits with places to fill in. */
  snippets: boolean;
}

/** What an action may use: the check of the document as it is now, and how to write an edit that the client understands. */
export interface ActionContext {
  document: OpenDocument;
  check: Check;
  workspace: Workspace;
  folders: Folders;
  platform: Platform;
  abilities: EditAbilities;
  /** The text of a file as it stands in the editor, else as it is stored. */
  read(path: string): Promise<Text | undefined>;
  /** The diagnostics that the client shows of a finding. */
  diagnostics(finding: Finding): Diagnostic[];
  /** An edit of the document. */
  edit(edits: TextEdit[]): WorkspaceEdit;
}
