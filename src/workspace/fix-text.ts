import { applyFixes } from '../fix/apply.ts';
import type { CheckedDraft } from '../reporters/result.ts';
import type { Fix } from '../rule/finding.ts';
import type { Workspace } from './workspace.ts';

/** One fix can make room for another, or uncover one; a text that still changes after this many passes goes in a circle. */
const mostPasses = 10;

/** Applies the safe fixes of a text until none is left. */
export async function fixText(
  workspace: Workspace,
  first: CheckedDraft,
  source: string,
): Promise<{ text: string; result: CheckedDraft }> {
  let text = source;
  let result = first;
  for (let pass = 0; pass < mostPasses; pass++) {
    const fixed = applyFixes(text, safeFixes(result)).text;
    if (fixed === text) break;
    text = fixed;
    result = await workspace.checkText(text, first.path, first.format);
  }
  return { text, result };
}

/** The first fix that each finding offers. */
function safeFixes(result: CheckedDraft): Fix[] {
  return result.findings.flatMap(({ suggestions }) => suggestions.find(({ fix }) => fix !== undefined)?.fix ?? []);
}
