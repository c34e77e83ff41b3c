import { count, series } from './printable.ts';
import type { ReportOptions } from './reporter.ts';
import type { Summary } from './summary.ts';

/** What a run found, in a few sentences without markup: for reports that put it on top. */
export function closingSentences(summary: Summary, { quiet, infos }: ReportOptions): string[] {
  const { files, errors, warnings, problems, checks, known, elsewhere } = summary;
  const counted = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 && !quiet ? [count(warnings, 'warning')] : []),
    ...(summary.infos > 0 && infos && !quiet ? [count(summary.infos, 'info')] : []),
  ];
  const drafts = count(files, 'draft');
  const sentences =
    counted.length > 0
      ? [`${series(counted)} in ${drafts}.`]
      : files > 0
        ? [`No ${quiet ? 'errors' : 'findings'} from ${count(checks, 'check')} of ${drafts}.`]
        : [];
  if (problems > 0) sentences.push(`${count(problems, 'file')} could not be checked.`);
  if (known)
    sentences.push(`${count(known, 'finding')} known from the baseline ${known === 1 ? 'is' : 'are'} not shown.`);
  if (elsewhere) sentences.push(`${count(elsewhere, 'finding')} on lines that did not change not shown.`);
  return sentences;
}
