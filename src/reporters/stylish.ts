import picocolors from 'picocolors';
import type { Finding } from '../rule/finding.ts';
import type { Severity } from '../rule/rule.ts';
import { closingSentences } from './closing.ts';
import { excerpt, maskIdentifiers } from './excerpt.ts';
import { type Group, groupFindings } from './groups.ts';
import { columns, count, printable, series } from './printable.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { type CheckedDraft, isTroubled } from './result.ts';
import { advised, fewThatMatter, shownFindings } from './shown.ts';
import type { Summary } from './summary.ts';
import { trouble } from './trouble.ts';

/** How many further places of a repeated finding are listed (a judgement). */
const fewPlaces = 5;

type Colours = ReturnType<typeof picocolors.createColors>;

/**
 * The report for people: by draft, what matters most first, repeats of one thing once. In a terminal each finding is shown
 * in its sentence with the suggestion under it; elsewhere a finding is a line that starts with `path:line:column`.
 */
export function stylishReporter(options: ReportOptions): Reporter {
  const paint = picocolors.createColors(options.colour);
  return {
    showsText: options.terminal,
    isRepeatable: !options.terminal,
    begin: () => '',
    draft(result, source) {
      if (isTroubled(result)) return `${paint.red('not checked')} ${trouble(result)}\n\n`;
      const groups = groupFindings(shownFindings(result.findings, options));
      if (groups.length === 0) return '';
      const shown = options.all ? groups : groups.slice(0, fewThatMatter);
      const entries = shown.map((group) => {
        const lines = options.terminal ? inTerminal(result, group, paint) : inLog(result, group);
        if (options.terminal && source !== undefined) {
          lines.splice(1, 0, ...sentence(source, group.first, result, paint, options.width));
        }
        return lines.join('\n');
      });
      if (shown.length < groups.length) entries.push(rest(groups.slice(shown.length), paint));
      const separator = options.terminal ? '\n\n' : '\n';
      return `${heading(result, paint)}\n${options.terminal ? '\n' : ''}${entries.join(separator)}\n\n`;
    },
    end: (summary) => closing(summary, options, paint),
  };
}

function heading(result: CheckedDraft, paint: Colours): string {
  const { audiences, channel, words, phoneScreens } = result;
  const screens =
    phoneScreens < 1 ? 'less than a phone screen' : `about ${count(Math.round(phoneScreens), 'phone screen')}`;
  const facts = `for ${series(audiences)}, ${channel}, ${count(words, 'word')}, ${screens}`;
  return `${paint.bold(paint.underline(printable(result.path)))} ${paint.dim(`(${facts})`)}`;
}

function severityWord(severity: Severity, paint: Colours): string {
  if (severity === 'error') return paint.bold(paint.red('error'));
  return severity === 'warning' ? paint.yellow('warning') : paint.cyan('info');
}

function inLog(result: CheckedDraft, group: Group): string[] {
  const { severity, place, ruleId } = group.first;
  const at = `${printable(result.path)}:${place.start.line}:${place.start.column}`;
  const lines = [`${at}: ${severity}: ${advised(group.first)} [${ruleId}]`];
  lines.push(`  ${[placed(result, group), forWhom(result, group.first)].filter(Boolean).join(' · ')}`);
  return lines;
}

function inTerminal(result: CheckedDraft, group: Group, paint: Colours): string[] {
  const { severity, place, ruleId } = group.first;
  const at = `${printable(result.path)}:${place.start.line}:${place.start.column}`;
  const context = [at, placed(result, group), forWhom(result, group.first), ruleId].filter(Boolean).join(' · ');
  return [`  ${severityWord(severity, paint)}  ${advised(group.first)}`, `      ${paint.dim(context)}`];
}

/** Where a finding stands, and where else. */
function placed({ format }: CheckedDraft, { first, others }: Group): string {
  const label = printable(first.place.label);
  if (others.length === 0) return label;
  const lines = others.slice(0, fewPlaces).map((finding) => String(finding.place.start.line));
  const more = others.length - lines.length;
  const list = more > 0 ? `${lines.join(', ')} and ${more} more` : series(lines);
  const where = format === 'word' ? 'in paragraph' : 'on line';
  return `${label} · ${others.length + 1} times, also ${where}${lines.length + more === 1 ? '' : 's'} ${list}`;
}

function forWhom(result: CheckedDraft, finding: Finding): string {
  return result.audiences.length > 1 ? `for ${series(finding.audiences)}` : '';
}

/** The finding's sentence with the words in question marked, and the first suggestion under them. */
function sentence(
  source: string,
  finding: Finding,
  { hidden, format }: CheckedDraft,
  paint: Colours,
  width: number,
): string[] {
  const range = { start: finding.place.start.offset, end: finding.place.end.offset };
  const found = excerpt(source, range, hidden, Math.max(20, Math.min(width, 110) - 8), format === 'word');
  if (found === undefined) return [];
  const { before, words, after } = found;
  const line = `      ${before}${paint.bold(words)}${after}`;
  const indent = ' '.repeat(6 + columns(before));
  const [suggestion] = finding.suggestions;
  const mark = paint.yellow('~'.repeat(Math.max(1, columns(words))));
  const instead =
    suggestion === undefined ? '' : ` ${paint.green(printable(maskIdentifiers(suggestion.text)) || '(take it out)')}`;
  return [line, `${indent}${mark}${instead}`];
}

function rest(groups: readonly Group[], paint: Colours): string {
  const rules = new Map<string, number>();
  for (const { first } of groups) rules.set(first.ruleId, (rules.get(first.ruleId) ?? 0) + 1);
  const listed = [...rules].map(([rule, number]) => (number === 1 ? rule : `${rule} ${number}×`)).join(', ');
  return paint.dim(`  and ${groups.length} more: ${listed} (--all shows them)`);
}

function closing(summary: Summary, options: ReportOptions, paint: Colours): string {
  const sentences = closingSentences(summary, options, paint);
  const { errors, warnings, infos } = summary;
  if (errors > 0 || (!options.quiet && (warnings > 0 || (infos > 0 && options.infos)))) {
    for (const [audience, verdict] of summary.audiences) sentences.push(`${capital(audience)}: ${verdict}.`);
  }
  return sentences.length > 0 ? `${sentences.join(' ')}\n` : '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
