import { resolve } from 'node:path';
import { formatOf, isBinary } from '../formats/kinds.ts';
import type { CheckedDraft } from '../reporters/result.ts';
import { type Decoded, encode } from './bytes.ts';
import { fixText } from './fix-text.ts';
import { DraftProblem, describeError } from './problem.ts';
import type { Visit, Workspace } from './workspace.ts';
import { writeAtomically } from './write.ts';

/** Says how to get the changes to a file that is not text. */
function refusal(path: string): string {
  if (formatOf(path) === 'email')
    return 'An email is not changed. Check it without --fix, and change it where you write it.';
  const copy = path.replace(/(\.[^.]*)?$/, '.checked$1');
  return `A Word file is not changed in place. For a copy with every finding as a comment: commslint check ${path} --comments ${copy}`;
}

/** A draft after its safe fixes. */
export interface FixedVisit extends Visit {
  /** What was checked first, before any fix; none when it could not be checked. */
  before?: { source: string; result: CheckedDraft };
}

/**
 * Applies the safe fixes of one file until none is left, and says what is left to do by hand. Line ends, byte order mark,
 * encoding and mode stay as they are. A file that cannot be checked, at first or after a fix, is not touched.
 *
 * @param write false to leave the file as it is
 */
export async function fixFile(workspace: Workspace, path: string, write: boolean): Promise<FixedVisit> {
  try {
    if (isBinary(path)) throw new DraftProblem(refusal(path));
    const original = await workspace.read(path);
    const before = { source: original.text, result: await workspace.checkText(original.text, path) };
    const { text, result } = await fixText(workspace, before.result, original.text);
    if (write && text !== original.text) await replace(workspace, path, original, text);
    return { result, source: text, before };
  } catch (error) {
    return { result: { path, problem: describeError(error) }, source: undefined, error };
  }
}

async function replace(workspace: Workspace, path: string, original: Decoded, text: string): Promise<void> {
  const now = await workspace.read(path);
  if (now.text !== original.text) {
    throw new DraftProblem('The file was changed by someone else while it was being fixed. It was left as it is.');
  }
  await writeAtomically(resolve(workspace.folder, path), encode({ text, encoding: original.encoding }));
}
