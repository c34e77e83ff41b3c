import ignore, { type Ignore } from 'ignore';
import type { IgnorePattern } from '../audience/profile.ts';

/** Patterns of one file, for paths from one folder. */
export interface IgnoreList {
  /** Absolute, with `/`, and one at the end. */
  base: string;
  patterns: readonly IgnorePattern[];
}

/**
 * Says which paths are not to be checked, as git does of `.gitignore` files: the last pattern that matches decides, those
 * further down a tree stand after those further up, and in a folder that is left out nothing can be taken in again.
 */
export class IgnoredPaths {
  private readonly all: Ignore | undefined;

  /** @param lists in the order in which they hold */
  constructor(readonly lists: readonly IgnoreList[] = []) {
    // All of them as if they stood in one file at the top, for only so do they know of each other's folders.
    const patterns = lists.flatMap(({ base, patterns }) =>
      patterns.map(({ pattern, at }) => ({ pattern: fromTop(pattern, base), mark: at })),
    );
    if (patterns.length > 0) this.all = ignore().add(patterns);
  }

  /**
   * Where the pattern stands (`file:line`) that leaves a path out; undefined for a path that is to be checked.
   *
   * @param path absolute, with `/`
   */
  pattern(path: string): string | undefined {
    const inside = topless(path);
    if (this.all === undefined || inside === '') return undefined;
    const { ignored, rule } = this.all.test(inside);
    return ignored ? (rule?.mark ?? '') : undefined;
  }
}

/** A pattern that means from the top of the file system what it means from a folder. */
function fromTop(pattern: string, base: string): string {
  const negated = pattern.startsWith('!');
  const body = negated ? pattern.slice(1) : pattern;
  // With a slash before its end a pattern is a path from its folder; without, a name at any depth below it.
  const isPath = /\/(?!\s*$)/.test(body);
  const folder = `/${topless(base)}`.replace(/[\\*?[\]!# ]/g, '\\$&');
  return `${negated ? '!' : ''}${folder}${isPath ? body.replace(/^\//, '') : `**/${body}`}`;
}

/** Without what stands for the top of a file system: `/`, `C:/`. */
function topless(path: string): string {
  return path.replace(/^\/+/, '').replace(/^([A-Za-z]):\//, '$1/');
}
