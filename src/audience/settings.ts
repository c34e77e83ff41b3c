import { z } from 'zod';
import type { AnyRule, RegisteredRule } from '../rule/rule.ts';
import { checkShape, hint, keysOf, kindOf } from './check-shape.ts';
import type { Setting, Settings } from './profile.ts';
import { severityOrOff } from './schema.ts';
import type { Path, SourceFile } from './source-file.ts';

/**
 * Holds the `rules` of a file against the rules that there are: each option against its rule's own schema. Problems go
 * to the file; a setting with a problem is left out.
 *
 * @param at where in the file they stand
 */
export function readSettings(
  written: Readonly<Record<string, unknown>> | undefined,
  at: Path,
  file: SourceFile,
  rules: readonly RegisteredRule[],
): Settings {
  const settings: [string, Setting][] = [];
  for (const [id, value] of Object.entries(written ?? {})) {
    const rule = ruleNamed(id, [...at, id], file, rules);
    const setting = rule && readSetting(id, value, [...at, id], file, rule.rule);
    if (setting !== undefined) settings.push([id, setting]);
  }
  return Object.fromEntries(settings);
}

/** The rule of that id; takes down at the key of `at` that there is none. */
export function ruleNamed(
  id: string,
  at: Path,
  file: SourceFile,
  rules: readonly RegisteredRule[],
  where: 'key' | 'value' = 'key',
): RegisteredRule | undefined {
  const found = rules.find((rule) => rule.id === id);
  if (found === undefined) {
    const ids = rules.map((rule) => rule.id);
    file.report(at, `Unknown rule ‘${id}’. ${hint(id, ids, 'Rules')}`, where);
  }
  return found;
}

function readSetting(id: string, value: unknown, at: Path, file: SourceFile, rule: AnyRule): Setting | undefined {
  if (typeof value === 'string') {
    const severity = checkShape(severityOrOff, value, file, at);
    return severity && { severity, options: {}, at: { severity: file.at(at) } };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    file.report(at, `${adviceFor(id, value, rule)}`);
    return undefined;
  }
  const { severity: writtenSeverity, ...options } = value as Record<string, unknown>;
  const before = file.problemCount;
  const severity =
    writtenSeverity === undefined ? undefined : checkShape(severityOrOff, writtenSeverity, file, [...at, 'severity']);
  checkOptions(options, at, file, rule);
  if (file.problemCount > before) return undefined;
  const places = Object.keys(value).map((key) => [key, file.at([...at, key])]);
  return { severity, options, at: Object.fromEntries(places) };
}

/** Each option that is written must be one of the rule's; its schema fills in the others, so what is written is enough. */
function checkOptions(options: Record<string, unknown>, at: Path, file: SourceFile, rule: AnyRule): void {
  const schema = rule.options();
  const known = keysOf(schema);
  const unknown = known === undefined ? [] : Object.keys(options).filter((key) => !known.includes(key));
  for (const key of unknown) {
    file.report([...at, key], `Unknown option ‘${key}’. ${hint(key, ['severity', ...(known ?? [])])}`, 'key');
  }
  const rest = Object.entries(options).filter(([key]) => !unknown.includes(key));
  checkShape(schema, Object.fromEntries(rest), file, at);
}

function adviceFor(id: string, value: unknown, rule: AnyRule): string {
  if (value === false) return 'Write ‘off’ to switch a rule off.';
  if (value === true) return 'Write how much it matters: error, warning or info.';
  if (typeof value === 'number') {
    const option = firstNumber(rule.options());
    const example = option === undefined ? '' : `: ‘${id}: { ${option}: ${value} }’`;
    return `The number ${value} alone does not say which option it is for. Name the option${example}.`;
  }
  return `This must be off, info, warning, error, or a mapping of options, not ${kindOf(value)}.`;
}

/** The option that a number alone most likely was meant for: the first that takes one. */
function firstNumber(schema: z.ZodType): string | undefined {
  if (!(schema instanceof z.ZodObject)) return undefined;
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
  return Object.keys(shape).find((key) => shape[key]?.safeParse(7).success === true);
}
