import { InvalidArgumentError } from 'commander';
import { closest } from '../language/closest.ts';
import type { Workers } from '../workspace/workers/crew.ts';
import { UsageError } from './terminal.ts';

/** What can be listed. */
export const listings = ['rules', 'audiences', 'channels', 'presets'] as const;
export type Listing = (typeof listings)[number];

/** Reports that can be chosen by name. */
export const reportFormats = [
  'stylish',
  'compact',
  'json',
  'sarif',
  'junit',
  'checkstyle',
  'github',
  'gitlab',
  'rdjson',
  'markdown',
  'html',
] as const;
export type ReportFormat = (typeof reportFormats)[number];

/**
 * Makes sure that a name is one of those that are known.
 *
 * @throws UsageError with the nearest and all known names
 */
export function oneOf<Name extends string>(what: string, given: string, known: readonly Name[]): Name {
  const found = known.find((name) => name === given);
  if (found !== undefined) return found;
  const close = closest(given, known);
  const hint = close === undefined ? '' : ` Did you mean ‘${close}’?`;
  throw new UsageError(`Unknown ${what} ‘${given}’.${hint} Known: ${known.join(', ')}.`);
}

/** Collects an option that can be given several times, or once with commas. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  const names = value.split(',').map((name) => name.trim());
  if (names.includes('')) throw new InvalidArgumentError('Give one name, or several with commas and nothing missing.');
  return [...new Set([...(before ?? []), ...names])];
}

/** The name of a cache where none is given: in the folder that the run starts in, as other linters have theirs. */
export const usualCache = '.commslintcache';

/** Reads how many threads to check with. */
export function workerCount(value: string): Workers {
  if (value === 'auto' || value === 'off') return value;
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError('Give a number from 1, auto or off.');
  return Number(value);
}

/** Reads a whole number from 0. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('Give a whole number, 0 or more.');
  return Number(value);
}
