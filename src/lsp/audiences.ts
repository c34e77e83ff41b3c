import type { TextEdit } from 'vscode-languageserver';
import { isMap, isNode, isScalar, parseDocument, stringify } from 'yaml';
import { BriefResolver } from '../audience/resolve.ts';
import { library } from '../generated/readers.ts';
import { rules } from '../generated/rules.ts';
import { bodyStart } from '../rule/body.ts';
import { replacement } from './actions/accept.ts';
import type { Check, OpenDocument } from './document.ts';
import type { AudienceChoice } from './protocol.ts';

/** Who a draft can be for, and is. */
export function audienceChoice(document: OpenDocument, { prepared }: Check): AudienceChoice {
  const { audiences } = prepared?.configuration.resolver ?? new BriefResolver({ rules, library });
  const { value } = document.text;
  const format = prepared?.draft.format ?? document.format ?? 'markdown';
  const canSay = format === 'markdown' || format === 'text' || format === 'notify';
  return {
    known: [...audiences.values()].map(({ id, name, reader }) => ({ id, name, reader })),
    chosen: prepared?.choice.audiences ?? [],
    frontMatter: !canSay ? 'none' : hasFrontMatter(value) ? 'there' : 'possible',
  };
}

/** The edits that make a draft say who reads it; null where its front matter cannot be changed safely. */
export function audienceEdits({ text }: OpenDocument, audiences: readonly string[]): TextEdit[] | null {
  const after = withAudiences(text.value, audiences);
  return after === undefined ? null : [replacement(text, after)];
}

/**
 * A draft that says in its front matter who reads it; everything else stays as it is.
 *
 * @returns nothing where the front matter is not YAML, or its `audience` is something of the site's own software
 */
export function withAudiences(source: string, audiences: readonly string[]): string | undefined {
  const eol = /\r\n|\r|\n/.exec(source)?.[0] ?? '\n';
  const line = `audience: ${audiences.length === 1 ? stringify(audiences[0]).trimEnd() : `[${audiences.join(', ')}]`}`;
  const mark = source.startsWith('\ufeff') ? '\ufeff' : '';
  if (!hasFrontMatter(source)) return `${mark}---${eol}${line}${eol}---${eol}${eol}${source.slice(mark.length)}`;
  const front = frontMatterOf(source);
  const document = parseDocument(front.yaml);
  if (document.errors.length > 0) return undefined;
  const { contents } = document;
  if (contents !== null && !isMap(contents)) return undefined;
  const pair = contents?.items.find(({ key }) => isScalar(key) && key.value === 'audience');
  if (pair !== undefined && (!isNode(pair.key) || isMap(pair.value))) return undefined;
  const from = isNode(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
  const to = isNode(pair?.value) ? (pair.value.range?.[1] ?? 0) : from;
  // A list over several lines ends with the line break of its last.
  const broken = pair === undefined || /[\r\n]$/.test(front.yaml.slice(from, to)) ? eol : '';
  const after = source.slice(0, front.start + from) + line + broken + source.slice(front.start + to);
  return says(after, audiences) ? after : undefined;
}

function says(source: string, audiences: readonly string[]): boolean {
  const document = parseDocument(frontMatterOf(source).yaml);
  const said: unknown = document.errors.length === 0 ? document.toJS()?.audience : undefined;
  return JSON.stringify([said].flat()) === JSON.stringify(audiences);
}

/** The YAML between the lines of hyphens, and the offset at which it starts. */
function frontMatterOf(source: string): { yaml: string; start: number } {
  const start = /^.*(?:\r\n|\r|\n)/.exec(source)?.[0].length ?? 0;
  return { yaml: source.slice(start, bodyStart({ source })).replace(/---[ \t]*(?:\r\n|\n|\r)?$/, ''), start };
}

function hasFrontMatter(source: string): boolean {
  return bodyStart({ source }) > (source.startsWith('\ufeff') ? 1 : 0);
}
