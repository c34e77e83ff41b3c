import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/**
 * A schema as JSON Schema, draft 7, which the language servers of editors know best. It says what may be written, so
 * what has a default may be left out, and a list of one may be written without brackets.
 */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    // What only JSON Schema cannot say, such as how often a star may stand in a pattern, is left to commslint.
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (!(zodSchema instanceof z.ZodPipe) || !(zodSchema.in instanceof z.ZodTransform)) return;
      const list = jsonSchemaOf(zodSchema.out as z.ZodType);
      delete list.$schema;
      Object.assign(jsonSchema, { anyOf: [list.items, list] });
    },
  }) as JsonSchema;
}
