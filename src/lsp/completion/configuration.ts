import type { CompletionItem, Position } from 'vscode-languageserver';
import { z } from 'zod';
import type { BriefResolver } from '../../audience/resolve.ts';
import { configSchema, severityOrOff } from '../../audience/schema.ts';
import { library } from '../../generated/readers.ts';
import { rules } from '../../generated/rules.ts';
import { ruleUrl } from '../../rule/rule.ts';
import type { Text } from '../text.ts';
import { audienceItems, channelItems, item } from './item.ts';
import { placeIn } from './yaml-place.ts';

/** What can be written at a place of a `commslint.yaml`, by its schema and those of the rules. */
export function configurationItems(text: Text, position: Position, resolver: BriefResolver): CompletionItem[] {
  const place = placeIn(text.value.slice(0, text.offset(position)));
  if (place === undefined) return [];
  const { path, wants } = place;
  const last = path.at(-1);
  const parent = path.at(-2);
  if (wants === 'value' || wants === 'either') {
    const values = valueItems(path, last === undefined ? undefined : String(last), parent, resolver);
    if (values.length > 0 || wants === 'value') return values;
  }
  return keyItems(path, resolver).filter(({ label }) => !place.written.includes(label));
}

function valueItems(
  path: readonly (string | number)[],
  last: string | undefined,
  parent: string | number | undefined,
  resolver: BriefResolver,
): CompletionItem[] {
  // An item of a list has the place of the list.
  const [name, before] = typeof path.at(-1) === 'number' ? [parent, path.at(-3)] : [last, parent];
  if (name === 'audience' || (name === 'extends' && path[0] === 'audiences')) return audienceItems(resolver);
  if (name === 'channel') return channelItems(resolver);
  if (name === 'extends') return Object.values(library.presets).map((preset) => item(preset.id, preset.name, 'value'));
  if (before === 'rules' || name === 'severity')
    return severityOrOff.options.map((each) => item(each, undefined, 'value'));
  return optionsOf(schemaAt(path)).map((each) => item(each, undefined, 'value'));
}

function keyItems(path: readonly (string | number)[], resolver: BriefResolver): CompletionItem[] {
  const last = path.at(-1);
  if (last === 'rules') return rules.map(({ id, rule }) => item(id, rule.summary, 'key', ruleUrl(id)));
  if (last === 'terms' && path.length === 1) {
    return rules.flatMap(({ id, rule }) =>
      rule.entry === undefined ? [] : [item(id, rule.summary, 'key', ruleUrl(id))],
    );
  }
  if (last === 'audiences') return audienceItems(resolver).map(({ label, detail }) => item(label, detail, 'key'));
  const schema = schemaAt(path);
  const keys = schema instanceof z.ZodObject ? Object.entries<z.ZodType>(schema.shape) : [];
  const items = keys.map(([key, option]) => item(key, option.description, 'key'));
  return path.at(-2) === 'rules' ? [item('severity', 'how much it matters, or off', 'key'), ...items] : items;
}

/** The schema of the value at a path; inside `rules` that of the rule's options. */
function schemaAt(path: readonly (string | number)[]): z.ZodType | undefined {
  let at: z.ZodType | undefined = configSchema;
  for (const [depth, step] of path.entries()) {
    const rule = path[depth - 1] === 'rules' ? rules.find(({ id }) => id === step) : undefined;
    const inner: unknown = unwrap(at);
    if (rule !== undefined) at = rule.rule.options;
    else if (inner instanceof z.ZodObject) at = (inner.shape as Readonly<Record<string, z.ZodType>>)[String(step)];
    else if (inner instanceof z.ZodRecord) at = inner.valueType as z.ZodType;
    else if (inner instanceof z.ZodArray) at = inner.element as z.ZodType;
    else return undefined;
  }
  const end = unwrap(at);
  return end instanceof z.ZodType ? end : undefined;
}

/** The values of a schema that allows a few, also as the items of a list. */
function optionsOf(schema: z.ZodType | undefined): string[] {
  const inner = schema instanceof z.ZodArray ? unwrap(schema.element as z.ZodType) : schema;
  if (inner instanceof z.ZodEnum) return inner.options.map(String);
  return inner instanceof z.ZodBoolean ? ['true', 'false'] : [];
}

function unwrap(schema: z.ZodType | undefined): unknown {
  let at: unknown = schema;
  for (;;) {
    if (at instanceof z.ZodOptional || at instanceof z.ZodNullable || at instanceof z.ZodReadonly) at = at.unwrap();
    else if (at instanceof z.ZodDefault || at instanceof z.ZodPrefault) at = at.unwrap();
    else if (at instanceof z.ZodPipe) at = at.in instanceof z.ZodTransform ? at.out : at.in;
    else return at;
  }
}
