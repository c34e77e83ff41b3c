import type { FormatId } from '../draft/draft.ts';

/** By the ending of a file's name, in lower case and without the dot. */
const extensions: Readonly<Record<string, FormatId>> = {
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  txt: 'text',
  docx: 'word',
  eml: 'email',
};

/** The endings of file names, without the dot, that commslint reads. */
export const knownExtensions: readonly string[] = Object.keys(extensions);

/** The format of a file, by the ending of its name; undefined when commslint does not read such files. */
export function formatOf(path: string): FormatId | undefined {
  if (/\.notify\.(?:md|markdown|txt)$/i.test(path)) return 'notify';
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : extensions[ending];
}

/** Whether a file of this name is read from its bytes, because it is not text. */
export function isBinary(path: string): boolean {
  const format = formatOf(path);
  return format === 'word' || format === 'email';
}
