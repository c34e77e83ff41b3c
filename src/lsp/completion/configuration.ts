import type { CompletionItem, Position } from 'vscode-languageserver';
import { z } from 'zod';
import { fullSchema } from '../../audience/full-schema.ts';
import type { BriefResolver } from '../../audience/resolve.ts';
import { unwrap } from '../../audience/unwrap.ts';
import { library } from '../../generated/readers.ts';
import { rules } from '../../generated/rules.ts';
import { ruleUrl } from '../../rule/rule.ts';
import type { Text } from '../text.ts';
import { audienceItems, channelItems, item } from './item.ts';
import { placeIn } from './yaml-place.ts';

/** What can be written at a place of a `commslint.yaml`, by the schema that is published of it. */
export function configurationItems(text: Text, position: Position, resolver: BriefResolver): CompletionItem[] {
  const place = placeIn(text.value.slice(0, text.offset(position)));
  if (place === undefined) return [];
  const { path, wants } = place;
  if (wants === 'value' || wants === 'either') {
    const values = valueItems(path, resolver);
    if (values.length > 0 || wants === 'value') return values;
  }
  return keyItems(path, resolver).filter(({ label }) => !place.written.includes(label));
}

function valueItems(path: readonly (string | number)[], resolver: BriefResolver): CompletionItem[] {
  // An item of a list has the place of the list.
  const name = typeof path.at(-1) === 'number' ? path.at(-2) : path.at(-1);
  // Only the resolver knows the project's own.
  if (name === 'audience' || (name === 'extends' && path[0] === 'audiences')) return audienceItems(resolver);
  if (name === 'channel') return channelItems(resolver);
  if (name === 'extends') return Object.values(library.presets).map((preset) => item(preset.id, preset.name, 'value'));
  return valuesOf(schemasAt(path)).map((each) => item(each, undefined, 'value'));
}

function keyItems(path: readonly (string | number)[], resolver: BriefResolver): CompletionItem[] {
  const last = path.at(-1);
  if (last === 'audiences') return audienceItems(resolver).map(({ label, detail }) => item(label, detail, 'key'));
  const isRule = last === 'rules' || (last === 'terms' && path.length === 1);
  return schemasAt(path).flatMap((schema) => {
    if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) {
      return schema.keyType.options.map((key) => item(String(key), undefined, 'key'));
    }
    if (!(schema instanceof z.ZodObject)) return [];
    return Object.entries<z.ZodType>(schema.shape).map(([key, { description }]) =>
      item(key, description, 'key', isRule ? ruleUrl(key) : undefined),
    );
  });
}

let schema: z.ZodType | undefined;

/** The schemas that a value at a path may be of. */
function schemasAt(path: readonly (string | number)[]): unknown[] {
  schema ??= fullSchema(rules, library);
  let at = alternatives(schema);
  for (const step of path) {
    at = at.flatMap((each) => {
      if (each instanceof z.ZodObject) return alternatives((each.shape as Record<string, unknown>)[String(step)]);
      if (each instanceof z.ZodRecord) return alternatives(each.valueType);
      return each instanceof z.ZodArray ? alternatives(each.element) : [];
    });
  }
  return at;
}

function alternatives(schema: unknown): unknown[] {
  const inner = unwrap(schema);
  return inner instanceof z.ZodUnion ? inner.options.flatMap(alternatives) : [inner];
}

/** The values of schemas that allow a few, also as the items of a list. */
function valuesOf(schemas: readonly unknown[]): string[] {
  return schemas.flatMap((schema) => {
    const inners = schema instanceof z.ZodArray ? alternatives(schema.element) : [schema];
    return inners.flatMap((inner) => {
      if (inner instanceof z.ZodEnum) return inner.options.map(String);
      return inner instanceof z.ZodBoolean ? ['true', 'false'] : [];
    });
  });
}
