import { dirname, resolve } from 'node:path';
import { placeOf, shownPath } from '../files.ts';
import type { Index, KeptConfiguration } from './cache-file.ts';
import type { ConfigurationReads } from './configuration-reads.ts';
import { Numbered } from './numbered.ts';

/** What a cache needs of a configuration. */
export interface ConfigurationFacts {
  /** Absolute paths of the files that it was read from. */
  sources: readonly string[];
  /** Absolute path of the baseline that it names. */
  baseline: string | undefined;
}

/** The configurations of a cache: those of the file that still hold, and those of this run. */
export class KeptConfigurations {
  private readonly configurations = new Numbered<KeptConfiguration>();
  private readonly paths = new Numbered<string>();
  private readonly byFolder = new Map<string, number>();
  /** By the number in the file; undefined for one that no longer holds. */
  private readonly renumbered = new Map<number, number | undefined>();
  /** The same of its files. */
  private readonly renumberedFiles = new Map<number, number | undefined>();

  /**
   * @param folder that paths are relative to, absolute
   * @param before what the file has
   */
  constructor(
    private readonly folder: string,
    private readonly files: ConfigurationReads,
    private readonly before: Pick<Index, 'files' | 'configurations'> | undefined,
  ) {}

  /** The number of the configuration that was found for a draft. */
  number(draft: string, { sources, baseline }: ConfigurationFacts): number {
    const folder = dirname(resolve(this.folder, draft));
    let number = this.byFolder.get(folder);
    if (number === undefined) {
      const named = baseline === undefined ? '' : shownPath(baseline, this.folder);
      const paths = this.files.holdingFor(folder, sources);
      number = this.numberOf(
        paths.map((path) => this.paths.number(path, path)),
        named,
      );
      this.byFolder.set(folder, number);
    }
    return number;
  }

  /** The number that a configuration of the file has now; undefined when it no longer holds. */
  holding(number: number): number | undefined {
    return once(this.renumbered, number, () => {
      const kept = this.before?.configurations[number];
      const files = kept?.files.map((file) => this.holdingFile(file));
      const isWhole = files?.every((file) => file !== undefined);
      return kept && files && isWhole ? this.numberOf(files, kept.baseline) : undefined;
    });
  }

  /** Absolute path of the baseline that a configuration names, or nothing. */
  baseline(number: number): string {
    const named = this.configurations.all[number]?.baseline ?? '';
    return named === '' ? '' : resolve(this.folder, named);
  }

  /** All of them, for the next file. */
  get written(): Pick<Index, 'files' | 'configurations'> {
    const hashed = (path: string): [string, string] => [shownPath(path, this.folder), this.files.hash(path) ?? ''];
    return { files: this.paths.all.map(hashed), configurations: this.configurations.all };
  }

  /** The number that a file of the file has now; undefined when it holds something else. */
  private holdingFile(number: number): number | undefined {
    return once(this.renumberedFiles, number, () => {
      const [name, hash] = this.before?.files[number] ?? [];
      if (name === undefined) return undefined;
      const path = placeOf(name, this.folder);
      return this.files.hash(path) === hash ? this.paths.number(path, path) : undefined;
    });
  }

  private numberOf(unordered: readonly number[], baseline: string): number {
    const files = [...unordered].sort((a, b) => a - b);
    return this.configurations.number(`${files.join()} ${baseline}`, { files, baseline });
  }
}

function once(known: Map<number, number | undefined>, number: number, find: () => number | undefined) {
  if (!known.has(number)) known.set(number, find());
  return known.get(number);
}
