import picomatch from 'picomatch';
import type { Override } from './profile.ts';

/** Finds the overrides for a path. Patterns are prepared once; the answer for one folder's files differs by name only. */
export class OverridePaths {
  private readonly matchers: readonly { override: Override; index: number; matches: (path: string) => boolean }[];

  constructor(overrides: readonly Override[]) {
    this.matchers = overrides.map((override, index) => ({
      override,
      index,
      matches: picomatch([...override.files], { dot: true, noextglob: true, nonegate: true }),
    }));
  }

  /** The overrides whose patterns a path matches, in the order of the configuration. */
  for(file: string): readonly { override: Override; index: number }[] {
    return this.matchers.filter(({ matches }) => matches(file));
  }
}
