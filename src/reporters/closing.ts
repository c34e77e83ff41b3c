import { count, series } from './printable.ts';
import type { ReportOptions } from './reporter.ts';
import type { Summary } from './summary.ts';

/** How numbers stand out, where a report has colours. */
interface Paint {
  red(text: string): string;
  yellow(text: string): string;
}

const plain: Paint = { red: (text) => text, yellow: (text) => text };

/** What a run found, and what of it the report does not show, in a few sentences. */
export function closingSentences(
  summary: Summary,
  { quiet, infos: showsInfos }: Pick<ReportOptions, 'quiet' | 'infos'>,
  paint: Paint = plain,
): string[] {
  const { files, errors, warnings, infos, problems, checks, known, elsewhere } = summary;
  const counted = [
    ...(errors > 0 ? [paint.red(count(errors, 'error'))] : []),
    ...(warnings > 0 && !quiet ? [paint.yellow(count(warnings, 'warning'))] : []),
    ...(infos > 0 && showsInfos && !quiet ? [count(infos, 'info')] : []),
  ];
  const drafts = count(files, 'draft');
  const sentences: string[] = [];
  if (counted.length > 0) sentences.push(`${series(counted)} in ${drafts}.`);
  else if (files > 0) {
    const part = known !== undefined || elsewhere !== undefined ? 'new ' : '';
    sentences.push(`No ${part}${quiet ? 'errors' : 'findings'} from ${count(checks, 'check')} of ${drafts}.`);
  }
  if (problems > 0) sentences.push(paint.red(`${count(problems, 'file')} could not be checked.`));
  if (infos > 0 && !showsInfos && !quiet) sentences.push(`${count(infos, 'info')} not shown (--info shows them).`);
  if (known) sentences.push(`${count(known, 'known finding')} not shown.`);
  if (elsewhere) sentences.push(`${count(elsewhere, 'finding')} not shown: on lines that did not change.`);
  return sentences;
}
