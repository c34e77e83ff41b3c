import type { Location, Notification, Region, ReportingDescriptor, Result, Suppression } from 'sarif';
import type { Finding } from '../rule/finding.ts';
import { maskIdentifiers } from './excerpt.ts';
import { fingerprints } from './fingerprint.ts';
import { printable } from './printable.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { type CheckedDraft, isTroubled } from './result.ts';
import { advised, isShown } from './shown.ts';
import { trouble } from './trouble.ts';
import { uriOf } from './uri.ts';

/** What SARIF calls our severities. */
const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * SARIF 2.1.0, for code scanning and its viewers. Findings that a comment turns off, or that a baseline knows, are in it with
 * the suppression. Results come before the rules that they name, so that none need be kept.
 */
export function sarifReporter(options: ReportOptions): Reporter {
  const rules = new Map<string, { index: number; descriptor: ReportingDescriptor }>();
  const notifications: Notification[] = [];
  let first = true;
  const index = (id: string) => {
    const known = rules.get(id);
    if (known !== undefined) return known.index;
    rules.set(id, { index: rules.size, descriptor: describe(id, options) });
    return rules.size - 1;
  };
  return {
    begin: () =>
      '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",' +
      '"runs":[{"columnKind":"utf16CodeUnits","results":[',
    draft(result) {
      if (isTroubled(result)) {
        const location: Location = { physicalLocation: { artifactLocation: uriOf(result.path) } };
        notifications.push({ level: 'error', message: { text: trouble(result) }, locations: [location] });
        return '';
      }
      const prints = fingerprints(result);
      let text = '';
      for (const { finding, suppressions } of all(result)) {
        if (!isShown(finding.severity, options)) continue;
        const one = resultOf(finding, result, suppressions, index(finding.ruleId), prints.get(finding) ?? '');
        text += `${first ? '\n' : ',\n'}${JSON.stringify(one)}`;
        first = false;
      }
      return text;
    },
    end({ problems }) {
      const driver = {
        name: 'commslint',
        version: options.version,
        informationUri: 'https://github.com/commslint/commslint#readme',
        rules: [...rules.values()].map(({ descriptor }) => descriptor),
      };
      const invocation = { executionSuccessful: problems === 0, toolExecutionNotifications: notifications };
      return `\n],"tool":${JSON.stringify({ driver })},"invocations":${JSON.stringify([invocation])}}]}\n`;
    },
  };
}

/** Reported findings and suppressed ones, in the order of the text. An empty list says that a result is not suppressed. */
function all(result: CheckedDraft): { finding: Finding; suppressions: Suppression[] }[] {
  const inBaseline: Suppression = { kind: 'external', status: 'accepted', justification: 'It is in the baseline.' };
  return [
    ...result.findings.map((finding) => ({ finding, suppressions: [] })),
    ...(result.known ?? []).map((finding) => ({ finding, suppressions: [inBaseline] })),
    ...(result.suppressed ?? []).map(({ finding, reason }) => {
      const justification = printable(maskIdentifiers(reason));
      const inSource: Suppression = { kind: 'inSource', status: 'accepted' };
      return { finding, suppressions: [justification === '' ? inSource : { ...inSource, justification }] };
    }),
  ].sort((a, b) => a.finding.place.start.offset - b.finding.place.start.offset);
}

function resultOf(
  finding: Finding,
  result: CheckedDraft,
  suppressions: Suppression[],
  ruleIndex: number,
  fingerprint: string,
): Result {
  const { ruleId, severity, place, audiences } = finding;
  const { channel } = result;
  const artifactLocation = uriOf(result.path);
  const fixes = isText(result)
    ? finding.suggestions.flatMap(({ text, fix }) =>
        fix === undefined
          ? []
          : [
              {
                description: { text: text === '' ? 'Take it out' : `Write ‘${printable(text)}’` },
                artifactChanges: [
                  {
                    artifactLocation,
                    replacements: [
                      {
                        deletedRegion: { charOffset: fix.offset, charLength: fix.endOffset - fix.offset },
                        insertedContent: { text: fix.text },
                      },
                    ],
                  },
                ],
              },
            ],
      )
    : [];
  return {
    ruleId,
    ruleIndex,
    level: levels[severity],
    message: { text: advised(finding) },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding, result) } }],
    partialFingerprints: { 'commslintFinding/v1': fingerprint },
    ...(fixes.length > 0 ? { fixes } : {}),
    suppressions,
    properties: { audiences, channel, place: place.label },
  };
}

function regionOf({ place: { start, end } }: Finding, result: CheckedDraft): Region {
  return {
    ...{ startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    ...(isText(result) ? { charOffset: start.offset, charLength: end.offset - start.offset } : {}),
  };
}

/** Whether places are places in the file, and not in a text that was taken out of it. */
function isText({ format }: CheckedDraft): boolean {
  return format !== 'word' && format !== 'email';
}

function describe(id: string, { rule }: ReportOptions): ReportingDescriptor {
  const facts = rule(id);
  if (facts === undefined) return { id };
  const { category, severity, summary, url, page } = facts;
  // Its examples are its tests: too long to read beside a finding.
  const help = page
    .split(/^(?=## )/m)
    .filter((section) => !section.startsWith('## Examples'))
    .join('');
  return {
    id,
    shortDescription: { text: summary },
    helpUri: url,
    help: { text: help, markdown: help },
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: levels[severity] },
    properties: { tags: [category] },
  };
}
