import type { GlossaryEntry, TermEntry } from '../language/terms.ts';
import type { RegisteredRule } from '../rule/rule.ts';
import { checkShape } from './check-shape.ts';
import type { Audience, Channel, Preset } from './profile.ts';
import { channelSchema, presetSchema } from './schema.ts';
import { toAudience, toGlossary, toRows, toTerms } from './sections.ts';
import { readSettings } from './settings.ts';
import type { Path } from './source-file.ts';
import { present, YamlFile } from './yaml-file.ts';

export { readConfig } from './read-config.ts';

/**
 * Reads `audiences/<id>.yaml`. Whether the audience that it extends exists is seen only when all are read.
 *
 * @param path the name of the file in messages
 * @throws ConfigurationError with everything that is wrong in it
 */
export function readAudience(text: string, path: string, id: string, rules: readonly RegisteredRule[]): Audience {
  const file = new YamlFile(text, path);
  const audience = toAudience(file.value, id, [], file, rules);
  file.finish();
  return present(audience);
}

/** Reads `channels/<id>.yaml`, as `readAudience` does. */
export function readChannel(text: string, path: string, id: string, rules: readonly RegisteredRule[]): Channel {
  const file = new YamlFile(text, path);
  const written = checkShape(channelSchema, file.value, file);
  const settings = readSettings(written?.rules, ['rules'], file, rules);
  file.finish();
  return { id, name: present(written).name, rules: settings };
}

/** Reads `presets/<id>.yaml`, as `readAudience` does. */
export function readPreset(text: string, path: string, id: string, rules: readonly RegisteredRule[]): Preset {
  const file = new YamlFile(text, path);
  const written = checkShape(presetSchema, file.value, file);
  const settings = readSettings(written?.rules, ['rules'], file, rules);
  const listOf = (value: unknown, at: Path) => ({ rows: (value as unknown[] | undefined) ?? [], file, at });
  const terms = toTerms(written?.terms, listOf, file, rules);
  file.finish();
  const { name, evidence, accept = [] } = present(written);
  return { id, name, evidence, terms, accept, rules: settings };
}

/** Reads `glossary/<field>.yaml` and compiles its rows. Here every row must be whole. */
export function readGlossary(text: string, path: string): GlossaryEntry[] {
  const file = new YamlFile(text, path);
  const entries = toGlossary({ rows: file.value as unknown[], file, at: [] }, []);
  file.finish();
  return entries;
}

/** Reads `rules/<id>/words.yaml`, a list of rows, and compiles them. */
export function readWords(text: string, path: string, rule: RegisteredRule): TermEntry[] {
  const file = new YamlFile(text, path);
  const isList = Array.isArray(file.value);
  if (!isList) file.report([], 'A word list is a list of rows: ‘- term: …’.');
  const rows = isList ? toRows({ rows: file.value as unknown[], file, at: [] }, rule) : [];
  file.finish();
  return rows;
}
