import type { z } from 'zod';
import type { SourceFile } from './source-file.ts';
import { TableFile } from './table-file.ts';
import { YamlFile } from './yaml-file.ts';

/**
 * Reads a list that is a file of its own: YAML, or a table by the ending of its name (`.csv`, `.tsv`). The rows
 * themselves are not held against their schema yet.
 *
 * @param path the name of the file in messages
 * @param row the schema of a row, which gives a table its columns
 * @throws ConfigurationError when it is no list
 */
export function openList(text: string, path: string, row: z.ZodType): SourceFile {
  if (/\.[ct]sv$/i.test(path)) return new TableFile(text, path, row);
  const file = new YamlFile(text, path);
  // Nothing but comments is a list with nothing in it.
  if (file.value === null) return file;
  if (!Array.isArray(file.value)) file.report([], 'This file holds a list, each row after a dash: ‘- term: …’.');
  file.finish();
  return file;
}
