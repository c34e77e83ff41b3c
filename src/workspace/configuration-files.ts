import { ConfigurationError } from '../audience/configuration-error.ts';
import { decode } from './bytes.ts';
import { type Files, shownPath } from './files.ts';
import { isMissing } from './installed-package.ts';
import { DraftProblem, describeError, errorCode } from './problem.ts';

/** A file that a configuration was read from. */
export interface ConfigurationSource {
  /** Absolute. */
  path: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: string;
}

interface ReadFile extends ConfigurationSource {
  text: string;
}

/** Reads what configurations are made of, each file once, and remembers which were looked for. */
export class ConfigurationFiles {
  private readonly looked = new Map<string, Promise<ReadFile | undefined>>();

  /** @param folder the folder that messages name paths from */
  constructor(
    private readonly folder: string,
    private readonly files: Pick<Files, 'read'>,
  ) {}

  /** A path as messages name it. */
  shown(path: string): string {
    return shownPath(path, this.folder);
  }

  /** Whether anything depends on what the file at a path holds, or on whether there is one. */
  has(path: string): boolean {
    return this.looked.has(path);
  }

  /**
   * The text of a file, without a byte order mark.
   *
   * @param path absolute
   * @returns undefined where there is none
   * @throws ConfigurationError for one that cannot be read, or is not text
   */
  async text(path: string): Promise<string | undefined> {
    return (await this.read(path))?.text;
  }

  /** What stands for the bytes of files that were read, in their order, each once. */
  async sources(paths: readonly string[]): Promise<ConfigurationSource[]> {
    const read = await Promise.all([...new Set(paths)].map((path) => this.read(path)));
    return read.flatMap((file) => (file === undefined ? [] : [{ path: file.path, hash: file.hash }]));
  }

  private read(path: string): Promise<ReadFile | undefined> {
    let read = this.looked.get(path);
    if (read === undefined) {
      read = this.load(path);
      this.looked.set(path, read);
    }
    return read;
  }

  private async load(path: string): Promise<ReadFile | undefined> {
    try {
      const bytes = await this.files.read(path);
      // Columns are counted as editors count them, and those do not show the mark.
      return { path, text: decode(bytes).text.replace(/^\ufeff/, ''), hash: await sha256(bytes) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      if (error instanceof DraftProblem || errorCode(error) !== undefined) {
        throw new ConfigurationError([{ path: this.shown(path), message: describeError(error) }]);
      }
      throw error;
    }
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  // A web worker has it only where its page came over a secure connection; and what keeps results does not run there.
  const { subtle } = crypto as Partial<typeof crypto>;
  if (subtle === undefined) return '';
  const digest = await subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
