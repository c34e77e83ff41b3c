import type { Draft, FormatId } from '../draft/draft.ts';
import { readHtml } from './html.ts';
import { formatOf } from './kinds.ts';
import { type MarkdownParsing, readMarkdown } from './markdown.ts';
import { readNotify, saysNotify } from './notify.ts';
import { readText } from './text.ts';
import { UnreadableDraft } from './unreadable.ts';

/** Formats, besides Markdown, whose files are text. */
type TextFormat = Exclude<FormatId, 'markdown' | 'word' | 'email'>;

const readers: Readonly<Record<TextFormat, (source: string, path: string, channel?: string) => Draft>> = {
  html: readHtml,
  text: readText,
  notify: readNotify,
};

/** What is known of a draft before it is read. */
export interface Expected extends MarkdownParsing {
  /** How it reaches its readers: decides what the marks of a GOV.UK Notify template mean. */
  channel?: string | undefined;
  /** Whether Markdown and text are templates of GOV.UK Notify unless they say something else themselves. */
  notify?: boolean | undefined;
}

/**
 * Reads a draft from a file's text or, where its format is not text, from its bytes. What only such formats need is loaded
 * with the first of them.
 *
 * @throws as `readDraft` does
 */
export async function readFile(
  content: string | Uint8Array,
  path: string,
  format?: FormatId,
  expected?: Expected,
): Promise<Draft> {
  if ((format ?? formatOf(path)) === 'email') {
    const { readEmail } = await import('./email/email.ts');
    return readEmail(typeof content === 'string' ? new TextEncoder().encode(content) : content, path);
  }
  if (typeof content === 'string') return readDraft(content, path, format, expected);
  const { readWord } = await import('./word/word.ts');
  return readWord(content, path);
}

/**
 * Reads a draft that is text.
 *
 * @param source decoded text, with its byte order mark if it has one; every offset of the draft counts in it
 * @param path how the user knows the file; with `/`
 * @throws UnreadableDraft for a source that its format can't be read from
 * @throws RangeError when it is nested too deeply for the stack
 */
export function readDraft(
  source: string,
  path: string,
  format: FormatId = formatOf(path) ?? 'markdown',
  { channel, notify, ...parsing }: Expected = {},
): Draft {
  const mayBeTemplate = format === 'markdown' || format === 'text';
  if (mayBeTemplate && (saysNotify(source) ?? notify) === true) return readNotify(source, path, channel);
  if (format === 'word') throw new UnreadableDraft('A Word file is not text: give commslint the file itself.');
  if (format === 'email') throw new UnreadableDraft('An email is not read as text: give commslint the file itself.');
  return format === 'markdown' ? readMarkdown(source, path, parsing) : readers[format](source, path, channel);
}
