import type { Draft } from '../draft/draft.ts';
import type { RegisteredRule } from '../rule/rule.ts';
import type { Brief } from './brief.ts';
import type { CompleteAudience, Library, ProjectConfig } from './schema.ts';

/** What readers and briefs are resolved from. */
export interface ResolverParts {
  rules: readonly RegisteredRule[];
  library: Library;
  /** The project's configuration; none when it has no `commslint.yaml`. */
  config?: ProjectConfig | undefined;
}

/** Who reads one draft, and how it reaches them. */
export interface Choice {
  /** Ids, each once, in the order given. */
  audiences: readonly string[];
  channel: string;
}

/**
 * Chooses the readers of drafts and resolves their briefs. One resolver serves all drafts under one configuration: a
 * brief is made once for an audience, a channel and a set of overrides, and is the same object every time.
 */
export class BriefResolver {
  constructor(private readonly parts: ResolverParts) {}

  /** Every audience by id, the project's own included, with what each inherits. */
  get audiences(): ReadonlyMap<string, CompleteAudience> {
    return new Map();
  }

  /** Every channel by id. */
  get channels(): ReadonlyMap<string, { id: string; name: string }> {
    return new Map(Object.entries(this.parts.library.channels));
  }

  /**
   * Who a draft is for. Audiences: those `asked` for on the command line, else the front matter's `audience` (an id, or
   * a list; a mapping belongs to the site's own software), else the last override that names one for `file`, else the
   * configuration's, else families. The channel likewise, else web.
   *
   * `file` is the draft's path relative to the configuration's folder, with `/`; undefined outside it.
   *
   * @throws ConfigurationError when an id is unknown: it names the known ones, and the place where that is known
   */
  choose(
    _draft: Pick<Draft, 'fields' | 'lines' | 'path'>,
    _file: string | undefined,
    asked: { audiences?: readonly string[]; channel?: string } = {},
  ): Choice {
    return { audiences: asked.audiences ?? ['families'], channel: asked.channel ?? 'web' };
  }

  /**
   * What the rules must hold a draft to. Last wins: rule default, channel, audience (after those it extends), project,
   * overrides in their order.
   *
   * @throws ConfigurationError for an unknown audience or channel
   */
  brief(_audience: string, _channel: string, _file: string | undefined): Brief {
    throw new Error('not yet');
  }
}
