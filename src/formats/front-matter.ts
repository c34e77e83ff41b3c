import { isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { BlockKind, BlockParts } from '../draft/block.ts';
import type { Field } from '../draft/draft.ts';
import { SourceMap } from '../draft/source-map.ts';
import { alignYaml } from './align.ts';
import { readPlainYaml, type YamlEntry } from './plain-yaml.ts';
import { UnreadableDraft } from './unreadable.ts';

/** What stands between `---` lines at the top of a Markdown or text file. */
export interface FrontMatter {
  fields: Map<string, Field>;
  /** The page title, summary and subject line, which readers see. */
  blocks: BlockParts[];
  /** Language of the draft: `lang` or `language`, else `en`. */
  language: string;
  /** Offset of the first code unit after the front matter and its line ending; after a byte order mark if there is none. */
  end: number;
}

const fence = /^\ufeff?---[ \t]*(?:\r\n|\n|\r)/;
const closing = /(?:^|\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r|$)/;

const seen: Readonly<Record<string, BlockKind>> = {
  title: 'title',
  summary: 'summary',
  description: 'summary',
  subject: 'subject',
};

/**
 * Reads front matter.
 *
 * @throws UnreadableDraft when it is not YAML, with the place
 */
export function readFrontMatter(source: string): FrontMatter {
  const none = {
    fields: new Map<string, Field>(),
    blocks: [],
    language: 'en',
    end: source.startsWith('\ufeff') ? 1 : 0,
  };
  const opened = fence.exec(source);
  if (!opened) return none;
  const start = opened[0].length;
  const body = source.slice(start);
  const closed = closing.exec(body);
  if (!closed) return none;
  const text = body.slice(0, closed.index);
  const fields = new Map<string, Field>();
  const blocks: BlockParts[] = [];
  for (const { key, value, ...range } of readPlainYaml(text) ?? readYaml(text, source, start)) {
    const field = { value, start: start + range.start, end: start + range.end };
    fields.set(key, field);
    const kind = seen[key.toLowerCase()];
    const block = kind && typeof value === 'string' ? blockOf(kind, value, source, field) : undefined;
    if (block) blocks.push(block);
  }
  const language = fields.get('lang')?.value ?? fields.get('language')?.value;
  for (const block of blocks) if (typeof language === 'string') block.language = language;
  return {
    fields,
    blocks,
    language: typeof language === 'string' ? language : 'en',
    end: start + closed.index + closed[0].length,
  };
}

/** The same for all YAML that there is. */
function readYaml(text: string, source: string, start: number): YamlEntry[] {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) throw unreadable(source, start + error.pos[0], error.message);
  if (!isMap(document.contents)) return [];
  const entries: YamlEntry[] = [];
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key) || !isNode(value)) continue;
    const [from, to] = value.range ?? [0, 0];
    entries.push({ key: String(key.value), value: value.toJS(document), start: from, end: to });
  }
  return entries;
}

function blockOf(kind: BlockKind, value: string, source: string, { start, end }: Field): BlockParts | undefined {
  const aligned = new SourceMap();
  alignYaml(value, source, start, end, aligned);
  const map = new SourceMap();
  const words: string[] = [];
  let length = 0;
  for (const word of value.matchAll(/\S+/g)) {
    if (length > 0) {
      const from = map.toSource(length, length).start;
      const to = aligned.toSource(word.index, word.index).start;
      map.append(1, from, to - from);
      words.push(' ');
      length += 1;
    }
    map.appendSlice(aligned, word.index, word.index + word[0].length);
    words.push(word[0]);
    length += word[0].length;
  }
  if (length === 0) return undefined;
  const text = words.join('');
  return { kind, text, map, spans: [], node: undefined, level: 0, listDepth: 0, quoted: false, language: 'en' };
}

function unreadable(source: string, offset: number, reason: string): UnreadableDraft {
  const before = source.slice(0, offset).split(/\r\n|\n|\r/);
  const said = reason.replace(/\s+at line \d+, column \d+.*$/s, '').replace(/\.$/, '');
  return new UnreadableDraft(
    `The front matter is not YAML: ${said}. Mend it, or remove the ‘---’ lines.`,
    before.length,
    (before.at(-1)?.length ?? 0) + 1,
  );
}
