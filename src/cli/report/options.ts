import type { Command } from 'commander';
import { reportFormats, wholeNumber } from '../choices.ts';
import type { Outputs } from './outputs.ts';

/** What the help of commands that report ends with. */
export const exitCodeHelp = `
Exit codes:
  0  nothing to change (infos alone do not count)
  1  errors or warnings; with --quiet errors only; with --max-warnings N errors, or more than N warnings
  2  wrong usage, wrong configuration, or a file that could not be checked`;

/** What can be asked of reports, of `check` and of `merge` alike. */
export function addReportOptions(command: Command, outputs: Outputs): void {
  command
    .option(
      '--format <name>',
      `a report, ‘stylish’ if none is named: ${reportFormats.join(', ')}, or your own`,
      (name) => outputs.format(name),
    )
    .option('--output-file <file>', 'write the report of the --format before it to a file', (file) =>
      outputs.file(file),
    )
    .option('--quiet', 'errors only')
    .option('--info', 'show infos too')
    .option('--all', 'show every finding of a draft, not only those that matter most')
    .option('--max-warnings <number>', 'accept up to this many warnings', wholeNumber);
}
