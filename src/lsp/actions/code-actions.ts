import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import type { Finding } from '../../rule/finding.ts';
import { diagnosticsOf, rangeOf } from '../diagnostics.ts';
import { acceptAction } from './accept.ts';
import type { ActionContext } from './context.ts';
import { disableAction } from './disable.ts';
import { expandAction } from './expand.ts';
import { fixAllAction, fixAllKind } from './fix-all.ts';
import { suggestionActions } from './suggest.ts';

/**
 * What can be done about the findings that a range touches. The findings are those of the text as it is now: some clients
 * send their diagnostics' ranges in other units than they agreed on, so those are not read.
 */
export async function codeActions(
  { range, context: { only } }: CodeActionParams,
  context: ActionContext,
): Promise<CodeAction[]> {
  const wants = (kind: string) =>
    only === undefined || only.some((wanted) => wanted === kind || wanted === '' || kind.startsWith(`${wanted}.`));
  const actions: CodeAction[] = [];
  if (wants('quickfix')) {
    const touched = touchedBy(context.check.text.offsets(range), context.check.result?.findings ?? []);
    actions.push(...touched.flatMap((finding) => suggestionActions(finding, context)));
    actions.push(...touched.flatMap((finding) => expandAction(finding, context) ?? []));
    for (const finding of touched) actions.push(...present(await acceptAction(finding, context)));
    actions.push(...touched.flatMap((finding) => disableAction(finding, context) ?? []));
  }
  if (wants(fixAllKind)) actions.push(...present(await fixAllAction(context)));
  return unique(actions);
}

function present(action: CodeAction | undefined): CodeAction[] {
  return action === undefined ? [] : [action];
}

function touchedBy({ start, end }: { start: number; end: number }, findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => {
    const at = rangeOf(finding);
    return at.start <= end && at.end >= start;
  });
}

/** Two findings at one place may lead to the same action. Of several that are preferred the first is. */
function unique(actions: readonly CodeAction[]): CodeAction[] {
  const known = new Map<string, CodeAction>();
  for (const action of actions) {
    const key = JSON.stringify([action.title, action.edit]);
    if (!known.has(key)) known.set(key, action);
  }
  const result = [...known.values()];
  const first = result.find(({ isPreferred }) => isPreferred);
  const rest = result.filter((action) => action !== first).map(({ isPreferred: _, ...action }) => action);
  return first === undefined ? rest : [first, ...rest];
}

/** The diagnostics of one finding, as the client has them. */
export function diagnosticsFor(finding: Finding, { check, document }: Pick<ActionContext, 'check' | 'document'>) {
  if (check.result === undefined) return [];
  const only = { ...check, result: { ...check.result, findings: [finding] } };
  return diagnosticsOf(only, document.uri, { related: false, tags: false });
}
