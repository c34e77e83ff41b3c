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
    override: ({ zodSchema, jsonSchema }) => {
      const { description, type, items, minItems, ...rest } = jsonSchema;
      if (!takesOne(zodSchema) || items === undefined) return;
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as JsonSchema)[key];
      Object.assign(jsonSchema, { ...rest, description, anyOf: [items, { type, items, minItems }] });
      if (description === undefined) delete jsonSchema.description;
    },
  }) as JsonSchema;
}

/** Whether a schema is of a list that may be written as its one item: its input is made a list of. */
function takesOne(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional) return takesOne(schema.unwrap());
  return schema instanceof z.ZodPipe && schema.in instanceof z.ZodTransform;
}
