import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver';
import { ConfigurationError, type Problem } from '../audience/configuration-error.ts';
import { UnreadableDraft } from '../formats/unreadable.ts';
import { groupFindings } from '../reporters/groups.ts';
import type { Finding } from '../rule/finding.ts';
import type { Severity } from '../rule/rule.ts';
import { describeError } from '../workspace/problem.ts';
import type { Check } from './document.ts';
import type { Text } from './text.ts';

/** What clients show beside a message, and how they tell ours from those of other servers. */
export const source = 'commslint';

/** How many other places of a repeat are named: more than a few nobody goes through one by one (a judgement). */
const mostRelated = 5;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Rules whose findings editors can show as what they are: out of date, or there once too often. */
const tags: Readonly<Record<string, DiagnosticTag>> = {
  'obsolete-name': DiagnosticTag.Deprecated,
  'repeated-word': DiagnosticTag.Unnecessary,
};

/** What a client can show of a diagnostic. */
export interface Shown {
  related: boolean;
  tags: boolean;
}

/** What a check of a draft says, as the protocol has it. What a baseline knows is a hint. */
export function diagnosticsOf(check: Check, uri: string, shown: Shown): Diagnostic[] {
  if (check.error !== undefined) return troubles(check.error, check.text, check.path);
  const findings = check.result?.findings ?? [];
  const related = shown.related ? relatedPlaces(findings, uri, check.text) : undefined;
  return findings.map((finding): Diagnostic => {
    const tag = shown.tags ? tags[finding.ruleId] : undefined;
    const others = related?.get(finding);
    return {
      range: check.text.range(rangeOf(finding)),
      severity: check.known.has(finding) ? DiagnosticSeverity.Hint : severities[finding.severity],
      source,
      code: finding.ruleId,
      codeDescription: { href: finding.url },
      message: `${finding.message} ${finding.advice}`,
      ...(tag === undefined ? {} : { tags: [tag] }),
      ...(others === undefined ? {} : { relatedInformation: others }),
    };
  });
}

/** A finding's range of the source. */
export function rangeOf({ place }: Finding) {
  return { start: place.start.offset, end: place.end.offset };
}

/** For each finding that is one of several of one thing, where the others are. */
function relatedPlaces(
  findings: readonly Finding[],
  uri: string,
  text: Text,
): Map<Finding, DiagnosticRelatedInformation[]> {
  const related = new Map<Finding, DiagnosticRelatedInformation[]>();
  for (const { first, others } of groupFindings(findings)) {
    if (others.length === 0) continue;
    const all = [first, ...others];
    // The first few serve all of them, so that a word that is there a thousand times does not send a million places.
    const few = all.slice(0, mostRelated + 1);
    for (const finding of all) {
      const places = few.filter((other) => other !== finding).slice(0, mostRelated);
      related.set(
        finding,
        places.map((other) => ({
          location: { uri, range: text.range(rangeOf(other)) },
          message: `The same again. ${other.place.label}`,
        })),
      );
    }
  }
  return related;
}

/** Why a draft could not be checked: at the place that is to blame where that is in the draft, else at its start. */
function troubles(error: unknown, text: Text, path: string): Diagnostic[] {
  if (error instanceof UnreadableDraft) return [trouble(error.message, text, error)];
  if (!(error instanceof ConfigurationError)) return [trouble(describeError(error), text, {})];
  const [first] = error.problems;
  const own = error.problems.filter((problem) => problem.path === path || problem.path === undefined);
  if (own.length > 0 || first === undefined) return own.map((problem) => trouble(problem.message, text, problem));
  return [trouble(`This draft was not checked: ${first.path} is not right. ${first.message}`, text, {})];
}

/** What is wrong with a configuration, in its own file. */
export function configurationDiagnostics(problems: readonly Problem[], text: Text): Diagnostic[] {
  return problems.map((problem) => trouble(problem.message, text, problem));
}

function trouble(
  message: string,
  text: Text,
  { line, column }: { line?: number | undefined; column?: number | undefined },
): Diagnostic {
  const offset = line === undefined ? 0 : text.lines.start(line) + (column ?? 1) - 1;
  return { range: text.restOfLine(offset), severity: DiagnosticSeverity.Error, source, message };
}
