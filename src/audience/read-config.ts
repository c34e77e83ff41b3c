import type { RegisteredRule } from '../rule/rule.ts';
import { hint } from './check-shape.ts';
import { extensionOf, presetLayer, unknownExtension } from './extension.ts';
import { joinGlossary } from './glossary.ts';
import { completeAudiences } from './lineage.ts';
import { toNotify } from './notify.ts';
import { type OpenConfig, openConfig } from './open-config.ts';
import type { Audience, Library, NamedReaders, ProjectConfig } from './profile.ts';
import { type List, toAccept, toAudience, toGlossary, toTerms } from './sections.ts';
import { readSettings } from './settings.ts';
import type { Path, SourceFile } from './source-file.ts';

/** What a file is held against while it is read. */
export interface Known {
  rules: readonly RegisteredRule[];
  library: Library;
}

/** Where a configuration stands. */
interface Surroundings {
  base?: string;
  /** The layers that it is laid over, the furthest first. */
  below?: readonly ProjectConfig[];
  /** The files of its lists, by the place where they are named: `terms.plain-words`. */
  lists?: ReadonlyMap<string, SourceFile>;
}

/**
 * Reads the text of a configuration that stands alone: where no files can be read, it extends house styles only.
 *
 * @param path the name of the file in messages and origins
 * @returns the house styles that it extends, then itself
 * @throws ConfigurationError with everything that is wrong in it
 */
export function readConfig(text: string, path: string, known: Known): [...ProjectConfig[], ProjectConfig] {
  const open = openConfig(text, path, known.rules);
  const { presets } = known.library;
  const below: ProjectConfig[] = [];
  for (const { name, at } of open.extends) {
    const extension = extensionOf(name, presets);
    if (extension.kind === 'preset') below.push(presetLayer(extension.preset));
    else if (extension.kind === 'unknown') open.file.report(at, extension.message);
    else open.file.report(at, unknownExtension(name, presets));
  }
  for (const { at } of open.lists) open.file.report(at, 'No other file is read here: write the list itself.');
  return [...below, readOpened(open, known, { below })];
}

/**
 * Reads a configuration of which everything that it names was found.
 *
 * @throws ConfigurationError with everything that is wrong in it and in its lists
 */
export function readOpened(open: OpenConfig, { rules, library }: Known, surroundings: Surroundings): ProjectConfig {
  const { file, written } = open;
  const { base = '', below = [], lists } = surroundings;
  const earlier = [library, ...below].map(({ audiences }) => new Map(Object.entries(audiences)));
  const audiences = readAudiences(written.audiences ?? {}, earlier, file, rules);
  const audienceIds = [...new Set([...earlier, audiences].flatMap((layer) => [...layer.keys()]))];
  const channelIds = Object.keys(library.channels);

  const refuse = (what: string, ids: readonly string[] | undefined, known: readonly string[], at: Path) => {
    for (const [index, id] of (ids ?? []).entries()) {
      if (!known.includes(id)) file.report([...at, index], `Unknown ${what} ‘${id}’. ${hint(id, known, 'Known')}`);
    }
  };
  const readReaders = (part: Partial<Pick<NamedReaders, 'audience' | 'channel'>>, place: Path): NamedReaders => {
    const { audience, channel } = part;
    refuse('audience', audience, audienceIds, [...place, 'audience']);
    refuse('channel', channel === undefined ? [] : [channel], channelIds, [...place, 'channel']);
    const at = {
      ...(audience === undefined ? {} : { audience: file.at([...place, 'audience']) }),
      ...(channel === undefined ? {} : { channel: file.at([...place, 'channel']) }),
    };
    return { audience, channel, at };
  };
  const listOf = (value: unknown, at: Path): List => {
    const other = typeof value === 'string' ? lists?.get(at.join('.')) : undefined;
    if (other !== undefined) return { rows: (other.value as unknown[] | null) ?? [], file: other, at: [] };
    return { rows: Array.isArray(value) ? value : [], file, at };
  };

  const { names = [], domains = [], phones = [], addresses = [], complaints = [] } = written.organisation ?? {};
  const result: ProjectConfig = {
    name: 'project',
    path: file.path,
    base,
    root: written.root ?? false,
    ...readReaders(written, []),
    audiences: Object.fromEntries(audiences),
    glossary: toGlossary(listOf(written.glossary, ['glossary']), joinGlossary(library.glossary, below).rows),
    terms: toTerms(written.terms, listOf, file, rules),
    accept: toAccept(listOf(written.accept, ['accept'])),
    rules: readSettings(written.rules, ['rules'], file, rules),
    overrides: (written.overrides ?? []).map((override, index) => ({
      files: override.files,
      notify: override.notify,
      ...readReaders(override, ['overrides', index]),
      rules: readSettings(override.rules, ['overrides', index, 'rules'], file, rules),
    })),
    ignore: (written.ignore ?? []).map((pattern, index) => ({ pattern, at: file.at(['ignore', index]) })),
    baseline: written.baseline,
    organisation: { names, domains, phones, addresses, complaints },
    notify: toNotify(written.notify),
  };
  file.finish([...(lists?.values() ?? [])]);
  return result;
}

function readAudiences(
  written: Readonly<Record<string, unknown>>,
  earlier: readonly ReadonlyMap<string, Audience>[],
  file: SourceFile,
  rules: readonly RegisteredRule[],
): Map<string, Audience> {
  const own = new Map<string, Audience>();
  const ids = [...new Set([...earlier.flatMap((layer) => [...layer.keys()]), ...Object.keys(written)])];
  for (const [id, value] of Object.entries(written)) {
    const at = ['audiences', id];
    const audience = toAudience(value, id, at, file, rules);
    if (audience === undefined) continue;
    own.set(id, audience);
    if (audience.extends === undefined) continue;
    const first = earlier.find((layer) => layer.has(id))?.get(id);
    if (first !== undefined && first.extends !== audience.extends) {
      const there = first === earlier[0]?.get(id) ? 'built in' : `there already (${first.at})`;
      const message = `‘${id}’ is ${there}: what stands here is laid over it. Leave out ‘extends’.`;
      file.report([...at, 'extends'], message, 'key');
    } else if (!ids.includes(audience.extends)) {
      const message = `Unknown audience ‘${audience.extends}’. ${hint(audience.extends, ids, 'Known')}`;
      file.report([...at, 'extends'], message);
    }
  }
  completeAudiences([...earlier, own], ({ id }, field, message) => {
    // What is wrong further down was told of where it stands.
    if (own.has(id)) file.report(field === 'id' ? ['audiences', id] : ['audiences', id, field], message, 'key');
  });
  return own;
}
