import { resolve } from 'node:path';
import { ConfigurationError } from '../audience/configuration-error.ts';
import type { FormatId } from '../draft/draft.ts';
import type { Memory } from '../engine/memory.ts';
import { isBinary } from '../formats/kinds.ts';
import type { MarkdownMemory } from '../formats/markdown-memory.ts';
import type { CheckedDraft, DraftResult } from '../reporters/result.ts';
import type { Baseline } from './baseline/baseline.ts';
import { Baselines } from './baseline/baselines.ts';
import { type Decoded, decode } from './bytes.ts';
import type { Configuration } from './configurations.ts';
import { type Found, shownPath } from './files.ts';
import { toldOnce } from './in-order.ts';
import { type LinterSettings, Linters } from './linters.ts';
import { Preparation, type PreparationOptions, type Prepared } from './preparation.ts';
import { describeError } from './problem.ts';

export { rememberedInRun } from './linters.ts';

export interface WorkspaceOptions extends PreparationOptions, LinterSettings {
  /** Path of the baseline to use instead of the one that a configuration names; false for none. */
  baseline?: string | false | undefined;
}

/** A file to be checked; `bytes` where it is known what it holds. */
export interface FileToCheck {
  path: string;
  bytes: Uint8Array | undefined;
}

/** A file that was read. */
interface ReadFile {
  path: string;
  prepared: Prepared;
  source: string;
}

/** How much text is checked together at most, in UTF-16 code units, but for the last draft of it (a judgement): it is all in memory. */
const longestRow = 30_000;

/** A draft that was checked or could not be, with its text where it could be read. */
export interface Visit {
  result: DraftResult;
  source: string | undefined;
  /** Absolute path of the baseline that its configuration names, or nothing; absent where nobody looked. */
  baseline?: string;
  /** The error behind a problem, for `--debug`. */
  error?: unknown;
}

/**
 * A folder of drafts and the configuration that holds for them: the one door for every program that checks files. It
 * keeps configurations, briefs and linters, and never a draft.
 */
export class Workspace {
  readonly folder: string;
  private readonly preparation: Preparation;
  private readonly linters: Linters;
  private readonly baselines: Baselines;

  constructor(private readonly options: WorkspaceOptions) {
    this.preparation = new Preparation(options);
    this.folder = this.preparation.folder;
    this.linters = new Linters(options);
    const scope = { rules: options.only, everyAudience: options.audiences === undefined };
    this.baselines = new Baselines(this.folder, options.files, scope);
  }

  /** A path as findings and messages have it. */
  shown(path: string): string {
    return shownPath(path, this.folder);
  }

  /** Finds drafts: see `Files`. */
  find(inputs: readonly string[]): Promise<Found[]> {
    return this.options.files.find(inputs, this.folder);
  }

  /**
   * The configuration that holds for a path.
   *
   * @throws ConfigurationError
   */
  configuration(path: string): Promise<Configuration> {
    return this.preparation.configuration(path);
  }

  /**
   * The baseline that holds for a draft; none where none is named.
   *
   * @param isNew whether it may be missing, because it is about to be written
   * @throws DraftProblem for one that is missing or broken; ConfigurationError
   */
  async baseline(path: string, isNew = false): Promise<Baseline | undefined> {
    const { baseline = (await this.configuration(path)).baseline } = this.options;
    return baseline ? this.baselines.open(baseline, isNew) : undefined;
  }

  /**
   * Whether the configuration of any draft so far depends on what the file at a path (absolute) holds, or on whether there
   * is one.
   */
  dependsOn(path: string): boolean {
    return this.preparation.configurations.dependsOn(path);
  }

  /** The configuration that holds for the drafts in a folder (absolute): see `configuration`. */
  configurationOf(folder: string): Promise<Configuration> {
    return this.preparation.configurations.forFolder(folder);
  }

  /** For each configuration so far that is made of a file (absolute), or that is wrong, a folder that it holds for. */
  foldersOf(path: string): Promise<string[]> {
    return this.preparation.configurations.foldersOf(path);
  }

  /**
   * Makes sure that the audiences and the channel that were asked for are known: see `Preparation`.
   *
   * @throws ConfigurationError naming the known ones
   */
  verifyAsked(paths: readonly string[]): Promise<void> {
    return this.preparation.verifyAsked(paths);
  }

  /**
   * Checks drafts one after another. The trouble of one never stops the others; a configuration that is wrong is told
   * once, at the first draft under it. Drafts that the configuration ignores are left out.
   */
  async *check(found: readonly Found[]): AsyncGenerator<Visit> {
    const check = (path: string) => this.checkFile(path);
    const isNews = toldOnce<Visit>();
    for (const each of found) {
      const visit = await this.visit(each, check);
      if (isNews(visit)) yield visit;
    }
  }

  /**
   * Checks one draft of many.
   *
   * @param checkOne what to do with it: check it, or something around that
   * @returns nothing for a draft that its configuration ignores; the same error for all whose configuration is wrong
   */
  async visit<Each extends Visit>(
    found: Found,
    checkOne: (path: string) => Promise<Each>,
  ): Promise<Each | Visit | undefined> {
    if ('problem' in found) return { result: found, source: undefined };
    const { path } = found;
    const configuration = await this.configuration(path).catch((error: unknown) => error as Error);
    if (configuration instanceof Error) return brokenConfiguration(configuration, path);
    return configuration.ignores(resolve(this.folder, path)) ? undefined : checkOne(path);
  }

  /**
   * Checks one file, ignored or not.
   *
   * @param bytes what it holds, where that is known
   */
  async checkFile(path: string, bytes?: Uint8Array): Promise<Visit> {
    const [visit] = await this.checkFiles([{ path, bytes }]);
    if (visit === undefined) throw new Error('A file was checked and nothing is known of it.');
    return visit;
  }

  /**
   * Checks files together, ignored or not, and each as if it were alone: see `Linter.checkAll`. The trouble of one never stops
   * the others.
   *
   * @returns what was found in each, in their order
   */
  async checkFiles(files: readonly FileToCheck[]): Promise<Visit[]> {
    const visits: Visit[] = [];
    let row: (ReadFile | Visit)[] = [];
    let length = 0;
    for (const file of files) {
      const read = await this.readFile(file);
      row.push(read);
      length += read.source?.length ?? 0;
      if (length < longestRow) continue;
      visits.push(...this.checkRow(row));
      row = [];
      length = 0;
    }
    visits.push(...this.checkRow(row));
    return visits;
  }

  private async readFile({ path, bytes }: FileToCheck): Promise<ReadFile | Visit> {
    let source: string | undefined;
    try {
      const content = bytes === undefined ? await this.content(path) : isBinary(path) ? bytes : this.decode(bytes).text;
      if (typeof content === 'string') source = content;
      const prepared = await this.prepare(content, path);
      return { path, prepared, source: prepared.draft.source };
    } catch (error) {
      return { result: { path, problem: describeError(error) }, source, error };
    }
  }

  private checkRow(row: readonly (ReadFile | Visit)[]): Visit[] {
    const read = row.filter((one): one is ReadFile => 'prepared' in one);
    try {
      const results = this.linters.checkAll(read.map(({ prepared }) => prepared));
      const checked = new Map(read.map((one, index) => [one, results[index] as CheckedDraft]));
      return row.map((one) =>
        'prepared' in one ? { result: checked.get(one) as CheckedDraft, source: one.source } : one,
      );
    } catch (error) {
      const [first] = read;
      // Which of them it is shows when each is checked alone.
      if (first === undefined || row.length > 1) return row.flatMap((one) => this.checkRow([one]));
      return [{ result: { path: first.path, problem: describeError(error) }, source: first.source, error }];
    }
  }

  /**
   * Checks a text, or the bytes of a file that is not text, as if it stood at `path`.
   *
   * @throws whatever stops it from being checked; `describeError` says it to people
   */
  async checkText(content: string | Uint8Array, path: string, format?: FormatId): Promise<CheckedDraft> {
    return this.checkPrepared(await this.prepare(content, path, format));
  }

  /**
   * Checks a draft that is ready.
   *
   * @param memory of the version of the draft that was checked before, instead of that of the workspace
   */
  checkPrepared(prepared: Prepared, memory?: Memory): CheckedDraft {
    return this.linters.check(prepared, memory);
  }

  /**
   * Reads a draft and resolves what it is held to.
   *
   * @param memory of the version of the text that was read before
   */
  prepare(content: string | Uint8Array, path: string, format?: FormatId, memory?: MarkdownMemory): Promise<Prepared> {
    return this.preparation.prepare(content, path, format, memory);
  }

  /**
   * What a file holds: its text, or its bytes where its format is not text.
   *
   * @throws DraftProblem, or the error of the file system
   */
  async content(path: string): Promise<string | Uint8Array> {
    return isBinary(path) ? await this.bytes(path) : (await this.read(path)).text;
  }

  /**
   * A file's text and encoding.
   *
   * @throws DraftProblem, or the error of the file system
   */
  async read(path: string): Promise<Decoded> {
    return this.decode(await this.bytes(path));
  }

  private decode(bytes: Uint8Array): Decoded {
    return decode(bytes, this.options.files.readUtf8);
  }

  private bytes(path: string): Promise<Uint8Array> {
    return this.options.files.read(resolve(this.folder, path));
  }
}

/** Told in place of the drafts that a broken configuration holds for. */
function brokenConfiguration(error: Error, path: string): Visit {
  const at = error instanceof ConfigurationError ? error.problems[0]?.path : undefined;
  const problem = `${describeError(error)}\nNo draft was checked that this configuration holds for.`;
  return { result: { path: at ?? path, problem, first: path }, source: undefined, error };
}
