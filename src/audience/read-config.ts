import type { RegisteredRule } from '../rule/rule.ts';
import { checkShape, hint } from './check-shape.ts';
import { completeAudiences } from './lineage.ts';
import { toNotify } from './notify.ts';
import type { Audience, Library, Preset, ProjectConfig } from './profile.ts';
import { configSchema } from './schema.ts';
import { toAudience, toGlossary, toTerms } from './sections.ts';
import { readSettings } from './settings.ts';
import { type Path, present, YamlFile } from './yaml-file.ts';

/** What a file is held against while it is read. */
export interface Known {
  rules: readonly RegisteredRule[];
  library: Library;
}

/**
 * Reads a project's `commslint.yaml`; an empty one sets nothing.
 *
 * @param path the name of the file in messages and origins
 * @throws ConfigurationError with everything that is wrong in it
 */
export function readConfig(text: string, path: string, { rules, library }: Known): ProjectConfig {
  const file = new YamlFile(text, path);
  const written = checkShape(configSchema, file.value ?? {}, file);
  // Without its shape nothing more can be said of it that would surely be true.
  file.finish();
  const config = present(written);
  const builtIn = new Map(Object.entries(library.audiences));
  const audiences = readAudiences(config.audiences ?? {}, builtIn, file, rules);
  const audienceIds = [...new Set([...builtIn.keys(), ...audiences.keys()])];
  const channelIds = Object.keys(library.channels);

  const reportUnknown = (what: string, ids: readonly string[] | undefined, known: readonly string[], at: Path) => {
    for (const [index, id] of (ids ?? []).entries()) {
      if (!known.includes(id)) {
        file.report([...at, index], `Unknown ${what} ‘${id}’. ${hint(id, known, 'Known')}`);
      }
    }
  };
  const readReaders = (part: { audience?: string[] | undefined; channel?: string | undefined }, at: Path) => {
    reportUnknown('audience', part.audience, audienceIds, [...at, 'audience']);
    reportUnknown('channel', part.channel === undefined ? [] : [part.channel], channelIds, [...at, 'channel']);
    return { audience: part.audience, channel: part.channel };
  };

  const { names = [], domains = [], phones = [], addresses = [], complaints = [] } = config.organisation ?? {};
  const result: ProjectConfig = {
    path,
    root: config.root ?? false,
    preset: readPresetName(config.extends, file, library),
    ...readReaders(config, []),
    audiences: Object.fromEntries(audiences),
    glossary: toGlossary(config.glossary ?? [], ['glossary'], file, library.glossary),
    terms: toTerms(config.terms, file, rules),
    accept: config.accept ?? [],
    rules: readSettings(config.rules, ['rules'], file, rules),
    overrides: (config.overrides ?? []).map((override, index) => ({
      files: override.files,
      notify: override.notify,
      ...readReaders(override, ['overrides', index]),
      rules: readSettings(override.rules, ['overrides', index, 'rules'], file, rules),
      at: file.at(['overrides', index]),
    })),
    ignore: config.ignore ?? [],
    baseline: config.baseline,
    organisation: { names, domains, phones, addresses, complaints },
    notify: toNotify(config.notify),
  };
  file.finish();
  return result;
}

function readPresetName(id: string | undefined, file: YamlFile, { presets }: Library): Preset | undefined {
  if (id === undefined) return undefined;
  const known = Object.keys(presets);
  if (!known.includes(id)) file.report(['extends'], `Unknown house style ‘${id}’. ${hint(id, known, 'Known')}`);
  return known.includes(id) ? presets[id] : undefined;
}

function readAudiences(
  written: Readonly<Record<string, unknown>>,
  builtIn: ReadonlyMap<string, Audience>,
  file: YamlFile,
  rules: readonly RegisteredRule[],
): Map<string, Audience> {
  const own = new Map<string, Audience>();
  const ids = new Set([...builtIn.keys(), ...Object.keys(written)]);
  for (const [id, value] of Object.entries(written)) {
    const at = ['audiences', id];
    const audience = toAudience(value, id, at, file, rules);
    if (audience === undefined) continue;
    own.set(id, audience);
    if (audience.extends === undefined) continue;
    if (builtIn.has(id)) {
      file.report(
        [...at, 'extends'],
        `‘${id}’ is built in: what stands here is laid over it. Leave out ‘extends’.`,
        'key',
      );
    } else if (!ids.has(audience.extends)) {
      file.report(
        [...at, 'extends'],
        `Unknown audience ‘${audience.extends}’. ${hint(audience.extends, [...ids], 'Known')}`,
      );
    }
  }
  completeAudiences(builtIn, own, ({ id }, field, message) => {
    file.report(field === 'id' ? ['audiences', id] : ['audiences', id, field], message, 'key');
  });
  return own;
}
