import { maskedSource } from '../../reporters/excerpt.ts';
import type { Reporter, ReporterFactory, ReportOptions } from '../../reporters/reporter.ts';
import { type DraftResult, isTroubled } from '../../reporters/result.ts';
import { UsageError } from '../terminal.ts';

/**
 * A reporter that somebody else wrote: what it does wrong is told with its name, and the text that it is given is masked, so
 * that it cannot print what identifies a person.
 *
 * @throws UsageError when it is no reporter
 */
export function guarded(name: string, make: ReporterFactory, options: ReportOptions): Reporter {
  const reporter = asked(name, 'its default export', () => make(options));
  for (const method of ['begin', 'draft', 'end'] as const) {
    if (typeof reporter?.[method] !== 'function')
      throw new UsageError(`The reporter ‘${name}’ cannot be used: it has no method ${method}().`);
  }
  const text = (method: string, call: () => string) => {
    const said: unknown = asked(name, `${method}()`, call);
    if (typeof said === 'string') return said;
    throw new UsageError(
      `The reporter ‘${name}’ failed in ${method}(): it has to return text, and returned ${typeof said}.`,
    );
  };
  return {
    showsText: true,
    begin: () => text('begin', () => reporter.begin()),
    draft: (result, source) => text('draft', () => reporter.draft(result, shown(result, source))),
    end: (summary) => text('end', () => reporter.end(summary)),
    ...(typeof reporter.top === 'function'
      ? { top: (summary) => text('top', () => reporter.top?.(summary) ?? '') }
      : {}),
  };
}

function shown(result: DraftResult, source: string | undefined): string | undefined {
  if (source === undefined || isTroubled(result)) return undefined;
  return maskedSource(source, result.hidden);
}

function asked<Answer>(name: string, what: string, call: () => Answer): Answer {
  try {
    return call();
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The reporter ‘${name}’ failed in ${what}: ${told}`, { cause: error });
  }
}
