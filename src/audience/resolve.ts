import type { Draft } from '../draft/draft.ts';
import type { GlossaryEntry, TermEntry } from '../language/terms.ts';
import type { RegisteredRule } from '../rule/rule.ts';
import type { Brief } from './brief.ts';
import { hint } from './check-shape.ts';
import { type Choice, chooseReaders, type Place, type Wish } from './choose.ts';
import { ConfigurationError } from './configuration-error.ts';
import { type Layer, layRules } from './layers.ts';
import { completeAudiences } from './lineage.ts';
import { noNotify } from './notify.ts';
import { OverridePaths } from './override-paths.ts';
import type { Channel, CompleteAudience, Library, Override, ProjectConfig } from './profile.ts';

export type { Choice } from './choose.ts';

/** What readers and briefs are resolved from. */
export interface ResolverParts {
  rules: readonly RegisteredRule[];
  library: Library;
  /** The project's configuration; none when it has no `commslint.yaml`. */
  config?: ProjectConfig | undefined;
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
  private readonly overrides: OverridePaths;
  private readonly briefs = new Map<string, Brief>();
  /** What all briefs share: the same objects, so that they are compiled and searched once. */
  private readonly shared: Pick<Brief, 'glossary' | 'terms' | 'accept' | 'organisation' | 'notify'>;

  constructor(private readonly parts: ResolverParts) {
    const { library, config } = parts;
    const builtIn = new Map(Object.entries(library.audiences));
    // What is wrong with a profile was told when it was read.
    this.audiences = completeAudiences(builtIn, new Map(Object.entries(config?.audiences ?? {})), () => {});
    this.channels = new Map(Object.entries(library.channels));
    this.overrides = new OverridePaths(config?.overrides ?? []);
    this.shared = {
      glossary: withOwn(library.glossary, config?.glossary ?? []),
      terms: joinedTerms(config),
      accept: new Set([...(config?.preset?.accept ?? []), ...(config?.accept ?? [])].map((term) => term.toLowerCase())),
      organisation: config?.organisation ?? { names: [], domains: [], phones: [], addresses: [], complaints: [] },
      notify: config?.notify ?? noNotify,
    };
  }

  /**
   * Whether the drafts under a path are templates of GOV.UK Notify: the last override that says so or says not, else the
   * configuration; undefined when neither does. What a draft says itself goes before.
   *
   * @param file as in `choose`
   */
  isTemplate(file: string | undefined): boolean | undefined {
    const says = this.overridesFor(file).findLast(({ override }) => override.notify !== undefined);
    return says?.override.notify ?? this.parts.config?.notify.templates;
  }

  /**
   * Who a draft is for. Audiences: those `asked` for on the command line, else the front matter's `audience` (an id, a
   * list of them, or several with commas; a mapping belongs to the site's own software), else the `usual` ones, else the
   * last override that names one for `file`, else the configuration's, else families. The channel likewise, else web.
   *
   * `file` is the draft's path relative to the configuration's folder, with `/`; undefined outside it.
   *
   * @throws ConfigurationError when an id is unknown: it names the known ones, and the place where that is known
   */
  choose(
    draft: Pick<Draft, 'fields' | 'lines' | 'path'>,
    file: string | undefined,
    asked: Wish = {},
    usual: Wish = {},
  ): Choice {
    const layers = [
      ...this.overridesFor(file)
        .map(({ override }) => override)
        .reverse(),
      this.parts.config,
    ];
    const wishes: Wish[] = [usual, ...layers.map((layer) => ({ audiences: layer?.audience, channel: layer?.channel }))];
    const choice = chooseReaders(draft, asked, wishes);
    for (const id of choice.audiences) known('audience', id, this.audiences, choice.audiencesAt);
    known('channel', choice.channel, this.channels, choice.channelAt);
    return { audiences: choice.audiences, channel: choice.channel, statutory: choice.statutory };
  }

  /**
   * What the rules must hold a draft to. Last wins: rule default, channel, audience (after those it extends), the house
   * style that the project extends, project, overrides in their order.
   *
   * @param statutory what the draft says of itself (`Choice`), in place of what the audience says; stakeholders, who act in
   *   their office, are not meant by it
   * @throws ConfigurationError for an unknown audience or channel, or options that do not go together
   */
  brief(audienceId: string, channelId: string, file: string | undefined, statutory?: boolean): Brief {
    const overrides = this.overridesFor(file);
    const key = [audienceId, channelId, statutory, ...overrides.map(({ index }) => index)].join('|');
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

  private overridesFor(file: string | undefined): readonly { override: Override; index: number }[] {
    return file === undefined ? [] : this.overrides.for(file);
  }

  private resolve(
    audience: CompleteAudience,
    channel: Channel,
    overrides: readonly { override: Override; index: number }[],
  ): Brief {
    const { rules, config } = this.parts;
    const layers: Layer[] = [
      { name: `channel ${channel.id}`, rules: channel.rules },
      ...audience.lineage.map((profile) => ({ name: `audience ${profile.id}`, rules: profile.rules })),
      // Below what the project itself says, and above the audiences: who names a house style wants it for all readers.
      ...(config?.preset ? [{ name: `house style ${config.preset.id}`, rules: config.preset.rules }] : []),
      ...(config ? [{ name: 'project', rules: config.rules }] : []),
      ...overrides.map(({ override }) => ({
        name: `override for ${override.files.join(', ')}`,
        rules: override.rules,
      })),
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
      rules: layRules(rules, layers),
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

/** The glossary with the project's rows in place of those for the same term; the very same list when there are none. */
function withOwn(glossary: readonly GlossaryEntry[], own: readonly GlossaryEntry[]): readonly GlossaryEntry[] {
  if (own.length === 0) return glossary;
  const terms = new Set(own.map(({ term }) => term));
  return [...glossary.filter(({ term }) => !terms.has(term)), ...own];
}

/** The project's rows for each word list before those of its house style: of rows for the same words the first wins. */
function joinedTerms(config: ProjectConfig | undefined): Map<string, readonly TermEntry[]> {
  const own = config?.terms ?? {};
  const joined = new Map(Object.entries(own));
  for (const [id, rows] of Object.entries(config?.preset?.terms ?? {})) {
    joined.set(id, [...(Object.hasOwn(own, id) ? (own[id] ?? []) : []), ...rows]);
  }
  return joined;
}
