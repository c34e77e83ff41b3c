import type { Debt } from '../../reporters/debt.ts';
import { entriesOf, type Records } from './document.ts';

/**
 * Counts what a baseline holds: by rule and audience. A finding that matters to several audiences counts for each; infos
 * are counted apart.
 */
export function debtOf(records: Records): Debt {
  const debt: Debt = { findings: 0, infos: 0, drafts: records.size, rules: new Map() };
  for (const record of records.values()) {
    for (const { ruleId, info, audiences, count } of entriesOf(record)) {
      if (info) {
        debt.infos += count;
        continue;
      }
      const rule = debt.rules.get(ruleId) ?? { findings: 0, audiences: new Map() };
      debt.rules.set(ruleId, rule);
      debt.findings += count;
      rule.findings += count;
      for (const audience of audiences) rule.audiences.set(audience, (rule.audiences.get(audience) ?? 0) + count);
    }
  }
  return debt;
}
