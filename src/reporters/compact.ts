import { printable } from './printable.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { isTroubled } from './result.ts';
import { advised, shownFindings } from './shown.ts';
import { trouble } from './trouble.ts';

/**
 * A line for each finding, and nothing else: `path:line:column: severity: what to do [rule]`, as compilers write it, for
 * editors, `grep` and problem matchers.
 */
export function compactReporter(options: ReportOptions): Reporter {
  return {
    isRepeatable: true,
    begin: () => '',
    draft(result) {
      if (isTroubled(result)) return `${printable(trouble(result))}\n`;
      const path = printable(result.path);
      return shownFindings(result.findings, options)
        .map((finding) => {
          const { line, column } = finding.place.start;
          return `${path}:${line}:${column}: ${finding.severity}: ${advised(finding)} [${finding.ruleId}]\n`;
        })
        .join('');
    },
    end: () => '',
  };
}
