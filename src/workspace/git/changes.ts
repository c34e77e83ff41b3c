import { join } from 'node:path';
import { baseOf } from './base.ts';
import { answer } from './git.ts';

/** Changed lines from the first to the last, 1-based; a line ends where git has it end, at `\n`. */
export interface LineRange {
  first: number;
  last: number;
}

/** A comparison that no setting changes and that runs no program of the user's. */
const diff = ['diff', '--no-color', '--no-ext-diff', '--no-textconv', '--no-relative', '--ignore-submodules'];

/** What has changed in one repository: in its commits since a base, in what is staged, in its files, and what is new. */
export class Changes {
  private renames: Promise<Map<string, string>> | undefined;

  private constructor(
    private readonly root: string,
    private readonly base: string,
    private readonly untracked: ReadonlySet<string>,
    /** Absolute paths, of files that were deleted too. */
    readonly paths: ReadonlySet<string>,
  ) {}

  /**
   * @param root folder of the repository, absolute
   * @param since a branch, tag or commit; the last commit when it is not given
   * @throws DraftProblem where git cannot say; its message says what to do
   */
  static async of(root: string, since: string | undefined): Promise<Changes> {
    const base = await baseOf(root, since);
    const names = async (args: readonly string[]) => (await answer(root, args)).split('\0').filter(Boolean);
    const changed = await names([...diff, '-z', '--name-only', '--no-renames', base, '--']);
    const untracked = await names(['ls-files', '-z', '--others', '--exclude-standard']);
    const absolute = (paths: readonly string[]) => paths.map((path) => join(root, path));
    return new Changes(root, base, new Set(untracked), new Set(absolute([...changed, ...untracked])));
  }

  /**
   * The lines of a file that were added or changed; `all` for a file that is new, or that is not text to git.
   *
   * @param path from the root, with `/`
   */
  async lines(path: string): Promise<LineRange[] | 'all'> {
    if (this.untracked.has(path)) return 'all';
    this.renames ??= this.findRenames();
    const before = (await this.renames).get(path);
    const paths =
      before === undefined ? ['--no-renames', this.base, '--', path] : ['-M', this.base, '--', before, path];
    const patch = await answer(this.root, [...diff, '-U0', '--inter-hunk-context=0', ...paths]);
    if (/^Binary files .* differ$/m.test(patch)) return 'all';
    const hunks = [...patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)];
    return hunks.flatMap(([, first, count = '1']) =>
      count === '0' ? [] : { first: Number(first), last: Number(first) + Number(count) - 1 },
    );
  }

  /** Paths before a file was renamed, by paths after. */
  private async findRenames(): Promise<Map<string, string>> {
    const out = await answer(this.root, [...diff, '-z', '--name-status', '-M', '--diff-filter=R', this.base, '--']);
    const fields = out.split('\0');
    const renames = new Map<string, string>();
    for (let at = 0; at + 2 < fields.length; at += 3) renames.set(fields[at + 2] ?? '', fields[at + 1] ?? '');
    return renames;
  }
}
