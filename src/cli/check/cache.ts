import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { version as nodeVersion } from 'node:process';
import { Cache } from '../../workspace/cache/cache.ts';
import type { ConfigurationReads } from '../../workspace/cache/configuration-reads.ts';
import type { RepeatableReport } from '../../workspace/cache/digest.ts';
import { packageStamp } from '../../workspace/package-files.ts';
import { describeError } from '../../workspace/problem.ts';
import { usualCache } from '../choices.ts';
import type { Terminal } from '../terminal.ts';
import type { RunSettings } from './open.ts';
import type { CheckOptions } from './options.ts';

/** The cache that was asked for; none where drafts are changed or are not files. */
export async function openCache(
  { cache, cacheLocation, fix, fixDryRun, comments, stdin }: CheckOptions,
  { folder, config, audiences, channel, only, today }: RunSettings,
  configurations: ConfigurationReads,
  report: RepeatableReport | undefined,
): Promise<Cache | undefined> {
  if (!cache || fix || fixDryRun || comments !== undefined || stdin) return undefined;
  const settings = JSON.stringify([packageStamp(), nodeVersion, config, audiences, channel, only]);
  const path = placeOf(cacheLocation ?? usualCache, folder);
  return new Cache({ path, folder, settings, today, configurations, report });
}

/** Writes what is new. Where it cannot be written, that is told and changes nothing else. */
export function saveCache(cache: Cache, terminal: Terminal): void {
  try {
    cache.save();
  } catch (error) {
    const why = describeError(error);
    terminal.err(`The cache could not be written, so the next run will take as long as this one. ${why}\n`);
  }
}

/** A folder that is there, or whose name ends as one, holds a cache of the usual name. */
function placeOf(location: string, folder: string): string {
  const path = resolve(folder, location);
  const isFolder = /[/\\]$/.test(location) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? join(path, usualCache) : path;
}
