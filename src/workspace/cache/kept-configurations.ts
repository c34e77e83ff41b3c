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
  /** Whether those of the file hold that were asked for: by their number there, as what follows. */
  private readonly held: boolean[] = [];
  private readonly heldFiles: boolean[] = [];
  private readonly renumberings: number[] = [];

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

  /** A configuration of the file; undefined when it no longer holds. */
  holding(number: number): KeptConfiguration | undefined {
    const kept = this.before?.configurations[number];
    this.held[number] ??= kept?.files.every(this.isHolding) === true;
    return this.held[number] ? kept : undefined;
  }

  /** The number that a configuration of the file that holds has in the next one. */
  renumbered(number: number): number {
    const known = this.renumberings[number];
    if (known !== undefined) return known;
    const { files = [], baseline = '' } = this.holding(number) ?? {};
    const paths = files.map((file) => this.pathOf(file));
    const renumbered = this.numberOf(
      paths.map((path) => this.paths.number(path, path)),
      baseline,
    );
    this.renumberings[number] = renumbered;
    return renumbered;
  }

  /** Absolute path of the baseline that a configuration names, or nothing. */
  baseline({ baseline }: KeptConfiguration): string {
    return baseline === '' ? '' : resolve(this.folder, baseline);
  }

  /** All of them, for the next file. */
  get written(): Pick<Index, 'files' | 'configurations'> {
    const hashed = (path: string): [string, string] => [shownPath(path, this.folder), this.files.hash(path) ?? ''];
    return { files: this.paths.all.map(hashed), configurations: this.configurations.all };
  }

  /** Whether a file of the file holds what it held. */
  private readonly isHolding = (number: number): boolean => {
    const known = this.heldFiles[number];
    if (known !== undefined) return known;
    const hash = this.before?.files[number]?.[1];
    const isHolding = hash !== undefined && this.files.hash(this.pathOf(number)) === hash;
    this.heldFiles[number] = isHolding;
    return isHolding;
  };

  private pathOf(number: number): string {
    return placeOf(this.before?.files[number]?.[0] ?? '', this.folder);
  }

  private numberOf(unordered: readonly number[], baseline: string): number {
    const files = [...unordered].sort((a, b) => a - b);
    return this.configurations.number(`${files.join()} ${baseline}`, { files, baseline });
  }
}
