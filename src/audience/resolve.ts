import type { Draft } from '../draft/draft.ts';
import type { TermEntry } from '../language/terms.ts';
import type { Organisation, RegisteredRule } from '../rule/rule.ts';
import type { Brief } from './brief.ts';
import { hint } from './check-shape.ts';
import { type Choice, chooseReaders, type NamedLayer, type Place, type Wish } from './choose.ts';
import { ConfigurationError } from './configuration-error.ts';
import { joinGlossary } from './glossary.ts';
import { type Layer, layRules } from './layers.ts';
import { completeAudiences } from './lineage.ts';
import { joinNotify } from './notify.ts';
import { type Matched, OverridePaths } from './override-paths.ts';
import type { Channel, CompleteAudience, Library, Override, ProjectConfig } from './profile.ts';

export type { Choice } from './choose.ts';

/** What readers and briefs are resolved from. */
export interface ResolverParts {
  rules: readonly RegisteredRule[];
  library: Library;
  /** The layers of the project's configuration, the furthest first; none when it has no `commslint.yaml`. */
  configs?: readonly ProjectConfig[] | undefined;
}

/**
 * Chooses the readers of drafts and resolves their briefs. One resolver serves all drafts under one configuration: a
 * brief is made once for an audience, a channel and a set of overrides, and is the same object every time.
 */
export class BriefResolver {
  /** Every audience by id, the project's own included, with what each inherits. */
  readonly audiences: ReadonlyMap<string, CompleteAudience>;
  /** Every channel by id. */
  readonly channels: ReadonlyMap<string, Channel>;
  private readonly configs: readonly ProjectConfig[];
  private readonly overrides: OverridePaths;
  private readonly briefs = new Map<string, Brief>();
  /** What all briefs share: the same objects, so that they are compiled and searched once. */
  private readonly shared: Pick<Brief, 'glossary' | 'terms' | 'accept' | 'organisation' | 'notify'>;

  constructor(private readonly parts: ResolverParts) {
    const { library } = parts;
    this.configs = parts.configs ?? [];
    const { configs } = this;
    const layers = [library, ...configs].map(({ audiences }) => new Map(Object.entries(audiences)));
    // What is wrong with a profile was told when it was read.
    this.audiences = completeAudiences(layers, () => {});
    this.channels = new Map(Object.entries(library.channels));
    this.overrides = new OverridePaths(configs);
    this.shared = {
      glossary: joinGlossary(library.glossary, configs),
      terms: joinTerms(configs),
      accept: new Set(configs.flatMap(({ accept }) => accept.map((term) => term.toLowerCase()))),
      organisation: joinOrganisation(configs),
      notify: joinNotify(configs.map(({ notify }) => notify)),
    };
  }

  /**
   * Whether the drafts under a path are templates of GOV.UK Notify: the nearest configuration that says so or says not, its
   * last override first; undefined when none does. What a draft says itself goes before.
   *
   * @param file as in `choose`
   */
  isTemplate(file: string | undefined): boolean | undefined {
    const overrides = this.overridesFor(file);
    for (const config of this.configs.toReversed()) {
      const says = overrides.get(config)?.findLast(({ override }) => override.notify !== undefined);
      const isTemplate = says?.override.notify ?? config.notify.templates;
      if (isTemplate !== undefined) return isTemplate;
    }
    return undefined;
  }

  /**
   * Who a draft is for. Audiences: those `asked` for on the command line, else the front matter's `audience` (an id, a
   * list of them, or several with commas; a mapping belongs to the site's own software), else the `usual` ones, else the
   * nearest configuration that names one, its overrides for `file` before it and the last of them first, else families. The
   * channel likewise, else web.
   *
   * `file` is the draft's path as the `base` of configurations is given: absolute, with `/`; undefined where it has none.
   *
   * @throws ConfigurationError when an id is unknown: it names the known ones, and the place where that is known
   */
  choose(
    draft: Pick<Draft, 'fields' | 'lines' | 'path'>,
    file: string | undefined,
    asked: Wish = {},
    usual: Wish = {},
  ): Choice {
    const overrides = this.overridesFor(file);
    const named = this.configs
      .toReversed()
      .flatMap((config): NamedLayer[] => [
        ...(overrides.get(config) ?? [])
          .map(({ override }) => ({ ...override, name: nameOf(override, config) }))
          .reverse(),
        config,
      ]);
    const choice = chooseReaders(draft, asked, usual, named);
    for (const id of choice.audiences) known('audience', id, this.audiences, choice.audiencesAt);
    known('channel', choice.channel, this.channels, choice.channelAt);
    const { audiences, channel, statutory, origins } = choice;
    return { audiences, channel, statutory, origins };
  }

  /**
   * What the rules must hold a draft to. Last wins: rule default, channel, audience (after those it extends), then each
   * layer of configuration, the furthest first: what it says of all drafts, and its overrides in their order.
   *
   * @param statutory what the draft says of itself (`Choice`), in place of what the audience says; stakeholders, who act in
   *   their office, are not meant by it
   * @throws ConfigurationError for an unknown audience or channel, or options that do not go together
   */
  brief(audienceId: string, channelId: string, file: string | undefined, statutory?: boolean): Brief {
    const overrides = this.overridesFor(file);
    const matched = [...overrides.values()].flat().map(({ index }) => index);
    const key = [audienceId, channelId, statutory, ...matched].join('|');
    let brief = this.briefs.get(key);
    if (brief === undefined) {
      const audience = known('audience', audienceId, this.audiences);
      const channel = known('channel', channelId, this.channels);
      const own = audience.relationship === 'stakeholder' ? undefined : statutory;
      brief = this.resolve({ ...audience, statutory: own ?? audience.statutory }, channel, overrides);
      this.briefs.set(key, brief);
    }
    return brief;
  }

  private overridesFor(file: string | undefined): ReadonlyMap<ProjectConfig, readonly Matched[]> {
    return file === undefined ? new Map() : this.overrides.for(file);
  }

  private resolve(
    audience: CompleteAudience,
    channel: Channel,
    overrides: ReadonlyMap<ProjectConfig, readonly Matched[]>,
  ): Brief {
    const { library } = this.parts;
    const layers: Layer[] = [
      { name: `channel ${channel.id}`, rules: channel.rules, isBuiltIn: true },
      ...audience.lineage.map((profile) => ({
        name: `audience ${profile.id}`,
        rules: profile.rules,
        isBuiltIn: profile === library.audiences[profile.id],
      })),
      // Above the audiences: who names a house style wants it for all readers.
      ...this.configs.flatMap((config) => [
        { name: config.name, rules: config.rules, isBuiltIn: false },
        ...(overrides.get(config) ?? []).map(({ override }) => ({
          name: nameOf(override, config),
          rules: override.rules,
          isBuiltIn: false,
        })),
      ]),
    ];
    return {
      readers: {
        id: audience.id,
        name: audience.reader,
        relationship: audience.relationship,
        groups: audience.knows,
        readingAge: audience.readingAge,
        youAndWe: audience.youAndWe,
        statutory: audience.statutory,
      },
      channel: channel.id,
      rules: layRules(this.parts.rules, layers),
      ...this.shared,
    };
  }
}

function known<Value>(what: string, id: string, all: ReadonlyMap<string, Value>, place: Place = {}): Value {
  const found = all.get(id);
  if (found !== undefined) return found;
  const ids = [...all.keys()];
  const close = hint(id, ids, '');
  const didYouMean = close.startsWith('Did') ? ` ${close}` : '';
  const message = `Unknown ${what} ‘${id}’.${didYouMean} Known: ${ids.join(', ')}.`;
  throw new ConfigurationError([{ ...place, message }]);
}

function nameOf({ files }: Override, { name }: ProjectConfig): string {
  return name === 'project' ? `override for ${files.join(', ')}` : `${name}, override for ${files.join(', ')}`;
}

/** Rows for each word list, those of the nearest layer first: of rows for the same words the first wins. */
function joinTerms(configs: readonly ProjectConfig[]): Map<string, readonly TermEntry[]> {
  const joined = new Map<string, readonly TermEntry[]>();
  for (const { terms } of configs) {
    for (const [id, rows] of Object.entries(terms)) joined.set(id, [...rows, ...(joined.get(id) ?? [])]);
  }
  return joined;
}

function joinOrganisation(configs: readonly ProjectConfig[]): Organisation {
  const all = (key: keyof Organisation) => [...new Set(configs.flatMap(({ organisation }) => organisation[key]))];
  return {
    names: all('names'),
    domains: all('domains'),
    phones: all('phones'),
    addresses: all('addresses'),
    complaints: all('complaints'),
  };
}
