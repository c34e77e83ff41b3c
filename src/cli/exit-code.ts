import type { Summary } from '../reporters/summary.ts';
import { type ExitCode, exitCodes } from './terminal.ts';

/** What a run comes to: whether something could not be checked, or more was found than is accepted. */
export function exitCodeOf(
  summary: Summary,
  { quiet, maxWarnings }: { quiet?: boolean; maxWarnings?: number },
): ExitCode {
  if (summary.problems > 0) return exitCodes.trouble;
  if (summary.errors > 0) return exitCodes.findings;
  const accepted = maxWarnings ?? (quiet ? Number.POSITIVE_INFINITY : 0);
  return summary.warnings > accepted ? exitCodes.findings : exitCodes.clean;
}
