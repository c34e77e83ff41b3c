import type { Cache } from './cache/cache.ts';
import { checkCached, type Undigested } from './cache/cached.ts';
import type { Digest } from './cache/digest.ts';
import type { Found } from './files.ts';
import { inOrder, toldOnce } from './in-order.ts';
import type { Crew } from './workers/crew.ts';
import type { Visit, Workspace } from './workspace.ts';

/** For how many milliseconds at most signals wait, but for one draft, or a row of drafts that are known (a judgement). */
const longest = 20;

/** How the drafts of a run are checked. */
export interface CheckAll<Each extends Visit> {
  /** The drafts that what was asked for is verified with: those of other parts too, if this is one part of them. */
  all: readonly Found[];
  /** The workspace, with its rules: not asked for before a draft has to be checked. */
  open(): Promise<Workspace>;
  cache?: Cache | undefined;
  /** Who checks what the cache does not know. */
  crew: Crew;
  /** What to do with a draft instead of checking it; a draft that it gives nothing for is checked. */
  change?: ((workspace: Workspace, path: string) => Promise<Each> | undefined) | undefined;
  /** Whether somebody looks at the text of drafts. */
  showsText: boolean;
  /** Told of each draft before it is looked at, with how many were before it. */
  onCheck?: ((path: string, before: number) => void) | undefined;
}

/**
 * Checks drafts in their order, as many at once as there are threads for. What comes out is the same, whatever was in the
 * cache and whoever checked. Of drafts that a cache keeps no more comes out than its report needs, of some at once.
 *
 * @throws ConfigurationError for an audience or a channel that was asked for and that nobody knows
 */
export async function* checkAll<Each extends Visit = Visit>(
  found: readonly Found[],
  { all, cache, crew, change, showsText, onCheck, ...options }: CheckAll<Each>,
): AsyncGenerator<Each | Visit | Digest[]> {
  let verified: Promise<Workspace> | undefined;
  const open = () => {
    verified ??= options.open().then(async (workspace) => {
      await workspace.verifyAsked(all.flatMap((each) => ('problem' in each ? [] : [each.path])));
      return workspace;
    });
    return verified;
  };
  const check = (workspace: Workspace, path: string, bytes?: Uint8Array) => crew.check(workspace, path, bytes);
  let begun = 0;
  const begin = (each: Found): Digest | Promise<Each | Visit | Digest[] | undefined> => {
    onCheck?.(each.path, begun++);
    const kept = change === undefined && !('problem' in each) ? cache?.find(each.path) : undefined;
    return kept?.state === 'digested' ? kept.digest : work(each, kept);
  };
  const work = async (each: Found, kept?: Undigested): Promise<Each | Visit | Digest[] | undefined> => {
    if ('problem' in each) return { result: each, source: undefined };
    if (cache !== undefined && kept !== undefined)
      return checkCached(each.path, kept, cache, { open, check }, showsText);
    const workspace = await open();
    return workspace.visit<Each | Visit>(each, (path) => change?.(workspace, path) ?? check(workspace, path));
  };
  let turned = Date.now();
  try {
    // That a run with the same settings came to its end shows that they were right.
    if (cache?.isKnown !== true) await open();
    const isNews = toldOnce<Each | Visit | Digest[]>();
    for await (const visit of inOrder(found, () => (change === undefined ? crew.atOnce : 1), begin)) {
      // What is read from the disk at once leaves no time for signals: Ctrl+C would be heard at the end.
      if (Date.now() - turned > longest) {
        await new Promise((resolve) => void setImmediate(resolve));
        turned = Date.now();
      }
      if (isNews(visit)) yield visit;
    }
  } finally {
    await crew.close();
  }
}
