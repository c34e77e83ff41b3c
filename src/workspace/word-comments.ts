import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Draft } from '../draft/draft.ts';
import { isBinary } from '../formats/kinds.ts';
import type { Remark } from '../formats/word/annotate.ts';
import type { Finding } from '../rule/finding.ts';
import { DraftProblem, describeError } from './problem.ts';
import type { Visit, Workspace } from './workspace.ts';
import { writeAtomically } from './write.ts';

/**
 * Checks a Word file and writes a copy of it in which every finding is a comment at its place. Nothing is written when the
 * file cannot be checked.
 *
 * @param copy path of the copy; one that is there is replaced
 */
export async function commentFile(workspace: Workspace, path: string, copy: string): Promise<Visit> {
  let source: string | undefined;
  try {
    if (!isBinary(path))
      throw new DraftProblem('Comments are written into Word files only. This file is text: see --fix.');
    if (await isSameFile(resolve(workspace.folder, path), resolve(workspace.folder, copy))) {
      throw new DraftProblem('The copy would replace the original. Give --comments another name.');
    }
    const bytes = await workspace.content(path);
    const prepared = await workspace.prepare(bytes, path);
    source = prepared.draft.source;
    const result = workspace.checkPrepared(prepared);
    const { annotateWord } = await import('../formats/word/annotate.ts');
    const remarks = result.findings.map((finding) => remark(finding, prepared.draft));
    await writeCopy(resolve(workspace.folder, copy), copy, annotateWord(bytes as Uint8Array, remarks));
    return { result, source };
  } catch (error) {
    return { result: { path, problem: describeError(error) }, source, error };
  }
}

async function writeCopy(path: string, shown: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeAtomically(path, bytes);
  } catch (error) {
    throw new DraftProblem(`The copy could not be written to ${shown}. ${describeError(error)}`);
  }
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const real = (path: string) => realpath(path).catch(() => path);
  return (await real(one)) === (await real(other));
}

/** What a comment says: the finding, what to do, what to put instead, and which rule it is of. */
function remark(finding: Finding, draft: Draft): Remark {
  const { message, advice, suggestions, ruleId, url, audiences, actual, place } = finding;
  const apart = draft.apart.find(({ start, end }) => place.start.offset >= start && place.start.offset <= end);
  const instead = suggestions.map(({ text }) => (text === '' ? 'nothing' : `‘${text}’`)).join(' or ');
  return {
    start: place.start.offset,
    end: place.end.offset,
    text: [
      ...(apart === undefined ? [] : [`In ${apart.name}: ‘${actual}’`]),
      `${message} ${advice}`.trim(),
      ...(instead === '' ? [] : [`Instead: ${instead}`]),
      `${ruleId}, for ${audiences.join(' and ')}: ${url}`,
    ],
  };
}
