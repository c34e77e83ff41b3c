import type { Readers, Severity } from './rule.ts';

/**
 * How much something matters to these readers that touches their rights or how they are spoken to: one step more to people
 * who have no choice but to deal with the service.
 */
export function raisedFor({ statutory }: Pick<Readers, 'statutory'>, severity: Severity): Severity {
  if (!statutory) return severity;
  return severity === 'info' ? 'warning' : 'error';
}
