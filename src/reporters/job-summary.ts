import { closingSentences } from './closing.ts';
import { audienceTable, markdownText, row } from './markdown-text.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { isTroubled, type TroubledDraft } from './result.ts';
import { trouble } from './trouble.ts';

/** How many drafts and rules are listed: a summary is read at a glance (a judgement; GitHub takes 1 MiB of each step). */
const few = 20;

interface Row {
  name: string;
  errors: number;
  warnings: number;
}

/** The summary of a job on GitHub: who the drafts are ready for, which have most to change, and which rules say so. */
export function jobSummaryReporter(options: ReportOptions): Reporter {
  const rules = new Map<string, Row & { url: string }>();
  const drafts: Row[] = [];
  const troubled: TroubledDraft[] = [];
  return {
    begin: () => '',
    draft(result) {
      if (isTroubled(result)) {
        if (troubled.length < few) troubled.push(result);
        return '';
      }
      const draft = { name: result.path, errors: 0, warnings: 0 };
      for (const { severity, ruleId, url } of result.findings) {
        if (severity === 'info') continue;
        const rule = rules.get(ruleId) ?? { name: ruleId, url, errors: 0, warnings: 0 };
        rules.set(ruleId, rule);
        for (const counted of [draft, rule]) counted[severity === 'error' ? 'errors' : 'warnings']++;
      }
      if (draft.errors + draft.warnings > 0) keep(drafts, draft);
      return '';
    },
    end(summary) {
      const sentences = closingSentences(summary, options).join(' ');
      const most: Row[] = [];
      for (const rule of rules.values()) keep(most, rule);
      const problems = troubled.map((each) => `- ${markdownText(trouble(each))}\n`).join('');
      return [
        `## commslint\n\n${sentences}\n`,
        audienceTable(summary),
        problems === '' ? '' : `### Not checked\n\n${problems}`,
        table('Drafts with most to change', 'Draft', drafts, markdownText),
        table('Rules that say so most often', 'Rule', most, (name) => `[${name}](${rules.get(name)?.url})`),
      ]
        .filter((part) => part !== '')
        .map((part) => `${part}\n`)
        .join('');
    },
  };
}

/** Puts a row among the few with most errors, then most warnings; of equal ones the first that came. */
function keep(rows: Row[], one: Row): void {
  let at = rows.length;
  while (at > 0 && isMore(one, rows[at - 1])) at--;
  rows.splice(at, 0, one);
  if (rows.length > few) rows.pop();
}

function isMore(one: Row, other: Row | undefined): boolean {
  if (other === undefined) return false;
  return one.errors > other.errors || (one.errors === other.errors && one.warnings > other.warnings);
}

function table(title: string, first: string, rows: readonly Row[], shown: (name: string) => string): string {
  if (rows.length === 0) return '';
  const lines = rows.map(({ name, errors, warnings }) => row([shown(name), String(errors), String(warnings)]));
  return `### ${title}\n\n${row([first, 'Errors', 'Warnings'])}${row(['---', '---:', '---:'])}${lines.join('')}`;
}
