import { z } from 'zod';
import { closest } from '../language/closest.ts';
import type { Path, SourceFile } from './source-file.ts';
import { unwrap } from './unwrap.ts';

/**
 * Holds a value of a file against a schema. Problems go to the file, each at its place.
 *
 * @param at where in the file the value stands
 * @returns the value as the schema gives it back; undefined when it does not fit
 */
export function checkShape<T>(schema: z.ZodType<T>, value: unknown, file: SourceFile, at: Path = []): T | undefined {
  const result = schema.safeParse(value, { error: sayIssue });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(schema, issue.path) ?? [];
      for (const key of issue.keys) file.report([...path, key], `Unknown key ‘${key}’. ${hint(key, known)}`, 'key');
    } else if (issue.code === 'invalid_key') file.report(path, issue.issues[0]?.message ?? issue.message, 'key');
    else file.report(path, issue.message);
  }
  return undefined;
}

/** "Did you mean ‘web’?" where one name is close or begins so ("warn"), else all of them. */
export function hint(given: string, known: readonly string[], what = 'Known here'): string {
  const begun = given.length > 2 ? known.filter((name) => name.startsWith(given)) : [];
  const close = (begun.length === 1 ? begun[0] : undefined) ?? closest(given, known);
  return close === undefined ? `${what}: ${known.join(', ') || 'none'}.` : `Did you mean ‘${close}’?`;
}

/** The names of an object schema's keys, optional and defaulted ones included; undefined when it is no object. */
export function keysOf(schema: z.ZodType): readonly string[] | undefined {
  const inner = unwrap(schema);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : undefined;
}

function keysAt(schema: z.ZodType, path: Path): readonly string[] | undefined {
  let at: unknown = schema;
  for (const step of path) {
    const inner = at instanceof z.ZodType ? unwrap(at) : undefined;
    if (inner instanceof z.ZodObject) at = inner.shape[String(step)];
    else if (inner instanceof z.ZodRecord) at = inner.valueType;
    else if (inner instanceof z.ZodArray) at = inner.element;
    else return undefined;
  }
  return at instanceof z.ZodType ? keysOf(at) : undefined;
}

const kinds: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a mapping (‘key: value’ lines)',
  record: 'a mapping (‘key: value’ lines)',
  string: 'text',
};

/** What an issue means for the person who wrote the file. A schema's own message goes before this. */
function sayIssue(issue: z.core.$ZodRawIssue): string {
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type': {
      const expected = kinds[issue.expected] ?? issue.expected;
      if (input === undefined) return `‘${String(issue.path?.at(-1) ?? '')}’ is missing here; it is ${expected}.`;
      return `This must be ${expected}, not ${kindOf(input)}.`;
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (input === undefined) return `‘${String(issue.path?.at(-1) ?? '')}’ is missing here: ${values.join(', ')}.`;
      if (typeof input !== 'string') return `This must be one of ${values.join(', ')}, not ${kindOf(input)}.`;
      return `‘${input}’ is not known here. ${hint(input, values, 'Write one of')}`;
    }
    case 'too_small':
      return `This must be ${bound(issue.origin, issue.inclusive ? 'at least' : 'more than', issue.minimum)}.`;
    case 'too_big':
      return `This must be ${bound(issue.origin, issue.inclusive ? 'at most' : 'less than', issue.maximum)}.`;
    case 'invalid_format':
      return issue.format === 'date' ? 'This must be a date such as 2026-08-31.' : `This is no ${issue.format}.`;
    case 'invalid_union':
      return 'None of the forms that are allowed here fits this value.';
    default:
      return issue.message ?? 'This value is not allowed here.';
  }
}

function bound(origin: string, comparison: string, limit: number | bigint): string {
  if (origin === 'string') return `${comparison} ${limit} characters long`;
  return origin === 'array' ? `a list of ${comparison} ${limit}` : `${comparison} ${limit}`;
}

/** "the number 20", "the text ‘abc’", "a list" */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value.length > 40 ? 'a text' : `the text ‘${value}’`;
  return typeof value === 'object' ? 'a mapping' : `the ${typeof value} ${String(value)}`;
}
