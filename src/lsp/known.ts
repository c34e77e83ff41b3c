import type { CheckedDraft } from '../reporters/result.ts';
import type { Finding } from '../rule/finding.ts';
import { describeError } from '../workspace/problem.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * The findings of a draft that the baseline of its configuration knows.
 *
 * @param tell what to do with the reason why a baseline cannot be read: nothing is known then
 */
export async function knownFindings(
  workspace: Workspace,
  result: CheckedDraft,
  source: string,
  tell: (problem: string) => void,
): Promise<ReadonlySet<Finding>> {
  try {
    const baseline = await workspace.baseline(result.path);
    return new Set((await baseline?.sort(result, source))?.known);
  } catch (error) {
    tell(describeError(error));
    return new Set();
  }
}
