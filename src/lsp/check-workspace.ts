import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import { formatOf } from '../formats/kinds.ts';
import { PackedEmail } from './checker.ts';
import type { Check, OpenDocument } from './document.ts';
import type { Folders } from './folders.ts';
import { knownFindings } from './known.ts';
import type { Platform } from './platform.ts';
import { type Encoding, Text } from './text.ts';

/** One draft of the workspace and what was found in it. */
export interface CheckedFile {
  uri: string;
  check: Check;
  /** Of the open document; none for a file that is not open. */
  version: number | null;
}

/**
 * Checks every draft of the open folders, one after another, as the command line does, and reports how far it is. What is
 * open is checked as it stands in the editor.
 */
export async function* checkWorkspace(
  folders: Folders,
  platform: Platform,
  encoding: Encoding,
  open: (path: string) => { document: OpenDocument; check: () => Promise<Check> } | undefined,
  progress: WorkDoneProgressReporter,
  token: CancellationToken,
): AsyncGenerator<CheckedFile> {
  const paths: string[] = [];
  for (const folder of folders.open) {
    for (const found of await folders.workspace(folder).find(['.'])) {
      // A Word file's findings have no place in its bytes that an editor could show.
      if (!('problem' in found) && formatOf(found.path) !== 'word') paths.push(platform.resolve(folder, found.path));
    }
  }
  progress.begin('commslint', 0, `${paths.length} drafts`, true);
  try {
    for (const [index, path] of paths.entries()) {
      // Lets a cancellation, or a keystroke, be heard between two files.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (token.isCancellationRequested || progressCancelled(progress)) return;
      const opened = open(path);
      const uri = opened?.document.uri ?? platform.uri(path);
      if (opened?.document.kind === 'draft') {
        const check = await opened.check();
        yield { uri, check, version: check.version };
      } else {
        const check = await checkFile(folders, platform, path, encoding);
        if (check !== undefined) yield { uri, check, version: null };
      }
      progress.report(Math.floor(((index + 1) / paths.length) * 100), `${index + 1} of ${paths.length}`);
    }
  } finally {
    progress.done();
  }
}

/** Checks a file that is not open; nothing for one that has no text to point into, or that the configuration leaves out. */
async function checkFile(
  folders: Folders,
  platform: Platform,
  path: string,
  encoding: Encoding,
): Promise<Check | undefined> {
  const workspace = folders.workspace(path);
  const check = (text: string, rest: Partial<Check>): Check => ({
    text: new Text(text, encoding),
    path: workspace.shown(path),
    version: 0,
    generation: folders.generation,
    result: undefined,
    known: new Set(),
    prepared: undefined,
    error: undefined,
    ...rest,
  });
  try {
    if ((await workspace.configuration(path)).ignores(path)) return undefined;
  } catch (error) {
    return check('', { error });
  }
  const { result, source, error } = await workspace.checkFile(path);
  if ('problem' in result) return check(source ?? '', { error: error ?? new Error(result.problem) });
  if (source === undefined) return undefined;
  const stored = result.format === 'email' ? await platform.read(path) : source;
  if (stored !== source) return check(stored ?? '', { error: new PackedEmail() });
  return check(source, { result, known: await knownFindings(workspace, result, source, () => {}) });
}

function progressCancelled(progress: WorkDoneProgressReporter): boolean {
  return 'token' in progress && (progress.token as CancellationToken).isCancellationRequested;
}
