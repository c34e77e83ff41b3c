import type { Reporter, ReportOptions } from './reporter.ts';
import { isTroubled } from './result.ts';
import { advised, shownFindings } from './shown.ts';
import { xmlText } from './xml-text.ts';

/** The XML of Checkstyle, which Jenkins and many other programs read. */
export function checkstyleReporter(options: ReportOptions): Reporter {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n',
    draft(result) {
      const errors = isTroubled(result)
        ? [error(1, 1, 'error', result.problem, 'not-checked')]
        : shownFindings(result.findings, options).map((finding) => {
            const { line, column } = finding.place.start;
            return error(line, column, finding.severity, advised(finding), finding.ruleId);
          });
      if (errors.length === 0) return '';
      return `  <file name="${xmlText(result.path)}">\n${errors.join('')}  </file>\n`;
    },
    end: () => '</checkstyle>\n',
  };
}

function error(line: number, column: number, severity: string, message: string, rule: string): string {
  const place = `line="${line}" column="${column}" severity="${severity}"`;
  return `    <error ${place} message="${xmlText(message)}" source="commslint.${xmlText(rule)}"/>\n`;
}
