import { rules } from '../../generated/rules.ts';
import type { RuleFacts } from '../../reporters/reporter.ts';
import { ruleUrl } from '../../rule/rule.ts';
import { readPackageFile } from '../../workspace/package-files.ts';

/** What there is to say of a rule; undefined for one that this version does not have. */
export function factsOf(id: string): RuleFacts | undefined {
  const rule = rules.find((each) => each.id === id)?.rule;
  if (rule === undefined) return undefined;
  const { category, severity, summary } = rule;
  return {
    ...{ id, category, severity, summary, url: ruleUrl(id) },
    get page() {
      return readPackageFile(`rules/${id}/rule.md`);
    },
  };
}
