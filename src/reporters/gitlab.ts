import { fingerprints } from './fingerprint.ts';
import { shortHash } from './hash.ts';
import { printable } from './printable.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { type DraftResult, isTroubled } from './result.ts';
import { advised, shownFindings } from './shown.ts';

/** What GitLab calls our severities (a judgement: `critical` and `blocker` are for what breaks). */
const severities = { error: 'major', warning: 'minor', info: 'info' } as const;

/** A report for GitLab’s code quality widget: one list, in which what could not be checked is an issue too. */
export function gitlabReporter(options: ReportOptions): Reporter {
  let first = true;
  return {
    begin: () => '[',
    draft(result) {
      const text = issues(result, options)
        .map((issue) => {
          const separator = first ? '\n' : ',\n';
          first = false;
          return separator + JSON.stringify(issue);
        })
        .join('');
      return text;
    },
    end: () => '\n]\n',
  };
}

function issues(result: DraftResult, options: ReportOptions): object[] {
  const { path } = result;
  if (isTroubled(result)) {
    return [
      {
        description: printable(result.problem),
        check_name: 'not-checked',
        fingerprint: shortHash(path) + shortHash(`not-checked ${path}`),
        severity: 'critical',
        location: { path, lines: { begin: 1 } },
      },
    ];
  }
  const prints = fingerprints(result, path);
  return shownFindings(result.findings, options).map((finding) => ({
    description: advised(finding),
    check_name: finding.ruleId,
    fingerprint: prints.get(finding),
    severity: severities[finding.severity],
    location: { path, lines: { begin: finding.place.start.line, end: finding.place.end.line } },
  }));
}
