import type { z } from 'zod';
import type { RegisteredRule } from '../rule/rule.ts';
import { checkShape } from './check-shape.ts';
import { configSchema } from './config-schema.ts';
import { acceptRowSchema, glossaryRowSchema } from './schema.ts';
import type { Path } from './source-file.ts';
import { present, YamlFile } from './yaml-file.ts';

/** Something that a configuration names instead of writing it: what it extends, or a list in a file of its own. */
export interface Reference {
  /** As it is written: `govuk`, `./house.yaml`, `@anyshire/house-style`. */
  name: string;
  /** Where it is written. */
  at: Path;
}

/** A list in a file of its own, with the schema of its rows. */
export interface ListReference extends Reference {
  row: z.ZodType;
}

/** A `commslint.yaml` whose shape is right, before anything that it names is looked at. */
export interface OpenConfig {
  file: YamlFile;
  written: z.infer<typeof configSchema>;
  /** In the order in which they are laid over each other. */
  extends: readonly Reference[];
  lists: readonly ListReference[];
}

/**
 * Reads the text of a configuration; an empty one sets nothing.
 *
 * @param path the name of the file in messages and origins
 * @throws ConfigurationError when it is not YAML, or holds what a configuration cannot hold
 */
export function openConfig(text: string, path: string, rules: readonly RegisteredRule[]): OpenConfig {
  const file = new YamlFile(text, path);
  const written = checkShape(configSchema, file.value ?? {}, file);
  // Without its shape nothing more can be said of it that would surely be true.
  file.finish();
  const shaped = present(written);
  const isList = Array.isArray((file.value as { extends?: unknown } | null)?.extends);
  const lists: ListReference[] = [];
  const add = (value: unknown, at: Path, row: z.ZodType | undefined) => {
    if (typeof value === 'string' && row !== undefined) lists.push({ name: value, at, row });
  };
  add(shaped.glossary, ['glossary'], glossaryRowSchema);
  add(shaped.accept, ['accept'], acceptRowSchema);
  for (const [id, value] of Object.entries(shaped.terms ?? {})) {
    add(value, ['terms', id], rules.find((rule) => rule.id === id)?.rule.entry?.());
  }
  return {
    file,
    written: shaped,
    extends: (shaped.extends ?? []).map((name, index) => ({ name, at: isList ? ['extends', index] : ['extends'] })),
    lists,
  };
}
