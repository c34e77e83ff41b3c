import type { RegisteredRule } from '../rule/rule.ts';
import type { Origin, RuleSetting } from './brief.ts';
import { ConfigurationError } from './configuration-error.ts';
import type { Settings } from './profile.ts';

/** The settings of one source, by the name that `explain --for` gives it: "audience families". */
export interface Layer {
  name: string;
  rules: Settings;
  /** Whether it comes with commslint: tests hold that to the schemas of the rules. */
  isBuiltIn: boolean;
}

/**
 * Lays the settings of all sources over each other, option by option, the later over the earlier, and over each rule's own
 * defaults.
 *
 * @throws ConfigurationError for options that are right one by one and wrong together
 */
export function layRules(rules: readonly RegisteredRule[], layers: readonly Layer[]): Map<string, RuleSetting> {
  return new Map(rules.map((rule) => [rule.id, layRule(rule, layers)]));
}

function layRule({ id, rule, defaults }: RegisteredRule, layers: readonly Layer[]): RuleSetting {
  let severity: RuleSetting['severity'];
  const written: Record<string, unknown> = {};
  const origins: Record<string, Origin> = {};
  let isBuiltIn = true;
  for (const { name, rules, isBuiltIn: here } of layers) {
    const setting = Object.hasOwn(rules, id) ? rules[id] : undefined;
    if (setting === undefined) continue;
    isBuiltIn &&= here;
    severity = setting.severity ?? severity;
    Object.assign(written, setting.options);
    for (const [key, at] of Object.entries(setting.at)) origins[key] = `${name} (${at})`;
  }
  if (isBuiltIn && defaults !== undefined) {
    const isDefault = Object.keys(written).length === 0;
    return { severity, options: isDefault ? defaults : { ...defaults, ...written }, origins };
  }
  const parsed = rule.options().safeParse(written);
  if (!parsed.success) {
    const from = [...new Set(Object.values(origins))].join(', ');
    const what = parsed.error.issues.map(({ message }) => message).join(' ');
    throw new ConfigurationError([{ message: `The options of ‘${id}’ do not go together (${from}): ${what}` }]);
  }
  return { severity, options: parsed.data, origins };
}
