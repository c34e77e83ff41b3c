import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that holds `readability/` and `words/`; none when COMMSLINT_EVAL is not set. */
export const folder: string | undefined = process.env.COMMSLINT_EVAL || undefined;

/** Says in one line that there is nothing to measure with. */
export const skipped = 'Skipped: COMMSLINT_EVAL does not name a folder with texts that people judged.';

/** A line of a set. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Reads a set: one JSON object a line.
 *
 * @throws Error with the number of the line that is no JSON object
 */
export function readRows(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line, index) => ({ line, at: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, at }) => {
      try {
        const row: unknown = JSON.parse(line);
        if (typeof row === 'object' && row !== null && !Array.isArray(row)) return row as Row;
      } catch {
        // Told below with its line.
      }
      throw new Error(`${path}:${at} is no JSON object.`);
    });
}

/** A list of words with a number each. */
export function readWordList(path: string): Map<string, number> {
  const list: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof list !== 'object' || list === null) throw new Error(`${path} is no JSON object.`);
  return new Map(Object.entries(list).map(([word, value]) => [word.toLowerCase(), Number(value)]));
}

export function inside(root: string, ...names: string[]): string {
  return join(root, ...names);
}
