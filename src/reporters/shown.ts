import type { Finding } from '../rule/finding.ts';
import type { Severity } from '../rule/rule.ts';
import { printable } from './printable.ts';
import type { ReportOptions } from './reporter.ts';

/** How many groups of findings of one draft people are shown before they ask for all (a judgement). */
export const fewThatMatter = 10;

/** What of a severity a report shows: infos when they are asked for, and errors alone when nothing else is. */
export function isShown(severity: Severity, { infos, quiet }: Pick<ReportOptions, 'infos' | 'quiet'>): boolean {
  return severity === 'error' || (severity === 'warning' && !quiet) || (severity === 'info' && infos && !quiet);
}

/** The findings that a report shows, in the order of the text. */
export function shownFindings(
  findings: readonly Finding[],
  options: Pick<ReportOptions, 'infos' | 'quiet'>,
): readonly Finding[] {
  return findings.filter(({ severity }) => isShown(severity, options));
}

/** What is wrong and what to do, as one line. */
export function advised({ message, advice }: Finding): string {
  return printable(`${message} ${advice}`.trim());
}
