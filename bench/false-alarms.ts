/**
 * Counts what the whole catalogue says of real pages, each under the readers that it was published for: how many findings
 * an editor would have to look at. It says nothing of whether they are right; `--sample` prints some to be judged.
 *
 * Options: `--sample N` prints N findings at random, each in its sentence; `--rule ID` samples that rule alone;
 * `--audience ID` only those pages; `--seed S` draws others; `--info` draws from infos too.
 *
 * Environment: COMMSLINT_EVAL names a folder with `pages/`.
 */
import { parseArgs } from 'node:util';
import { excerpt, maskIdentifiers } from '../src/reporters/excerpt.ts';
import { type CheckedDraft, isTroubled } from '../src/reporters/result.ts';
import { type Severity, severities } from '../src/rule/category.ts';
import type { Finding } from '../src/rule/finding.ts';
import { realPages, type Site } from './real-pages.ts';
import { shuffled } from './shuffled.ts';

/** Warnings and errors in 100 words that real, edited pages may have: judgements of what an editor bears with. */
const limits: Readonly<Record<string, number>> = { families: 1.5, professionals: 0.7 };

/** Columns around the words of a sampled finding. */
const sampleWidth = 240;

interface Found {
  finding: Finding;
  result: CheckedDraft;
  source: string;
}

/** What was found on the pages for one audience. */
interface Count {
  pages: number;
  words: number;
  found: Found[];
}

const { values: options } = parseArgs({
  options: {
    sample: { type: 'string' },
    rule: { type: 'string' },
    audience: { type: 'string' },
    seed: { type: 'string', default: '1' },
    info: { type: 'boolean', default: false },
  },
});

const sites = realPages().filter(({ audience }) => options.audience === undefined || audience === options.audience);
if (sites.length === 0) console.log('Skipped: COMMSLINT_EVAL names no folder with pages for these readers.');
const counts = new Map<string, Count>();
for (const site of sites) await check(site);
for (const [audience, count] of counts) {
  if (options.sample === undefined) report(audience, count);
  else sample(audience, count, Number(options.sample));
}

async function check({ audience, workspace, paths }: Site): Promise<void> {
  const count = counts.get(audience) ?? { pages: 0, words: 0, found: [] };
  counts.set(audience, count);
  for (const path of paths) {
    const { result, source = '' } = await workspace.checkFile(path);
    if (isTroubled(result)) {
      console.log(`${path}: ${result.problem}`);
      continue;
    }
    count.pages++;
    count.words += result.words;
    for (const finding of result.findings) count.found.push({ finding, result, source });
  }
}

function report(audience: string, { pages, words, found }: Count): void {
  const byRule = new Map<string, Record<Severity, number>>();
  for (const { finding } of found) {
    const row = byRule.get(finding.ruleId) ?? { error: 0, warning: 0, info: 0 };
    row[finding.severity]++;
    byRule.set(finding.ruleId, row);
  }
  const per100 = (findings: number) => ((100 * findings) / words).toFixed(3);
  const matters = (row: Record<Severity, number>) => row.error + row.warning;
  console.log(`${audience}: ${pages} pages, ${words} words; findings, and in 100 words`);
  console.log(`${'rule'.padEnd(24)}${severities.map((severity) => severity.padStart(16)).join('')}`);
  const rows = [...byRule].sort(([, a], [, b]) => matters(b) - matters(a) || b.info - a.info);
  for (const [rule, row] of rows) {
    const cells = severities.map((severity) => `${row[severity]}  ${per100(row[severity])}`.padStart(16));
    console.log(`${rule.padEnd(24)}${cells.join('')}`);
  }
  const total = rows.reduce((sum, [, row]) => sum + matters(row), 0);
  const limit = limits[audience];
  const verdict = limit === undefined ? '' : ` (at most ${limit})`;
  console.log(`errors and warnings together: ${total}, ${per100(total)} in 100 words${verdict}\n`);
  if (limit !== undefined && (100 * total) / words > limit) process.exitCode = 1;
}

function sample(audience: string, { found }: Count, number: number): void {
  const candidates = found.filter(
    ({ finding }) =>
      (options.rule === undefined || finding.ruleId === options.rule) && (options.info || finding.severity !== 'info'),
  );
  const drawn = shuffled(candidates, Number(options.seed)).slice(0, number);
  console.log(`${drawn.length} of ${candidates.length} findings for ${audience}\n`);
  for (const { finding, result, source } of drawn) {
    const { start, end } = finding.place;
    const range = { start: start.offset, end: end.offset };
    const shown = excerpt(source, range, result.hidden, sampleWidth);
    console.log(`${result.path}:${start.line}:${start.column} ${finding.severity} [${finding.ruleId}]`);
    console.log(`  ${finding.message} ${finding.advice}`);
    const words = shown && `${shown.before}>>>${shown.words}<<<${shown.after}`;
    console.log(`  ${words ?? maskIdentifiers(finding.actual)}\n`);
  }
}
