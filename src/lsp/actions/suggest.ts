import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { printable } from '../../reporters/printable.ts';
import type { Finding, Suggestion } from '../../rule/finding.ts';
import { rangeOf } from '../diagnostics.ts';
import type { ActionContext } from './context.ts';
import { targetOf, written } from './target.ts';

/** For each thing that a finding suggests, its words replaced; the one that is safe in any context first and preferred. */
export function suggestionActions(finding: Finding, context: ActionContext): CodeAction[] {
  const target = targetOf(finding, context.check);
  const actions: CodeAction[] = [];
  const safeFirst = [...finding.suggestions].sort((a, b) => Number(b.fix !== undefined) - Number(a.fix !== undefined));
  for (const suggestion of safeFirst) {
    const change = changeOf(suggestion);
    if (change === undefined) continue;
    const { text } = context.check;
    actions.push({
      title: titleOf(finding, suggestion),
      kind: CodeActionKind.QuickFix,
      diagnostics: context.diagnostics(finding),
      ...(suggestion.fix !== undefined && actions.length === 0 ? { isPreferred: true } : {}),
      edit: context.edit([{ range: text.range(change), newText: change.text }]),
    });
  }
  return actions;

  function changeOf({ text, fix }: Suggestion) {
    if (fix !== undefined) return { start: fix.offset, end: fix.endOffset, text: fix.text };
    const newText = target && written(text, target, context.check);
    return newText === undefined ? undefined : { ...rangeOf(finding), text: newText };
  }
}

function titleOf({ actual }: Finding, { text }: Suggestion): string {
  if (text === '') return `Take out ‘${short(actual)}’`;
  return `Write ‘${short(text)}’ instead of ‘${short(actual)}’`;
}

/** Longest quotation in a menu, in UTF-16 code units (a judgement). */
const longest = 60;

function short(text: string): string {
  const line = printable(text);
  return line.length <= longest ? line : `${line.slice(0, longest - 2).replace(/[\ud800-\udbff]$/, '')} …`;
}
