import { dirname, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { ConfigurationError } from '../audience/configuration-error.ts';
import type { ProjectConfig } from '../audience/profile.ts';
import { readConfig } from '../audience/read.ts';
import { BriefResolver } from '../audience/resolve.ts';
import { library } from '../generated/readers.ts';
import { rules } from '../generated/rules.ts';
import { decode } from './bytes.ts';
import { type Files, shownPath } from './files.ts';
import { DraftProblem, describeError, errorCode } from './problem.ts';

/** Name of a project's configuration. */
export const configName = 'commslint.yaml';

/** A file that a configuration was read from. */
export interface ConfigurationSource {
  /** Absolute. */
  path: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: string;
}

/** What holds for the drafts under one `commslint.yaml`, or for those under none. */
export class Configuration {
  readonly resolver: BriefResolver;
  private readonly ignored: Ignore | undefined;

  constructor(
    readonly config: ProjectConfig | undefined,
    /** Absolute path of the folder to which its paths are relative. */
    private readonly base: string,
    /** Every file that it is made of, in the order in which they are laid over each other: the same bytes, the same settings. */
    readonly sources: readonly ConfigurationSource[] = [],
  ) {
    this.resolver = new BriefResolver({ rules, library, config });
    if (config !== undefined && config.ignore.length > 0) this.ignored = ignore().add([...config.ignore]);
  }

  /** A draft's path as the configuration's patterns see it; none for a draft outside its folder. */
  file(path: string): string | undefined {
    const file = relative(this.base, path).split(sep).join('/');
    return file === '' || file === '..' || file.startsWith('../') || /^[A-Za-z]:/.test(file) ? undefined : file;
  }

  /** Absolute path of the baseline that it names. */
  get baseline(): string | undefined {
    return this.config?.baseline === undefined ? undefined : resolve(this.base, this.config.baseline);
  }

  /** Whether the configuration says that a draft is not to be checked. */
  ignores(path: string): boolean {
    const file = this.file(path);
    return file !== undefined && this.ignored?.ignores(file) === true;
  }
}

/** Finds the configuration that holds for a draft; each file is read once. */
export class Configurations {
  private readonly byFolder = new Map<string, Promise<Configuration>>();
  private readonly byFile = new Map<string, Promise<Configuration | undefined>>();

  /**
   * @param folder the folder that messages name paths from
   * @param chosen path of the one configuration to use instead of the nearest
   */
  constructor(
    private readonly folder: string,
    private readonly files: Pick<Files, 'read'>,
    private readonly chosen?: string,
  ) {}

  /**
   * The configuration for drafts in a folder (absolute): the one that was chosen, else the nearest upwards, else none.
   *
   * @throws ConfigurationError for one that is wrong, DraftProblem for one that cannot be read
   */
  forFolder(folder: string): Promise<Configuration> {
    let found = this.byFolder.get(folder);
    if (found === undefined) {
      found = this.chosen === undefined ? this.nearest(folder) : this.only(resolve(this.folder, this.chosen));
      this.byFolder.set(folder, found);
    }
    return found;
  }

  private async nearest(folder: string): Promise<Configuration> {
    const here = await this.read(resolve(folder, configName));
    if (here !== undefined) return here;
    const parent = dirname(folder);
    return parent === folder ? new Configuration(undefined, this.folder) : this.forFolder(parent);
  }

  private async only(path: string): Promise<Configuration> {
    const configuration = await this.read(path);
    if (configuration !== undefined) return configuration;
    throw new ConfigurationError([{ message: `There is no configuration file ${shownPath(path, this.folder)}.` }]);
  }

  private read(path: string): Promise<Configuration | undefined> {
    let read = this.byFile.get(path);
    if (read === undefined) {
      read = this.load(path);
      this.byFile.set(path, read);
    }
    return read;
  }

  private async load(path: string): Promise<Configuration | undefined> {
    const shown = shownPath(path, this.folder);
    let text: string;
    let source: ConfigurationSource;
    try {
      const bytes = await this.files.read(path);
      source = { path, hash: await sha256(bytes) };
      text = decode(bytes).text;
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
      if (error instanceof DraftProblem || errorCode(error) !== undefined) {
        throw new ConfigurationError([{ path: shown, message: describeError(error) }]);
      }
      throw error;
    }
    return new Configuration(readConfig(text, shown, { rules, library }), dirname(path), [source]);
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
