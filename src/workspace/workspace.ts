import { dirname, resolve } from 'node:path';
import type { Brief } from '../audience/brief.ts';
import type { Wish } from '../audience/choose.ts';
import { ConfigurationError } from '../audience/configuration-error.ts';
import type { Choice } from '../audience/resolve.ts';
import type { Draft, FormatId } from '../draft/draft.ts';
import { Lines } from '../draft/lines.ts';
import { measure } from '../draft/measures.ts';
import { Linter } from '../engine/linter.ts';
import { Memory } from '../engine/memory.ts';
import { formatOf, isBinary } from '../formats/kinds.ts';
import type { MarkdownMemory } from '../formats/markdown-memory.ts';
import { readFile as readDraftFile } from '../formats/read.ts';
import { rules } from '../generated/rules.ts';
import type { CheckedDraft, DraftResult } from '../reporters/result.ts';
import type { Baseline } from './baseline/baseline.ts';
import { Baselines } from './baseline/baselines.ts';
import { type Decoded, decode } from './bytes.ts';
import { type Configuration, Configurations } from './configurations.ts';
import { dayOf } from './day.ts';
import { type Files, type Found, shownPath, slashed } from './files.ts';
import { inOrder, toldOnce } from './in-order.ts';
import { limitsOf } from './limits.ts';
import { describeError } from './problem.ts';

/**
 * How much text a run over many drafts remembers for each set of readers, in UTF-16 code units: some 350,000 words, with about
 * 10 bytes of memory for a code unit. A judgement: what stands on many pages comes round often, and what seldom does is not worth
 * the room.
 */
export const rememberedInRun = 2_000_000;

export interface WorkspaceOptions {
  /** The folder that paths are relative to, absolute. */
  folder: string;
  files: Files;
  /** Where configurations are read from, if not from `files`. */
  configurations?: Pick<Files, 'read'> | undefined;
  /** Path of a configuration to use instead of the nearest `commslint.yaml`. */
  config?: string | undefined;
  /** Texts that stand for what configurations are made of, by absolute path: what an editor has not saved yet. */
  unsaved?: ReadonlyMap<string, string> | undefined;
  /** Audiences asked for: they go before those that a draft or the configuration names. */
  audiences?: readonly string[] | undefined;
  channel?: string | undefined;
  /** Of drafts that do not say it themselves: goes before what the configuration names. */
  usual?: Wish | undefined;
  /** The day to hold dates against, `YYYY-MM-DD`; by default that of the clock, where this runs. */
  today?: string | undefined;
  /** Only these rules. */
  only?: readonly string[] | undefined;
  /** How much text of the drafts that were checked to remember, for others that hold the same: see `Memory`. Nothing by default. */
  remember?: number | undefined;
  /** Path of the baseline to use instead of the one that a configuration names; false for none. */
  baseline?: string | false | undefined;
}

/** A draft that was checked or could not be, with its text where it could be read. */
export interface Visit {
  result: DraftResult;
  source: string | undefined;
  /** Absolute path of the baseline that its configuration names, or nothing; absent where nobody looked. */
  baseline?: string;
  /** The error behind a problem, for `--debug`. */
  error?: unknown;
}

/** A draft with what it is held to. */
export interface Prepared {
  draft: Draft;
  choice: Choice;
  /** One for each audience, in order. */
  briefs: readonly Brief[];
  configuration: Configuration;
}

/**
 * A folder of drafts and the configuration that holds for them: the one door for every program that checks files. It
 * keeps configurations, briefs and linters, and never a draft.
 */
export class Workspace {
  readonly folder: string;
  private readonly configurations: Configurations;
  private readonly linters = new Map<string, Linter>();
  /** Of the drafts that were checked before. */
  private readonly memories = new WeakMap<Linter, Memory>();
  private readonly baselines: Baselines;
  /** The day that the linters were made for. */
  private day = '';
  private readonly briefNumbers = new Map<Brief, number>();

  constructor(private readonly options: WorkspaceOptions) {
    this.folder = resolve(options.folder);
    const { files, unsaved, config } = options;
    const read = async (path: string) => {
      const text = unsaved?.get(path);
      return text === undefined ? (options.configurations ?? files).read(path) : new TextEncoder().encode(text);
    };
    this.configurations = new Configurations(this.folder, { read }, config);
    const scope = { rules: options.only, everyAudience: options.audiences === undefined };
    this.baselines = new Baselines(this.folder, files, scope);
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
    return this.configurations.forFolder(dirname(resolve(this.folder, path)));
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
    return this.configurations.dependsOn(path);
  }

  /** The configuration that holds for the drafts in a folder (absolute): see `configuration`. */
  configurationOf(folder: string): Promise<Configuration> {
    return this.configurations.forFolder(folder);
  }

  /** For each configuration so far that is made of a file (absolute), or that is wrong, a folder that it holds for. */
  foldersOf(path: string): Promise<string[]> {
    return this.configurations.foldersOf(path);
  }

  /**
   * Makes sure that the audiences and the channel that were asked for are known to at least one of the configurations of
   * these drafts, so that a slip of the pen is told once and not for each draft.
   *
   * @throws ConfigurationError naming the known ones
   */
  async verifyAsked(paths: readonly string[]): Promise<void> {
    const configurations = new Set<Configuration>();
    for (const path of paths.length > 0 ? paths : ['.']) {
      const configuration = await this.configuration(path).catch(() => undefined);
      // A configuration that is wrong is told when its first draft is checked.
      if (configuration !== undefined) configurations.add(configuration);
    }
    let refusal: unknown;
    for (const configuration of configurations) {
      try {
        this.choose(configuration, { fields: new Map(), lines: new Lines(''), path: '' }, undefined);
        return;
      } catch (error) {
        refusal = error;
      }
    }
    if (refusal !== undefined) throw refusal;
  }

  /**
   * Checks drafts one after another. The trouble of one never stops the others; a configuration that is wrong is told
   * once, at the first draft under it. Drafts that the configuration ignores are left out.
   */
  async *check(found: readonly Found[]): AsyncGenerator<Visit> {
    const check = (path: string) => this.checkFile(path);
    yield* toldOnce(
      inOrder(
        found,
        () => 1,
        (each) => this.visit(each, check),
      ),
    );
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
    let source: string | undefined;
    try {
      const content = bytes === undefined ? await this.content(path) : isBinary(path) ? bytes : decode(bytes).text;
      if (typeof content === 'string') source = content;
      const prepared = await this.prepare(content, path);
      source = prepared.draft.source;
      return { result: this.checkPrepared(prepared), source };
    } catch (error) {
      return { result: { path, problem: describeError(error) }, source, error };
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
  checkPrepared({ draft, choice, briefs }: Prepared, memory?: Memory): CheckedDraft {
    const { audiences, channel } = choice;
    const linter = this.linter(briefs);
    const { findings, suppressed, hidden, isDated } = linter.check(draft, memory ?? this.memoryOf(linter));
    return {
      path: draft.path,
      format: draft.format,
      channel,
      audiences,
      ...measure(draft),
      limits: briefs.map(limitsOf),
      findings,
      ...(suppressed.length > 0 ? { suppressed } : {}),
      hidden,
      checks: linter.checks,
      isDated,
    };
  }

  /**
   * Reads a draft and resolves what it is held to.
   *
   * @param memory of the version of the text that was read before
   */
  async prepare(
    content: string | Uint8Array,
    path: string,
    format?: FormatId,
    memory?: MarkdownMemory,
  ): Promise<Prepared> {
    const configuration = await this.configuration(path);
    const shown = shownPath(path, this.folder);
    const file = slashed(resolve(this.folder, path));
    const notify = configuration.resolver.isTemplate(file);
    const native = (format ?? formatOf(path)) === 'markdown' ? await this.options.files.markdownParser?.() : undefined;
    let draft = await readDraftFile(content, shown, format, { notify, memory, native });
    const choice = this.choose(configuration, draft, file);
    // What a template's marks mean depends on the channel, which the template itself may name.
    if (draft.format === 'notify') {
      draft = await readDraftFile(content, shown, 'notify', { channel: choice.channel });
    }
    const briefs = choice.audiences.map((audience) =>
      configuration.resolver.brief(audience, choice.channel, file, choice.statutory),
    );
    return { draft, choice, briefs, configuration };
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
    return decode(await this.bytes(path));
  }

  private bytes(path: string): Promise<Uint8Array> {
    return this.options.files.read(resolve(this.folder, path));
  }

  private choose(
    configuration: Configuration,
    draft: Parameters<typeof configuration.resolver.choose>[0],
    file: string | undefined,
  ): Choice {
    const { audiences, channel, usual } = this.options;
    return configuration.resolver.choose(draft, file, { audiences, channel }, usual);
  }

  private memoryOf(linter: Linter): Memory | undefined {
    const { remember } = this.options;
    if (remember === undefined) return undefined;
    let memory = this.memories.get(linter);
    if (memory === undefined) {
      memory = new Memory(remember);
      this.memories.set(linter, memory);
    }
    return memory;
  }

  /** One linter for each set of briefs: the resolver gives the same brief for the same readers and settings. */
  private linter(briefs: readonly Brief[]): Linter {
    const { only, today = dayOf(new Date()) } = this.options;
    const key = `${today} ${briefs.map((brief) => this.briefNumber(brief)).join(' ')}`;
    let linter = this.linters.get(key);
    if (linter === undefined) {
      // An editor may be open for days.
      if (today !== this.day) this.linters.clear();
      this.day = today;
      linter = new Linter(rules, briefs, { only, today });
      this.linters.set(key, linter);
    }
    return linter;
  }

  private briefNumber(brief: Brief): number {
    let number = this.briefNumbers.get(brief);
    if (number === undefined) {
      number = this.briefNumbers.size;
      this.briefNumbers.set(brief, number);
    }
    return number;
  }
}

/** Told in place of the drafts that a broken configuration holds for. */
function brokenConfiguration(error: Error, path: string): Visit {
  const at = error instanceof ConfigurationError ? error.problems[0]?.path : undefined;
  const problem = `${describeError(error)}\nNo draft was checked that this configuration holds for.`;
  return { result: { path: at ?? path, problem, first: path }, source: undefined, error };
}
