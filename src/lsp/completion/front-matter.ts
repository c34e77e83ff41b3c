import type { CompletionItem, Position } from 'vscode-languageserver';
import type { BriefResolver } from '../../audience/resolve.ts';
import { rules } from '../../generated/rules.ts';
import type { Text } from '../text.ts';
import { audienceItems, channelItems, item } from './item.ts';

/** Keys that decide what a draft is held to, then those that rules read. */
const keys = new Map<string, string>([
  ['audience', 'who this draft is for: one or several audiences'],
  ['channel', 'how it reaches them'],
  ['statutory', 'whether its readers have no choice but to deal with the service'],
  ...rules.flatMap(({ id, rule }) =>
    Object.keys(rule.fields ?? {}).map((key): [string, string] => [key, `read by ${id}: ${rule.summary}`]),
  ),
]);

/** What can be written at a place of a draft's front matter; nothing outside it. */
export function frontMatterItems(text: Text, position: Position, resolver: BriefResolver): CompletionItem[] {
  const lines = text.value.slice(0, text.offset(position)).split(/\r\n|\r|\n/);
  if (!/^\ufeff?---[ \t]*$/.test(lines[0] ?? '') || lines.slice(1).some((line) => /^---[ \t]*$/.test(line))) return [];
  if (lines.length < 2) return [];
  const line = lines.at(-1) ?? '';
  if (/^\w*$/.test(line)) {
    const written = new Set(lines.slice(1, -1).map((each) => /^(\w+):/.exec(each)?.[1]));
    return [...keys].flatMap(([key, detail]) => (written.has(key) ? [] : [item(key, detail, 'key')]));
  }
  const inLine = /^(\w+):\s*(?:\[?\s*)?(?:[\w-]+\s*,\s*)*[\w-]*$/.exec(line)?.[1];
  const inList = /^\s*-\s+[\w-]*$/.test(line) ? keyAbove(lines.slice(1, -1)) : undefined;
  const key = inLine ?? inList;
  if (key === 'audience') return audienceItems(resolver);
  if (key === 'channel') return channelItems(resolver);
  if (key === 'statutory') return ['true', 'false'].map((value) => item(value, undefined, 'value'));
  return rules
    .flatMap(({ rule }) => (key === undefined ? [] : (rule.fields?.[key] ?? [])))
    .map((value) => item(value, undefined, 'value'));
}

/** The key whose list the lines end in. */
function keyAbove(lines: readonly string[]): string | undefined {
  const above = lines.findLast((line) => !/^\s*-/.test(line));
  return /^(\w+):\s*$/.exec(above ?? '')?.[1];
}
