import type { Finding } from '../rule/finding.ts';
import { printable } from './printable.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { type CheckedDraft, isTroubled } from './result.ts';
import { advised, shownFindings } from './shown.ts';
import { xmlText } from './xml-text.ts';

/**
 * JUnit’s XML, for the test page of a CI system: a suite for each draft, in which each error and warning is a test that failed,
 * each info one that passed, and a draft without findings one that passed.
 */
export function junitReporter(options: ReportOptions): Reporter {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="commslint">\n',
    draft(result) {
      const path = xmlText(result.path);
      if (isTroubled(result)) {
        const message = xmlText(printable(result.problem));
        const error = `<error type="not-checked" message="${message}">${xmlText(result.problem)}</error>`;
        return suite(path, 1, 0, 1, [`<testcase classname="${path}" name="can be checked">${error}</testcase>`]);
      }
      const findings = shownFindings(result.findings, options);
      const failures = findings.filter(({ severity }) => severity !== 'info').length;
      const cases =
        findings.length === 0
          ? [`<testcase classname="${path}" name="nothing to change"/>`]
          : findings.map((finding) => testCase(finding, result));
      return suite(path, cases.length, failures, 0, cases);
    },
    end: () => '</testsuites>\n',
  };
}

function suite(path: string, tests: number, failures: number, errors: number, cases: readonly string[]): string {
  const counts = `tests="${tests}" failures="${failures}" errors="${errors}" skipped="0"`;
  return `  <testsuite name="${path}" ${counts}>\n${cases.map((one) => `    ${one}\n`).join('')}  </testsuite>\n`;
}

function testCase(finding: Finding, { path }: CheckedDraft): string {
  const { ruleId, severity, place, url } = finding;
  const at = `${place.start.line}:${place.start.column}`;
  const open = `<testcase classname="${xmlText(path)}" name="${xmlText(`${ruleId} ${at}`)}">`;
  const message = advised(finding);
  const text = xmlText(`${path}:${at}\n${printable(place.label)}\n${message}\n${url}`);
  const inner =
    severity === 'info'
      ? `<system-out>${text}</system-out>`
      : `<failure type="${severity}" message="${xmlText(message)}">${text}</failure>`;
  return `${open}${inner}</testcase>`;
}
