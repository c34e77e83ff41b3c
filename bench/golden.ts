import { createHash } from 'node:crypto';
import { jsonReporter } from '../src/reporters/json.ts';
import { Summary } from '../src/reporters/summary.ts';
import { nodeFiles } from '../src/workspace/node-files.ts';
import { Workspace } from '../src/workspace/workspace.ts';
import type { Target } from './peers.ts';

/** What was found on a site, and on which. */
export interface Golden {
  /** Hash of the texts of the site. */
  site: string;
  /** Hash of the whole JSON report for families, on a day that does not change. */
  report: string;
}

/** Checks a site as the command does, and hashes what would be reported. */
export async function goldenOf({ folder, files }: Target): Promise<Golden> {
  const site = createHash('sha256');
  const report = createHash('sha256');
  const workspace = new Workspace({ folder, files: nodeFiles, audiences: ['families'], today: '2026-01-01' });
  const reporter = jsonReporter();
  const summary = new Summary();
  report.update(reporter.begin());
  for (const path of files) {
    const { result, source } = await workspace.checkFile(path);
    site.update(source ?? path);
    summary.add(result);
    report.update(reporter.draft(result, source));
  }
  report.update(reporter.end(summary));
  return { site: site.digest('hex'), report: report.digest('hex') };
}

/** The line that keeps a golden in the results. */
export function goldenLine({ site, report }: Golden): string {
  return `Site ${site.slice(0, 16)}, findings ${report.slice(0, 16)}.`;
}

/** What the golden says beside that of the last results. */
export function compareGolden(now: Golden, lastResults: string): string {
  const last = /Site ([0-9a-f]{16}), findings ([0-9a-f]{16})\./.exec(lastResults);
  if (last === null) return 'No findings were recorded before.';
  if (last[1] !== now.site.slice(0, 16)) return 'The findings that were recorded last are those of another site.';
  return last[2] === now.report.slice(0, 16)
    ? 'The findings are those that were recorded last.'
    : 'THE FINDINGS ARE NOT those that were recorded last.';
}
