import picocolors from 'picocolors';
import type { Severity } from '../rule/rule.ts';
import { fitMeasures } from './fit-measures.ts';
import { count, printable } from './printable.ts';
import type { CheckedDraft } from './result.ts';
import { verdicts } from './summary.ts';

/** How many rules a row names before the rest is counted (a judgement). */
const fewRules = 4;

/**
 * Who one draft is ready for, as a table: a row for each audience, and in it what keeps the draft from being ready; under it the
 * measures that matter to them, those outside what they need in colour.
 */
export function fitTable(result: CheckedDraft, colour: boolean): string {
  const paint = picocolors.createColors(colour);
  const width = Math.max(...result.audiences.map((audience) => audience.length));
  const rows = [...verdicts(result)].map(([audience, verdict]) => {
    const name = `  ${audience.padEnd(width)}  `;
    const limits = result.limits.find((each) => each.audience === audience);
    const measures = limits === undefined ? [] : fitMeasures(result, limits);
    const measured = measures.map(({ text, isOut }) => (isOut ? paint.yellow(text) : paint.dim(text))).join(' · ');
    const told =
      verdict === 'ready' ? paint.green('ready') : `${paint.yellow('changes needed')}  ${reasons(result, audience)}`;
    return `${name}${told}\n  ${''.padEnd(width)}  ${measured}`;
  });
  return `${paint.bold(printable(result.path))} ${paint.dim(`(${result.channel})`)}\n${rows.join('\n')}\n`;
}

/** "2 errors, 5 warnings: unknown-acronym 3, plain-words 2" */
function reasons(result: CheckedDraft, audience: string): string {
  const findings = result.findings.filter((each) => each.severity !== 'info' && each.audiences.includes(audience));
  const number = (severity: Severity) => findings.filter((each) => each.severity === severity).length;
  const counted = [
    ...(number('error') > 0 ? [count(number('error'), 'error')] : []),
    ...(number('warning') > 0 ? [count(number('warning'), 'warning')] : []),
  ];
  const byRule = new Map<string, number>();
  for (const { ruleId } of findings) byRule.set(ruleId, (byRule.get(ruleId) ?? 0) + 1);
  const rules = [...byRule].sort((a, b) => b[1] - a[1]).map(([rule, times]) => `${rule} ${times}`);
  const more = rules.length > fewRules ? [`${rules.length - fewRules} more rules`] : [];
  return `${counted.join(', ')}: ${[...rules.slice(0, fewRules), ...more].join(', ')}`;
}
