import { dirname } from 'node:path';
import { ConfigurationError, type Problem } from '../audience/configuration-error.ts';
import { tooManyStars } from '../audience/path-pattern.ts';
import type { IgnorePattern } from '../audience/profile.ts';
import type { ConfigurationFiles } from './configuration-files.ts';
import { slashedFolder } from './files.ts';
import type { IgnoreList } from './ignored-paths.ts';

/** Name of a file of paths that are never checked, in the notation of a `.gitignore`. */
export const ignoreName = '.commslintignore';

/**
 * Reads a `.commslintignore`. Its patterns are for paths from its own folder.
 *
 * @param path absolute
 * @returns undefined where there is none
 * @throws ConfigurationError for a pattern that would take too long to match
 */
export async function readIgnoreFile(path: string, files: ConfigurationFiles): Promise<IgnoreList | undefined> {
  const text = await files.text(path);
  if (text === undefined) return undefined;
  const shown = files.shown(path);
  const problems: Problem[] = [];
  const patterns: IgnorePattern[] = [];
  for (const [index, pattern] of text.split(/\r\n|\r|\n/).entries()) {
    if (pattern.trim() === '' || pattern.startsWith('#')) continue;
    const message = tooManyStars(pattern);
    if (message !== undefined) problems.push({ path: shown, line: index + 1, column: 1, message });
    patterns.push({ pattern, at: `${shown}:${index + 1}` });
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return { base: slashedFolder(dirname(path)), patterns };
}
