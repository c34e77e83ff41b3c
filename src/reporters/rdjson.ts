import { Lines, type Point } from '../draft/lines.ts';
import type { Finding } from '../rule/finding.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { type CheckedDraft, isTroubled } from './result.ts';
import { advised, shownFindings } from './shown.ts';
import { trouble } from './trouble.ts';

const severities = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

/**
 * The Reviewdog Diagnostic Format, in its form of one JSON object. Its columns are bytes of UTF-8, so they are told where the
 * draft’s text is there to count them.
 */
export function rdjsonReporter(options: ReportOptions): Reporter {
  let first = true;
  const listed = (diagnostic: object) => {
    const separator = first ? '\n' : ',\n';
    first = false;
    return separator + JSON.stringify(diagnostic);
  };
  return {
    showsText: true,
    begin: () => '{"source":{"name":"commslint","url":"https://github.com/commslint/commslint#readme"},"diagnostics":[',
    draft(result, source) {
      if (isTroubled(result)) {
        return listed({ message: trouble(result), location: { path: result.path }, severity: 'ERROR' });
      }
      const places = source === undefined ? undefined : new BytePlaces(source);
      return shownFindings(result.findings, options)
        .map((finding) => listed(diagnosticOf(finding, result, places)))
        .join('');
    },
    end: () => '\n]}\n',
  };
}

function diagnosticOf(finding: Finding, { path, format }: CheckedDraft, places: BytePlaces | undefined): object {
  const { ruleId, severity, url, place } = finding;
  const range =
    places === undefined
      ? { start: { line: place.start.line }, end: { line: place.end.line } }
      : { start: places.of(place.start), end: places.of(place.end) };
  const isText = format !== 'word' && format !== 'email';
  const suggestions = finding.suggestions.flatMap(({ fix }) =>
    fix === undefined || places === undefined || !isText
      ? []
      : [{ range: { start: places.at(fix.offset), end: places.at(fix.endOffset) }, text: fix.text }],
  );
  return {
    message: advised(finding),
    location: { path, range },
    severity: severities[severity],
    code: { value: ruleId, url },
    ...(suggestions.length > 0 ? { suggestions } : {}),
  };
}

/** Finds lines and columns of a source in bytes of UTF-8. */
class BytePlaces {
  private readonly lines: Lines;
  /** For each offset, how many bytes stand before it. */
  private readonly before: Uint32Array;

  constructor(source: string) {
    this.lines = new Lines(source);
    this.before = new Uint32Array(source.length + 1);
    let bytes = 0;
    for (let offset = 0; offset < source.length; offset++) {
      this.before[offset] = bytes;
      const unit = source.charCodeAt(offset);
      // Each half of a surrogate pair stands for two of its four bytes.
      const isHalf = unit >= 0xd800 && unit <= 0xdfff;
      bytes += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3;
    }
    this.before[source.length] = bytes;
  }

  at(offset: number): { line: number; column: number } {
    return this.of(this.lines.point(offset));
  }

  of({ line, offset }: Point): { line: number; column: number } {
    return { line, column: (this.before[offset] ?? 0) - (this.before[this.lines.start(line)] ?? 0) + 1 };
  }
}
