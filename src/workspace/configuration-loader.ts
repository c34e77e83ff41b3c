import { dirname, resolve } from 'node:path';
import { extensionOf, presetLayer, unknownExtension } from '../audience/extension.ts';
import { openList } from '../audience/list-file.ts';
import { type OpenConfig, openConfig } from '../audience/open-config.ts';
import type { ProjectConfig } from '../audience/profile.ts';
import { readOpened } from '../audience/read-config.ts';
import type { SourceFile } from '../audience/source-file.ts';
import { library } from '../generated/readers.ts';
import { rules } from '../generated/rules.ts';
import type { ConfigurationFiles } from './configuration-files.ts';
import { slashedFolder } from './files.ts';
import { findPackage } from './installed-package.ts';

/** A configuration that was found, with what it must be known by before the rest of it is read. */
export interface FoundConfiguration {
  path: string;
  open: OpenConfig;
}

const known = { rules, library };

/**
 * Opens a configuration file.
 *
 * @returns undefined where there is none
 * @throws ConfigurationError for one whose shape is wrong, or that cannot be read
 */
export async function openConfiguration(
  path: string,
  files: ConfigurationFiles,
): Promise<FoundConfiguration | undefined> {
  const text = await files.text(path);
  return text === undefined ? undefined : { path, open: openConfig(text, files.shown(path), rules) };
}

/**
 * Reads a configuration with everything that it is made of.
 *
 * @param below the layers that it is laid over
 * @returns what it extends, the furthest first, then itself; and the absolute paths of all files that were read for it, in that
 *   order
 * @throws ConfigurationError with what is wrong in the first of the files in which something is
 */
export async function loadConfiguration(
  found: FoundConfiguration,
  below: readonly ProjectConfig[],
  files: ConfigurationFiles,
): Promise<{ configs: ProjectConfig[]; paths: string[] }> {
  const loading = new Loading(below, files);
  await loading.add(found, slashedFolder(dirname(found.path)), false);
  return loading;
}

class Loading {
  readonly configs: ProjectConfig[] = [];
  readonly paths: string[] = [];
  /** The files that are being read, each for the one before it. */
  private readonly line: string[] = [];

  constructor(
    private readonly below: readonly ProjectConfig[],
    private readonly files: ConfigurationFiles,
  ) {}

  /**
   * Adds what a file extends, then itself.
   *
   * @param base the folder that its patterns are relative to
   * @param packaged whether it came with a package, where it can know nothing of the folders that it will hold for
   */
  async add({ path, open }: FoundConfiguration, base: string, packaged: boolean): Promise<void> {
    this.line.push(path);
    for (const { name, at } of open.extends) {
      const extension = extensionOf(name, library.presets);
      if (extension.kind === 'preset') this.configs.push(presetLayer(extension.preset));
      else if (extension.kind === 'unknown') open.file.report(at, extension.message);
      else if (extension.kind === 'file') {
        const target = resolve(dirname(path), extension.path);
        const problem = await this.extend(target, packaged ? base : slashedFolder(dirname(target)), packaged);
        if (problem !== undefined) open.file.report(at, problem);
      } else {
        const found = await findPackage(name, dirname(path), (file) => this.files.text(file));
        const problem =
          found === undefined
            ? unknownExtension(name, library.presets)
            : 'problem' in found
              ? found.problem
              : await this.extend(found.path, base, true);
        if (problem !== undefined) open.file.report(at, problem);
      }
    }
    const lists = await this.readLists(path, open);
    open.file.finish([...lists.values()]);
    this.configs.push(readOpened(open, known, { base, below: [...this.below, ...this.configs], lists }));
    this.paths.push(path);
    this.line.pop();
  }

  /** Adds a file that another extends; a file that several extend counts once, below all of them. */
  private async extend(path: string, base: string, packaged: boolean): Promise<string | undefined> {
    const { files } = this;
    if (this.line.includes(path)) {
      const circle = [...this.line.slice(this.line.indexOf(path)), path].map((each) => files.shown(each));
      return `‘extends’ leads in a circle: ${circle.join(' → ')}.`;
    }
    if (this.paths.includes(path)) return undefined;
    const found = await openConfiguration(path, files);
    if (found === undefined) return `There is no file ${files.shown(path)}.`;
    await this.add(found, base, packaged);
    return undefined;
  }

  /** The lists that a configuration keeps in files of their own, by the place where they are named. */
  private async readLists(path: string, open: OpenConfig): Promise<Map<string, SourceFile>> {
    const lists = new Map<string, SourceFile>();
    for (const { name, at, row } of open.lists) {
      const listPath = resolve(dirname(path), name);
      const text = await this.files.text(listPath);
      if (text === undefined) {
        open.file.report(at, `There is no file ${this.files.shown(listPath)}.`);
        continue;
      }
      lists.set(at.join('.'), openList(text, this.files.shown(listPath), row));
      this.paths.push(listPath);
    }
    return lists;
  }
}
