import { z } from 'zod';
import type { RegisteredRule } from '../rule/rule.ts';
import { configSchemaOf, listFile } from './config-schema.ts';
import type { Library } from './profile.ts';
import { glossarySchema, id, severityOrOff, text } from './schema.ts';
import { unwrap } from './unwrap.ts';

/** The schema of a configuration with every rule, option, audience, channel and house style that there is. */
export function fullSchema(rules: readonly RegisteredRule[], library: Library) {
  const settings = rules.map(({ id, rule }) => [id, settingOf(rule.options()).optional().describe(rule.summary)]);
  const lists = rules.flatMap(({ id, rule }) =>
    rule.entry === undefined
      ? []
      : [
          [
            id,
            z
              .union([z.array(rule.entry()), listFile])
              .optional()
              .describe(rule.summary),
          ],
        ],
  );
  return configSchemaOf({
    // Under a name, for it stands in three places.
    rules: z.strictObject(Object.fromEntries(settings)).meta({ id: 'rules' }),
    // A project may have audiences of its own.
    audience: z.union([z.enum(Object.keys(library.audiences)), id]),
    channel: z.enum(Object.keys(library.channels)),
    extends: z.union([z.enum(Object.keys(library.presets)), text]),
    terms: z.strictObject(Object.fromEntries(lists)),
    glossary: z.union([glossarySchema, listFile]),
    accept: z.union([z.array(text), listFile]),
  });
}

/** A severity alone, or options, the severity among them. */
function settingOf(options: z.ZodType): z.ZodType {
  const object = unwrap(options);
  const shape = object instanceof z.ZodObject ? object.shape : {};
  const severity = severityOrOff.optional().describe('how much it matters, or off');
  return z.union([severityOrOff, z.strictObject({ severity, ...shape })]);
}
