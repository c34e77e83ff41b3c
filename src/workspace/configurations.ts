import { dirname, resolve } from 'node:path';
import { ConfigurationError } from '../audience/configuration-error.ts';
import type { ProjectConfig } from '../audience/profile.ts';
import { BriefResolver } from '../audience/resolve.ts';
import { library } from '../generated/readers.ts';
import { rules } from '../generated/rules.ts';
import { ConfigurationFiles, type ConfigurationSource } from './configuration-files.ts';
import { configName, type Files, shownPath, slashed } from './files.ts';
import { ignoreName, readIgnoreFile } from './ignore-file.ts';
import { IgnoredPaths } from './ignored-paths.ts';

/** What holds for the drafts of a folder, and of those below it that have no configuration of their own. */
export class Configuration {
  readonly resolver: BriefResolver;

  constructor(
    /** The files that it is made of and the house styles that they extend, the furthest first. */
    readonly configs: readonly ProjectConfig[] = [],
    /** Every file that it was read from, in the order in which they are laid over each other: the same bytes, the same settings. */
    readonly sources: readonly ConfigurationSource[] = [],
    readonly ignored: IgnoredPaths = new IgnoredPaths(),
    resolver?: BriefResolver,
  ) {
    this.resolver = resolver ?? new BriefResolver({ rules, library, configs });
  }

  /** The nearest `commslint.yaml`, by the name that messages have for it; none where there is none. */
  get path(): string | undefined {
    return this.configs.at(-1)?.path;
  }

  /** Absolute path of the file of known findings that the nearest configuration names which names one. */
  get baseline(): string | undefined {
    const config = this.configs.findLast(({ baseline }) => baseline !== undefined);
    return config?.baseline && resolve(config.base, config.baseline);
  }

  /**
   * Whether a draft is not to be checked.
   *
   * @param path absolute
   */
  ignores(path: string): boolean {
    return this.ignored.pattern(slashed(path)) !== undefined;
  }

  /** The same for the drafts of a folder with an `.commslintignore` of its own. */
  ignoring(list: IgnoredPaths['lists'][number]): Configuration {
    return new Configuration(
      this.configs,
      this.sources,
      new IgnoredPaths([...this.ignored.lists, list]),
      this.resolver,
    );
  }
}

/**
 * Finds what holds for a draft: every `commslint.yaml` from its folder upwards, the nearer laid over the further, up to one
 * that says `root: true`; and every `.commslintignore` on the way.
 */
export class Configurations {
  private readonly byFolder = new Map<string, Promise<Configuration>>();
  private readonly files: ConfigurationFiles;
  private readonly none = new Configuration();

  /**
   * @param folder the folder that messages name paths from
   * @param chosen path of the one configuration to use, with what it extends, instead of those that are found
   */
  constructor(
    private readonly folder: string,
    files: Pick<Files, 'read'>,
    private readonly chosen?: string,
  ) {
    this.files = new ConfigurationFiles(folder, files);
  }

  /**
   * What holds for the drafts in a folder (absolute).
   *
   * @throws ConfigurationError for what is wrong in the files that it is made of
   */
  forFolder(folder: string): Promise<Configuration> {
    let found = this.byFolder.get(folder);
    if (found === undefined) {
      found = this.find(folder);
      this.byFolder.set(folder, found);
    }
    return found;
  }

  /** Whether what was found depends on what the file at a path (absolute) holds, or on whether there is one. */
  dependsOn(path: string): boolean {
    return this.files.has(path);
  }

  /** For each configuration so far that is made of a file (absolute), or that is wrong, a folder that it holds for. */
  async foldersOf(path: string): Promise<string[]> {
    const folders = new Map<unknown, string>();
    for (const [folder, promise] of this.byFolder) {
      const found = await promise.catch((error: unknown) => error);
      const concerns = !(found instanceof Configuration) || found.sources.some((source) => source.path === path);
      if (concerns && !folders.has(found)) folders.set(found, folder);
    }
    return [...folders.values()];
  }

  private async find(folder: string): Promise<Configuration> {
    const own = this.chosen === undefined ? await this.open(resolve(folder, configName)) : undefined;
    const ignore = await readIgnoreFile(resolve(folder, ignoreName), this.files);
    const parent = dirname(folder);
    const further =
      own?.open.written.root === true
        ? this.none
        : await (parent === folder ? this.furthest() : this.forFolder(parent));
    const here = own === undefined ? further : await this.layOver(further, own);
    return ignore === undefined ? here : here.ignoring(ignore);
  }

  /** What all others are laid over. */
  private async furthest(): Promise<Configuration> {
    if (this.chosen === undefined) return this.none;
    const path = resolve(this.folder, this.chosen);
    const found = await this.open(path);
    if (found !== undefined) return this.layOver(this.none, found);
    throw new ConfigurationError([{ message: `There is no configuration file ${shownPath(path, this.folder)}.` }]);
  }

  private async open(path: string) {
    // Most folders have none, and without one nothing that reads YAML is needed.
    if ((await this.files.text(path)) === undefined) return undefined;
    const { openConfiguration } = await import('./configuration-loader.ts');
    return openConfiguration(path, this.files);
  }

  private async layOver(
    further: Configuration,
    found: NonNullable<Awaited<ReturnType<Configurations['open']>>>,
  ): Promise<Configuration> {
    const { loadConfiguration } = await import('./configuration-loader.ts');
    const { configs, paths } = await loadConfiguration(found, further.configs, this.files);
    const ignored = configs.map(({ base, ignore }) => ({ base, patterns: ignore }));
    return new Configuration(
      [...further.configs, ...configs],
      [...further.sources, ...(await this.files.sources(paths))],
      new IgnoredPaths([...further.ignored.lists, ...ignored]),
    );
  }
}
