import { resolve } from 'node:path';
import { isBinary } from '../../formats/kinds.ts';
import { isTroubled } from '../../reporters/result.ts';
import { decode } from '../bytes.ts';
import { describeError, isLasting } from '../problem.ts';
import type { PooledVisit } from '../workers/pool.ts';
import type { Visit, Workspace } from '../workspace.ts';
import type { Cache, Kept } from './cache.ts';
import type { Digest } from './digest.ts';
import { writeRecord } from './record.ts';

/** How a draft is checked that the cache does not know as it is. */
export interface Fresh {
  /** The workspace, with its rules: not asked for before a draft has to be checked. */
  open(): Promise<Workspace>;
  check(workspace: Workspace, path: string, bytes: Uint8Array): Promise<PooledVisit>;
}

/** What the cache says of a draft, but what its report said of it: that is all that anybody needs. */
export type Undigested = Exclude<Kept, { state: 'digested' }>;

/**
 * What the cache knows of a draft or, where it does not, what checking it gives: that is kept, unless what went wrong is
 * not in the draft and may go well another time.
 *
 * @param kept what the cache says of it
 * @param showsText whether somebody looks at the text of drafts
 * @returns nothing for a draft that the configuration ignores; no more than the report of the run needs where that is known
 */
export async function checkCached(
  path: string,
  kept: Undigested,
  cache: Cache,
  fresh: Fresh,
  showsText: boolean,
): Promise<Visit | Digest[] | undefined> {
  if (kept.state === 'ignored') return undefined;
  if (kept.state === 'checked') return keptVisit(kept, showsText);
  const workspace = await fresh.open();
  // One that is wrong is told below, once.
  const configuration = await workspace.configuration(path).catch(() => undefined);
  const facts = {
    sources: configuration?.sources.map((source) => source.path) ?? [],
    baseline: configuration?.baseline,
  };
  if (configuration?.ignores(resolve(workspace.folder, path))) {
    cache.keepIgnored(path, facts);
    return undefined;
  }
  const visit: PooledVisit | undefined = await workspace.visit({ path, named: false }, async () => {
    if (kept.state === 'unknown') return fresh.check(workspace, path, kept.bytes);
    return { result: { path, problem: describeError(kept.error) }, source: undefined, error: kept.error };
  });
  if (visit !== undefined && configuration !== undefined && kept.state === 'unknown' && isToBeKept(visit)) {
    const { result, record = writeRecord(result) } = visit;
    const digest = cache.keep(path, kept, result, record, facts);
    return digest === undefined ? visit : [digest];
  }
  return visit;
}

function isToBeKept({ result, error, isLasting: isSo = isLasting(error) }: PooledVisit): boolean {
  return !isTroubled(result) || isSo;
}

/** A draft that was not checked: its text is decoded when somebody looks at it. */
async function keptVisit(
  { result, bytes, baseline }: Extract<Kept, { state: 'checked' }>,
  showsText: boolean,
): Promise<Visit> {
  if (isTroubled(result)) return { result, source: undefined };
  if (!isBinary(result.path)) {
    return {
      result,
      get source() {
        return decode(bytes).text;
      },
      baseline,
    };
  }
  if (!showsText && baseline === '') return { result, source: undefined, baseline };
  const { readFile } = await import('../../formats/read.ts');
  return { result, source: (await readFile(bytes, result.path)).source, baseline };
}
