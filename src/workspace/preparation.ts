import { dirname, resolve } from 'node:path';
import type { Brief } from '../audience/brief.ts';
import type { Wish } from '../audience/choose.ts';
import type { Choice } from '../audience/resolve.ts';
import type { Draft, FormatId } from '../draft/draft.ts';
import { Lines } from '../draft/lines.ts';
import { formatOf } from '../formats/kinds.ts';
import type { MarkdownMemory } from '../formats/markdown-memory.ts';
import { readFile } from '../formats/read.ts';
import { type Configuration, Configurations } from './configurations.ts';
import { type Files, shownPath, slashed } from './files.ts';

/** What decides what drafts are held to. */
export interface PreparationOptions {
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
}

/** A draft with what it is held to. */
export interface Prepared {
  draft: Draft;
  choice: Choice;
  /** One for each audience, in order. */
  briefs: readonly Brief[];
  configuration: Configuration;
}

/** Reads drafts and finds out what they are held to. */
export class Preparation {
  readonly folder: string;
  readonly configurations: Configurations;

  constructor(private readonly options: PreparationOptions) {
    this.folder = resolve(options.folder);
    const { files, unsaved, config } = options;
    const read = async (path: string) => {
      const text = unsaved?.get(path);
      return text === undefined ? (options.configurations ?? files).read(path) : new TextEncoder().encode(text);
    };
    this.configurations = new Configurations(this.folder, { read }, config);
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
    let draft = await readFile(content, shown, format, { notify, memory, native });
    const choice = this.choose(configuration, draft, file);
    // What a template's marks mean depends on the channel, which the template itself may name.
    if (draft.format === 'notify') {
      draft = await readFile(content, shown, 'notify', { channel: choice.channel });
    }
    const briefs = choice.audiences.map((audience) =>
      configuration.resolver.brief(audience, choice.channel, file, choice.statutory),
    );
    return { draft, choice, briefs, configuration };
  }

  private choose(
    configuration: Configuration,
    draft: Parameters<typeof configuration.resolver.choose>[0],
    file: string | undefined,
  ): Choice {
    const { audiences, channel, usual } = this.options;
    return configuration.resolver.choose(draft, file, { audiences, channel }, usual);
  }
}
