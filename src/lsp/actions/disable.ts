import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver';
import type { Draft } from '../../draft/draft.ts';
import { readDraft } from '../../formats/read.ts';
import type { Finding } from '../../rule/finding.ts';
import type { ActionContext } from './context.ts';

/** A comment on its way into the source: everything before the reason, and after it. */
interface Insertion {
  offset: number;
  before: string;
  after: string;
  title: string;
}

/**
 * A comment that turns the rule of a finding off, with a reason to fill in: for its line, where a comment can stand above
 * or before that without changing how the draft reads; else for the file.
 */
export function disableAction(finding: Finding, context: ActionContext): CodeAction | undefined {
  const draft = context.check.prepared?.draft;
  if (draft === undefined || (draft.format !== 'markdown' && draft.format !== 'html')) return undefined;
  if (finding.ruleId === 'suppressions') return undefined;
  const insertion = insertions(finding, draft).find((each) => isHarmless(each, draft));
  if (insertion === undefined) return undefined;
  return {
    title: insertion.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: context.diagnostics(finding),
    edit: editOf(insertion, context),
  };
}

/** Where the comment may go, the best place first. */
function insertions({ ruleId, place }: Finding, { source, lines, fields }: Draft): Insertion[] {
  const eol = /\r\n|\r|\n/.exec(source)?.[0] ?? '\n';
  const { line } = place.start;
  const start = lines.start(line);
  const indent = /[ \t>]*/y;
  indent.lastIndex = start;
  const prefix = indent.exec(source)?.[0] ?? '';
  const comment = `<!-- commslint-disable-next-line ${ruleId} -- `;
  const title = `Turn ${ruleId} off for this line (give a reason)`;
  const body = bodyStart(source);
  const found: Insertion[] = [];
  const isHead = start < body || (place.end.offset === place.start.offset && place.start.offset <= 1);
  if (!isHead) {
    found.push({ offset: start, before: `${prefix}${comment}`, after: ` -->${eol}`, title });
    if (line > 1 && start > body) {
      const end = start - (source.slice(0, start).endsWith('\r\n') ? 2 : 1);
      found.push({ offset: end, before: ` ${comment}`, after: ' -->', title });
    }
  }
  found.push({
    offset: body,
    before: `${fields.size > 0 && body > 1 ? eol : ''}<!-- commslint-disable-file ${ruleId} -- `,
    after: ` -->${eol}${eol}`,
    title: `Turn ${ruleId} off for this file (give a reason)`,
  });
  return found;
}

/** Offset of the first code unit after the front matter. */
function bodyStart(source: string): number {
  const mark = source.startsWith('\ufeff') ? 1 : 0;
  const opened = /^\ufeff?---[ \t]*(?:\r\n|\n|\r)/.exec(source);
  if (opened === null) return mark;
  const closed = /(?:^|\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r|$)/.exec(source.slice(opened[0].length));
  return closed === null ? mark : opened[0].length + closed.index + closed[0].length;
}

/** Whether the draft reads the same with the comment, and the comment is one. */
function isHarmless({ offset, before, after }: Insertion, draft: Draft): boolean {
  const text = `${draft.source.slice(0, offset)}${before}reason${after}${draft.source.slice(offset)}`;
  try {
    const changed = readDraft(text, draft.path, draft.format);
    return (
      changed.comments.length === draft.comments.length + 1 &&
      changed.blocks.length === draft.blocks.length &&
      changed.blocks.every(({ kind, text }, index) => {
        const block = draft.blocks[index];
        return block?.kind === kind && block.text === text;
      })
    );
  } catch {
    return false;
  }
}

function editOf({ offset, before, after }: Insertion, context: ActionContext): WorkspaceEdit {
  const { text } = context.check;
  const range = text.range({ start: offset, end: offset });
  if (!context.abilities.snippets) return context.edit([{ range, newText: before.trimEnd() + after }]);
  const literal = (part: string) => part.replace(/[\\$}]/g, '\\$&');
  const { uri, version } = context.document;
  const snippet = { kind: 'snippet' as const, value: `${literal(before)}\${1:}${literal(after)}` };
  return { documentChanges: [{ textDocument: { uri, version }, edits: [{ range, snippet }] }] };
}
