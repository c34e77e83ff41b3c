import type { FormatId } from '../draft/draft.ts';

/** By the ending of a file's name, in lower case and without the dot. */
const extensions: ReadonlyMap<string, FormatId> = new Map([
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['txt', 'text'],
  ['docx', 'word'],
  ['eml', 'email'],
]);

/** What stands before the ending of a template's name. */
const beforeEnding = '.notify';

/** The endings of file names, without the dot, that commslint reads. */
export const knownExtensions: readonly string[] = [...extensions.keys()];

/**
 * The format of a file, by the ending of its name; undefined when commslint does not read such files. Without a pattern: it is
 * asked of every file in a folder.
 */
export function formatOf(path: string): FormatId | undefined {
  const dot = path.lastIndexOf('.');
  if (dot < 0) return undefined;
  const format = extensions.get(path.slice(dot + 1).toLowerCase());
  const mayBeTemplate = format === 'markdown' || format === 'text';
  return mayBeTemplate && path.slice(0, dot).toLowerCase().endsWith(beforeEnding) ? 'notify' : format;
}

/** Whether a file of this name is read from its bytes, because it is not text. */
export function isBinary(path: string): boolean {
  const format = formatOf(path);
  return format === 'word' || format === 'email';
}
