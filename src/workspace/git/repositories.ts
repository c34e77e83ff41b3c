import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { Changes, type LineRange } from './changes.ts';

/**
 * What has changed in the repositories that drafts stand in: one, or several where there are submodules. A worktree is a
 * repository here; where the draft's folder is reached by a symbolic link, what counts is the folder that it leads to.
 */
export class Repositories {
  private readonly roots = new Map<string, Promise<string | undefined>>();
  private readonly changes = new Map<string, Promise<Changes>>();

  /** @param since a branch, tag or commit; the last commit when it is not given */
  constructor(private readonly since: string | undefined) {}

  /**
   * Whether a file has changed; undefined for one that stands in no repository.
   *
   * @param path absolute
   * @throws DraftProblem where git cannot say
   */
  async hasChanged(path: string): Promise<boolean | undefined> {
    const at = await this.locate(path);
    return at && (await this.changesIn(at.root)).paths.has(at.path);
  }

  /** The lines of a changed file that changed; see `Changes`. */
  async lines(path: string): Promise<LineRange[] | 'all'> {
    const at = await this.locate(path);
    if (at === undefined) return 'all';
    return (await this.changesIn(at.root)).lines(relative(at.root, at.path).split(sep).join('/'));
  }

  /** Every path that has changed in the repositories that were asked about so far. */
  async paths(): Promise<string[]> {
    const all = await Promise.all(this.changes.values());
    return all.flatMap(({ paths }) => [...paths]);
  }

  private async locate(path: string): Promise<{ root: string; path: string } | undefined> {
    const folder = await realpath(dirname(path)).catch(() => dirname(path));
    const root = await this.rootOf(folder);
    return root === undefined ? undefined : { root, path: join(folder, basename(path)) };
  }

  private rootOf(folder: string): Promise<string | undefined> {
    let root = this.roots.get(folder);
    if (root === undefined) {
      root = this.findRoot(folder);
      this.roots.set(folder, root);
    }
    return root;
  }

  private async findRoot(folder: string): Promise<string | undefined> {
    // A folder, or in a submodule and a worktree a file.
    const isRoot = await lstat(join(folder, '.git')).then(
      () => true,
      () => false,
    );
    if (isRoot) return folder;
    const parent = dirname(folder);
    return parent === folder ? undefined : this.rootOf(parent);
  }

  private changesIn(root: string): Promise<Changes> {
    let changes = this.changes.get(root);
    if (changes === undefined) {
      changes = Changes.of(root, this.since);
      this.changes.set(root, changes);
    }
    return changes;
  }
}
