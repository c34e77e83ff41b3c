import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import type { GlossaryEntry } from '../../language/terms.ts';
import { printable } from '../../reporters/printable.ts';
import type { Finding } from '../../rule/finding.ts';
import { rangeOf } from '../diagnostics.ts';
import type { ActionContext } from './context.ts';
import { targetOf, written } from './target.ts';

/** Writes an acronym out, from the glossary, where the draft uses it first. */
export function expandAction(finding: Finding, context: ActionContext): CodeAction | undefined {
  if (finding.ruleId !== 'unknown-acronym') return undefined;
  const { check } = context;
  const target = targetOf(finding, check);
  const entry = glossaryOf(context).find(({ term, kind }) => kind === 'acronym' && term === finding.group);
  if (target === undefined || entry?.expansion === undefined) return undefined;
  const text = `${entry.expansion} (${target.text})`;
  // What the rule itself suggests is an action already.
  if (finding.suggestions.some((suggestion) => suggestion.text === text)) return undefined;
  const newText = written(text, target, check);
  if (newText === undefined) return undefined;
  return {
    title: `Write it out here: ‘${printable(text)}’`,
    kind: CodeActionKind.QuickFix,
    diagnostics: context.diagnostics(finding),
    edit: context.edit([{ range: check.text.range(rangeOf(finding)), newText }]),
  };
}

/** The same for every brief of a project. */
function glossaryOf({ check }: ActionContext): readonly GlossaryEntry[] {
  return check.prepared?.briefs[0]?.glossary.rows ?? [];
}
