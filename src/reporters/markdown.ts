import { closingSentences } from './closing.ts';
import { type Group, groupFindings } from './groups.ts';
import { audienceTable, markdownText, row } from './markdown-text.ts';
import { series } from './printable.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { type CheckedDraft, isTroubled } from './result.ts';
import { advised, fewThatMatter, shownFindings } from './shown.ts';
import { trouble } from './trouble.ts';

/** How many further lines of a repeated finding are listed (a judgement). */
const fewLines = 5;

/** A report to read in a wiki, a pull request or a message: who it is ready for on top, then a table for each draft. */
export function markdownReporter(options: ReportOptions): Reporter {
  return {
    begin: () => '',
    draft(result) {
      if (isTroubled(result))
        return `### ${markdownText(result.path)}\n\nNot checked. ${markdownText(trouble(result))}\n\n`;
      const groups = groupFindings(shownFindings(result.findings, options));
      if (groups.length === 0) return '';
      const shown = options.all ? groups : groups.slice(0, fewThatMatter);
      const head = row(['', result.format === 'word' ? 'Paragraph' : 'Line', 'What to change', 'Rule']);
      const rows = shown.map((group) => rowOf(group, result));
      const more = groups.length - shown.length;
      const rest = more > 0 ? `\n${more} more in this draft.\n` : '';
      const heading = `### ${markdownText(result.path)}\n\nFor ${markdownText(series(result.audiences))}, ${markdownText(result.channel)}.\n`;
      return `${heading}\n${head}${row(['---', '---:', '---', '---'])}${rows.join('')}${rest}\n`;
    },
    end: () => '',
    top(summary) {
      const sentences = closingSentences(summary, options).join(' ');
      return `## commslint\n\n${sentences}\n\n${audienceTable(summary)}\n`;
    },
  };
}

function rowOf({ first, others }: Group, { audiences }: CheckedDraft): string {
  const { severity, place, ruleId, url } = first;
  const lines = others.slice(0, fewLines).map((finding) => finding.place.start.line);
  const more = others.length - lines.length;
  const also = lines.length === 0 ? '' : ` (${others.length} more: ${lines.join(', ')}${more > 0 ? ' …' : ''})`;
  const forWhom = audiences.length > 1 ? ` For ${markdownText(series(first.audiences))}.` : '';
  const what = `${markdownText(advised(first))}${forWhom} <br>${markdownText(place.label)}`;
  return row([severity, `${place.start.line}${also}`, what, `[${ruleId}](${url})`]);
}
