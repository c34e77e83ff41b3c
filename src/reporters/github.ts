import type { Severity } from '../rule/category.ts';
import { count, printable, series } from './printable.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { isTroubled, type TroubledDraft } from './result.ts';
import { advised } from './shown.ts';
import { type Placed, TopFindings } from './top-findings.ts';

/**
 * How many annotations GitHub shows of one step: 10 errors and 10 warnings (https://docs.github.com/en/rest/checks/runs). It
 * drops what is more. That it shows as many notices is a judgement; one of them is kept for saying how much is not shown.
 */
const most = { error: 10, warning: 10, info: 9 } as const;

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Workflow commands that GitHub shows as annotations beside the text. What matters most comes first, for only ten errors and ten
 * warnings of a step are shown; a last line says how many more there are. What could not be checked comes before all else.
 */
export function githubReporter(options: ReportOptions): Reporter {
  const top = new TopFindings(most);
  const troubled: TroubledDraft[] = [];
  let problems = 0;
  return {
    begin: () => '',
    draft(result) {
      if (isTroubled(result)) {
        problems++;
        if (troubled.length < most.error) troubled.push(result);
      } else top.add(result, options);
      return '';
    },
    end() {
      const errors = [
        ...troubled.map(({ path, problem }) =>
          command('error', { file: path, title: 'Not checked' }, printable(problem)),
        ),
        ...top.of('error').map(annotation),
      ].slice(0, most.error);
      const shown: Record<Severity, string[]> = {
        error: errors,
        warning: top.of('warning').map(annotation),
        info: top.of('info').map(annotation),
      };
      const lines = (['error', 'warning', 'info'] as const).flatMap((severity) => shown[severity]);
      return [...lines, ...rest(shown, top, problems)].map((line) => `${line}\n`).join('');
    },
  };
}

function annotation({ path, format, group: { first, others } }: Placed): string {
  const { start, end } = first.place;
  const isOneLine = start.line === end.line;
  // Lines of a Word file are paragraphs: GitHub could show nothing beside them.
  const place =
    format === 'word'
      ? {}
      : {
          line: start.line,
          endLine: end.line,
          ...(isOneLine ? { col: start.column, endColumn: Math.max(start.column, end.column - 1) } : {}),
        };
  const times = others.length === 0 ? '' : ` (${others.length + 1} times in this draft)`;
  const where = format === 'word' ? ` [${printable(first.place.label)}]` : '';
  const properties = { file: path, ...place, title: `${first.ruleId} (${series(first.audiences)})` };
  return command(commands[first.severity], properties, `${advised(first)}${times}${where}`);
}

/** How much is not shown, where something is not. */
function rest(shown: Record<Severity, string[]>, { counts }: TopFindings, problems: number): string[] {
  const all = { ...counts, error: counts.error + problems };
  const nouns = { error: 'error', warning: 'warning', info: 'info' } as const;
  const told = (['error', 'warning', 'info'] as const)
    .filter((severity) => all[severity] > shown[severity].length)
    .map((severity) => `${shown[severity].length} of ${count(all[severity], nouns[severity])}`);
  if (told.length === 0) return [];
  const advice = 'The summary of the job counts them all, and other reports list them.';
  return [command('notice', { title: 'commslint' }, `Shown here: ${series(told)}, what matters most first. ${advice}`)];
}

/** A workflow command on one line, escaped as GitHub’s runner undoes it. */
function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name} ${listed.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
