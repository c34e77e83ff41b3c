import type { CodeAction, TextEdit } from 'vscode-languageserver';
import { count } from '../../reporters/printable.ts';
import { fixText } from '../../workspace/fix-text.ts';
import { Text } from '../text.ts';
import { replacement } from './accept.ts';
import type { ActionContext } from './context.ts';

/** Kind of the action that editors can run when a file is saved. */
export const fixAllKind = 'source.fixAll.commslint';

/** Makes every change of the draft that is safe in any context, as `commslint check --fix` does. */
export async function fixAllAction(context: ActionContext): Promise<CodeAction | undefined> {
  const { check, workspace } = context;
  const fixable = check.result?.findings.filter(({ suggestions }) => suggestions.some(({ fix }) => fix)) ?? [];
  if (check.result === undefined || fixable.length === 0) return undefined;
  const fixed = await fixText(workspace, check.result, check.text.value);
  if (fixed.text === check.text.value) return undefined;
  return {
    title: `Make every safe change in this file (${count(fixable.length, 'finding')})`,
    kind: fixAllKind,
    edit: context.edit(lineEdits(check.text, fixed.text)),
  };
}

/**
 * Edits that make one text of another: one for each line that differs, so that cursors and marks elsewhere stay; one in
 * all where lines came or went.
 */
function lineEdits(before: Text, after: string): TextEdit[] {
  const text = new Text(after, 'utf-16');
  if (before.lines.count !== text.lines.count) return [replacement(before, after)];
  const edits: TextEdit[] = [];
  for (let line = 1; line <= before.lines.count; line++) {
    const old = before.value.slice(before.lines.start(line), before.lines.start(line + 1));
    const changed = after.slice(text.lines.start(line), text.lines.start(line + 1));
    if (old === changed) continue;
    const at = replacement(new Text(old, before.encoding), changed);
    edits.push({
      range: {
        start: { line: line - 1, character: at.range.start.character },
        end: { line: line - 1, character: at.range.end.character },
      },
      newText: at.newText,
    });
  }
  return edits;
}
