import { type CodeAction, CodeActionKind, type TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { rules } from '../../generated/rules.ts';
import { printable } from '../../reporters/printable.ts';
import type { Finding } from '../../rule/finding.ts';
import { withAccepted } from '../../workspace/accept.ts';
import { configName } from '../../workspace/files.ts';
import type { Text } from '../text.ts';
import type { ActionContext } from './context.ts';
import { targetOf } from './target.ts';

/** Adds a finding's words to those that the project accepts, in the configuration that holds for the draft. */
export async function acceptAction(finding: Finding, context: ActionContext): Promise<CodeAction | undefined> {
  const target = targetOf(finding, context.check);
  if (target === undefined || !heedsAccepted(finding)) return undefined;
  const edit = await editOf(target.text.replace(/\s+/g, ' '), context);
  if (edit === undefined) return undefined;
  return {
    title: `Accept ‘${printable(target.text)}’ in this project (${configName})`,
    kind: CodeActionKind.QuickFix,
    diagnostics: context.diagnostics(finding),
    edit,
  };
}

/** Whether the rule is about words that a project may accept. */
function heedsAccepted({ ruleId, category }: Finding): boolean {
  const rule = rules.find(({ id }) => id === ruleId)?.rule;
  return category === 'jargon' && rule?.masks !== true && (rule?.entry !== undefined || ruleId.startsWith('unknown-'));
}

async function editOf(word: string, context: ActionContext): Promise<WorkspaceEdit | undefined> {
  const { document, workspace, platform, folders, abilities } = context;
  const configuration = await workspace.configuration(document.path);
  const folder = folders.folder(document.path);
  if (configuration.path === undefined) {
    if (!abilities.create) return undefined;
    const uri = platform.uri(platform.resolve(folder, configName));
    const start = { line: 0, character: 0 };
    const text: TextDocumentEdit = {
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: withAccepted('', word) ?? '' }],
    };
    return { documentChanges: [{ kind: 'create', uri, options: { ignoreIfExists: true } }, text] };
  }
  const path = platform.resolve(folder, configuration.path);
  const before = await context.read(path);
  const after = before && withAccepted(before.value, word);
  if (before === undefined || after === undefined) return undefined;
  return { changes: { [platform.uri(path)]: [replacement(before, after)] } };
}

/** The smallest single edit that makes one text of another. */
export function replacement(before: Text, after: string): { range: ReturnType<Text['range']>; newText: string } {
  const { value } = before;
  const most = Math.min(value.length, after.length);
  let start = 0;
  while (start < most && value.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (end < most - start && value.charCodeAt(value.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end++;
  // Neither half of a surrogate pair stands alone in an edit.
  if (isLow(value, start) || isLow(after, start)) start--;
  if (end > 0 && (isLow(value, value.length - end) || isLow(after, after.length - end))) end--;
  return {
    range: before.range({ start, end: value.length - end }),
    newText: after.slice(start, after.length - end),
  };
}

function isLow(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
