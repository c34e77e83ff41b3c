import { type CompletionItem, CompletionItemKind, MarkupKind } from 'vscode-languageserver';
import type { BriefResolver } from '../../audience/resolve.ts';

/** A name that can be written at a place, with what it means. */
export function item(label: string, detail: string | undefined, kind: 'key' | 'value', url?: string): CompletionItem {
  return {
    label,
    kind: kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
    ...(detail === undefined ? {} : { detail }),
    ...(url === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: url } }),
    insertText: kind === 'key' ? `${label}: ` : label,
  };
}

export function audienceItems({ audiences }: BriefResolver): CompletionItem[] {
  return [...audiences.values()].map(({ id, name }) => item(id, name, 'value'));
}

export function channelItems({ channels }: BriefResolver): CompletionItem[] {
  return [...channels.values()].map(({ id, name }) => item(id, name, 'value'));
}
