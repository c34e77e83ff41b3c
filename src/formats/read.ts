import type { Draft, FormatId } from '../draft/draft.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readText } from './text.ts';

const readers: Readonly<Record<FormatId, (source: string, path: string) => Draft>> = {
  markdown: readMarkdown,
  html: readHtml,
  text: readText,
};

const extensions: Readonly<Record<string, FormatId>> = {
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  txt: 'text',
};

/** The endings of file names, without the dot, that commslint reads. */
export const knownExtensions: readonly string[] = Object.keys(extensions);

/** The format of a file, by the ending of its name; undefined when commslint does not read such files. */
export function formatOf(path: string): FormatId | undefined {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : extensions[ending];
}

/**
 * Reads a draft.
 *
 * @param source decoded text, with its byte order mark if it has one; every offset of the draft counts in it
 * @param path how the user knows the file; with `/`
 * @throws UnreadableDraft for a source that its format can't be read from
 * @throws RangeError when it is nested too deeply for the stack
 */
export function readDraft(source: string, path: string, format: FormatId = formatOf(path) ?? 'markdown'): Draft {
  return readers[format](source, path);
}
