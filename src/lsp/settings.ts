/** What a client can set: its `initializationOptions`, and `commslint` in its configuration, which goes before. */
export interface Settings {
  /** The readers of drafts that do not name their own; they go before those of `commslint.yaml`. So does the channel. */
  audience: readonly string[] | undefined;
  channel: string | undefined;
  /**
   * Which drafts are checked: all of them, or (`auto`) those of projects that use commslint: under a configuration, or with
   * an audience of their own.
   */
  enable: 'always' | 'auto';
  /** Whether drafts are checked as they are typed, or when they are opened and saved. */
  run: 'onType' | 'onSave';
  /** A configuration to use instead of the nearest `commslint.yaml`. */
  configPath: string | undefined;
  /** Longest text that is checked, in UTF-16 code units. */
  maxFileLength: number;
}

/** A text of so many code units takes about a second to check (a judgement of what a writer will wait for). */
const longest = 300_000;

export const defaultSettings: Settings = {
  audience: undefined,
  channel: undefined,
  enable: 'always',
  run: 'onType',
  configPath: undefined,
  maxFileLength: longest,
};

/** Reads settings as a client sends them; what is missing or of the wrong kind stays as it was. */
export function readSettings(given: unknown, before: Settings): Settings {
  if (typeof given !== 'object' || given === null) return before;
  const { audience, channel, enable, run, configPath, maxFileLength } = given as Readonly<Record<string, unknown>>;
  return {
    audience: audience === undefined ? before.audience : idsOf(audience),
    channel: channel === undefined ? before.channel : nameOf(channel),
    enable: enable === 'always' || enable === 'auto' ? enable : before.enable,
    run: run === 'onType' || run === 'onSave' ? run : before.run,
    configPath: configPath === undefined ? before.configPath : nameOf(configPath),
    maxFileLength: typeof maxFileLength === 'number' && maxFileLength > 0 ? maxFileLength : before.maxFileLength,
  };
}

/** Ids of a list, or of a text with commas; undefined where there is none. */
function idsOf(value: unknown): readonly string[] | undefined {
  const parts = Array.isArray(value) ? value : [value];
  const ids = parts.flatMap((part) => (typeof part === 'string' ? part.split(',') : [])).map((id) => id.trim());
  const named = [...new Set(ids.filter((id) => id !== ''))];
  return named.length === 0 ? undefined : named;
}

function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
