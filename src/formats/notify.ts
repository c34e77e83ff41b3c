import { Draft, type Field } from '../draft/draft.ts';
import { Lines } from '../draft/lines.ts';
import { fieldMarks, readNotifyFields } from '../language/notify-fields.ts';
import { collectBlocks } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { parseHtml } from './html-tree.ts';
import { type NotifyKind, NotifyWriter } from './notify-writer.ts';
import { withFieldSpans } from './placeholder-spans.ts';

/**
 * Reads a template of GOV.UK Notify: the few marks that it knows, and everything else as it is typed. A placeholder is a
 * `<var>` in the tree and a span in its block. Front matter may stand at the top, as in Markdown.
 *
 * @param source decoded text, with its byte order mark if it has one
 * @param path how the user knows the file
 * @param channel `letter`, `email` or `text-message`, whose templates differ; by default what the front matter says. Any
 *   other is read as an email
 * @throws UnreadableDraft for front matter that is not YAML
 */
export function readNotify(source: string, path: string, channel?: string): Draft {
  const front = readFrontMatter(source);
  const marks = fieldMarks(readNotifyFields(source));
  const writer = new NotifyWriter(source, front.end, kindOf(channel ?? front.fields.get('channel')), marks);
  writer.write();
  const tree = parseHtml(writer.html.toString(), writer.html.map, new Lines(source));
  const { blocks, comments } = collectBlocks(tree, front.language);
  const all = [...front.blocks, ...blocks].map(withFieldSpans);
  return new Draft({ format: 'notify', source, tree, blocks: all, comments, fields: front.fields }, path);
}

/** Whether the front matter says that a draft is a template of GOV.UK Notify, or that it is none; undefined when neither. */
export function saysNotify(source: string): boolean | undefined {
  // Most drafts say nothing, and need not be read twice.
  if (!/^\ufeff?---/.test(source) || !source.includes('notify')) return undefined;
  const value = readFrontMatter(source).fields.get('notify')?.value;
  return typeof value === 'boolean' ? value : undefined;
}

function kindOf(channel: string | Field | undefined): NotifyKind {
  const name = typeof channel === 'object' ? channel.value : channel;
  return name === 'letter' || name === 'text-message' ? name : 'email';
}
