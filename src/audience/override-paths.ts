import picomatch from 'picomatch';
import type { Override, ProjectConfig } from './profile.ts';

/** An override that holds for a path, with its place among all of them. */
export interface Matched {
  override: Override;
  index: number;
}

/** Finds the overrides for a path. Patterns are prepared once; the answer for one folder's files differs by name only. */
export class OverridePaths {
  private readonly matchers: readonly (Matched & { config: ProjectConfig; matches: (path: string) => boolean })[];

  constructor(configs: readonly ProjectConfig[]) {
    const all = configs.flatMap((config) => config.overrides.map((override) => ({ config, override })));
    this.matchers = all.map(({ config, override }, index) => ({
      config,
      override,
      index,
      matches: picomatch([...override.files], { dot: true, noextglob: true, nonegate: true }),
    }));
  }

  /** The overrides whose patterns a path matches, by configuration, in their order. */
  for(file: string): ReadonlyMap<ProjectConfig, readonly Matched[]> {
    const found = new Map<ProjectConfig, Matched[]>();
    for (const { config, override, index, matches } of this.matchers) {
      if (!file.startsWith(config.base) || !matches(file.slice(config.base.length))) continue;
      found.set(config, [...(found.get(config) ?? []), { override, index }]);
    }
    return found;
  }
}
