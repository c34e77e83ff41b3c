import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Reporter, ReporterFactory, ReportOptions } from '../../reporters/reporter.ts';
import { packageVersion } from '../../workspace/package-files.ts';
import { describeError } from '../../workspace/problem.ts';
import { oneOf, type ReportFormat, reportFormats } from '../choices.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import { guarded } from './guarded.ts';

/** The reporters that come with commslint, and the summary of a job: each is loaded when it is used. */
const builtIn: Readonly<Record<ReportFormat | 'job-summary', () => Promise<ReporterFactory>>> = {
  stylish: async () => (await import('../../reporters/stylish.ts')).stylishReporter,
  compact: async () => (await import('../../reporters/compact.ts')).compactReporter,
  json: async () => (await import('../../reporters/json.ts')).jsonReporter,
  sarif: async () => (await import('../../reporters/sarif.ts')).sarifReporter,
  junit: async () => (await import('../../reporters/junit.ts')).junitReporter,
  checkstyle: async () => (await import('../../reporters/checkstyle.ts')).checkstyleReporter,
  github: async () => (await import('../../reporters/github.ts')).githubReporter,
  gitlab: async () => (await import('../../reporters/gitlab.ts')).gitlabReporter,
  rdjson: async () => (await import('../../reporters/rdjson.ts')).rdjsonReporter,
  markdown: async () => (await import('../../reporters/markdown.ts')).markdownReporter,
  html: async () => (await import('../../reporters/html/html.ts')).htmlReporter,
  'job-summary': async () => (await import('../../reporters/job-summary.ts')).jobSummaryReporter,
};

/** Those that have nothing to say of a rule but its findings: a run from the cache need not load the rules for them. */
const asksNoRule: ReadonlySet<string> = new Set(['stylish', 'compact', 'json']);

/** What is asked of a report, but what is the same for all of them. */
type Asked = Omit<ReportOptions, 'version' | 'rule'>;

/**
 * Makes the reporter that `--format` names: one that comes with commslint, a file (`./reporter.js`), or a package whose name
 * begins with `commslint-reporter-`. Only the command line can name one: code is never loaded because a configuration says so.
 *
 * @param terminal in whose folder files and packages are looked for
 * @throws UsageError for one that is not there or cannot be used
 */
export async function loadReporter(format: string, asked: Asked, terminal: Terminal): Promise<Reporter> {
  const rule = asksNoRule.has(format) ? () => undefined : (await import('./rule-facts.ts')).factsOf;
  const options: ReportOptions = { ...asked, version: packageVersion(), rule };
  if (format === 'job-summary' || isBuiltIn(format)) return (await builtIn[format]())(options);
  if (!isFile(format) && !isPackage(format)) oneOf('report', format, reportFormats);
  return guarded(format, await loadFactory(format, terminal), options);
}

function isBuiltIn(format: string): format is ReportFormat {
  return reportFormats.some((each) => each === format);
}

function isFile(format: string): boolean {
  return /^\.{1,2}[/\\]/.test(format) || isAbsolute(format);
}

function isPackage(format: string): boolean {
  return /^(?:@[\w.-]+\/)?commslint-reporter-[\w.-]+$/.test(format);
}

async function loadFactory(format: string, { folder, load }: Terminal): Promise<ReporterFactory> {
  const url = isFile(format) ? pathToFileURL(isAbsolute(format) ? format : join(folder, format)).href : await find();
  let loaded: { default?: unknown };
  try {
    loaded = (await load(url)) as { default?: unknown };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_MODULE_NOT_FOUND' && isFile(format) && String(error).includes(decodeURI(new URL(url).pathname)))
      throw new UsageError(`There is no reporter ‘${format}’: no such file.`);
    const told = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The reporter ‘${format}’ could not be loaded: ${told}`, { cause: error });
  }
  if (typeof loaded.default !== 'function') {
    throw new UsageError(
      `The reporter ‘${format}’ cannot be used: its default export has to be a function that returns a reporter.`,
    );
  }
  return loaded.default as ReporterFactory;

  /** From where commslint was started, else from where it is installed: with `--global`, packages stand beside it. */
  async function find(): Promise<string> {
    const { moduleResolve } = await import('import-meta-resolve');
    let refusal: unknown;
    for (const from of [pathToFileURL(join(folder, 'here.js')).href, import.meta.url]) {
      try {
        return moduleResolve(format, new URL(from), new Set(['node', 'import'])).href;
      } catch (error) {
        refusal ??= error;
      }
    }
    const isMissing = refusal instanceof Error && 'code' in refusal && refusal.code === 'ERR_MODULE_NOT_FOUND';
    throw new UsageError(
      isMissing
        ? `There is no reporter ‘${format}’ here. Install it beside your drafts: npm install --save-dev ${format}`
        : `The reporter ‘${format}’ could not be loaded: ${describeError(refusal)}`,
    );
  }
}
