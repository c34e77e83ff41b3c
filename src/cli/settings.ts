import type { Brief } from '../audience/brief.ts';
import { rules } from '../generated/rules.ts';

/** The severity of a rule, or one of its options, with who set it. */
export interface SettingRow {
  name: string;
  value: unknown;
  /** "audience families (audiences/families.yaml:12)" */
  from: string;
}

/** How a rule is set in a brief: its severity first, then its options. */
export function settingRows(id: string, brief: Brief): SettingRow[] {
  const setting = brief.rules.get(id);
  const set = setting?.options;
  const severity = setting?.severity ?? rules.find((rule) => rule.id === id)?.rule.severity;
  const values: [string, unknown][] = [['severity', severity], ...Object.entries(set ?? {})];
  return values.map(([name, value]) => ({ name, value, from: setting?.origins[name] ?? 'the rule’s default' }));
}

/** `  max: 20   (audience families (audiences/families.yaml:12))` */
export function rowLine({ name, value, from }: SettingRow): string {
  return `  ${name}: ${JSON.stringify(value)}   (${from})\n`;
}
