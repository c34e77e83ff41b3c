import type { Finding } from '../rule/finding.ts';
import { FindingJson } from './finding-json.ts';
import { shortHash } from './hash.ts';
import type { Reporter, ReportOptions, ShardFacts } from './reporter.ts';
import { type DraftResult, isTroubled } from './result.ts';
import { withoutInfos } from './summary.ts';

/** Version of the JSON report: it changes when a key is renamed, removed or means something else. */
const version = 1;

/**
 * The report for programs. Every finding is in it, infos included, one entry for each place. Lines and columns are
 * 1-based; columns and offsets are UTF-16 code units of the source. For Word files a line is a paragraph, and offsets are
 * in the paragraph's text: those of where a finding begins in that of `paragraph` (its `line`), those of where it ends in
 * that of `endLine`.
 */
export function jsonReporter({ shard, version: commslint }: Partial<ReportOptions> = {}): Reporter {
  const findings = new FindingJson();
  return {
    between: ',',
    isRepeatable: shard === undefined,
    begin() {
      if (shard === undefined) return `{"version":${version},"results":[`;
      const { index, of, drafts } = shard;
      return `{"version":${version},"shard":${JSON.stringify({ index, of, drafts, commslint })},"results":[`;
    },
    draft(result, source) {
      let text = `\n${JSON.stringify(factsForPrograms(result)).slice(0, -1)},"findings":[`;
      if (!isTroubled(result)) {
        const tell = result.format === 'word' ? findingInWord : findingForPrograms;
        let between = '';
        for (const finding of result.findings) {
          text += between + tell(finding, findings);
          between = ',';
        }
      }
      if (shard === undefined) return `${text}]}`;
      return `${text}],"shard":${JSON.stringify(forMerging(result, source, shard))}}`;
    },
    end(summary) {
      const { files, errors, warnings, infos, problems, known, elsewhere } = summary;
      const audiences = Object.fromEntries(summary.audiences);
      return `\n],"summary":${JSON.stringify({ files, errors, warnings, infos, problems, known, elsewhere, audiences })}}\n`;
    },
  };
}

/** What ‘merge’ needs of a draft to make any report of it: all that checking gave, but its text. */
function forMerging(result: DraftResult, source: string | undefined, shard: ShardFacts): object {
  const path = (isTroubled(result) ? result.first : undefined) ?? result.path;
  return { order: shard.order(path), text: source === undefined ? undefined : textMark(source), result };
}

/** What a text is known by when it is read again: its length and a hash. */
export function textMark(text: string): string {
  return `${text.length} ${shortHash(text)}`;
}

/** All that is told of a draft but its findings, which stand last. */
function factsForPrograms(result: DraftResult): object {
  if (isTroubled(result)) return { path: result.path, problem: result.problem };
  const { path, format, channel, audiences, words, phoneScreens, readingAge, readingAgeRange } = result;
  // How many errors and warnings are left out, where that was asked for.
  const known = result.known && withoutInfos(result.known);
  const elsewhere = result.elsewhere && withoutInfos(result.elsewhere);
  return { path, format, channel, audiences, words, phoneScreens, readingAge, readingAgeRange, known, elsewhere };
}

function findingForPrograms(finding: Finding, findings: FindingJson): string {
  const { start, end } = finding.place;
  return `${findings.open(finding, finding.suggestions, start.offset, end.offset)}}`;
}

/** The same for a Word file, whose source is one paragraph a line. */
function findingInWord(finding: Finding, findings: FindingJson): string {
  const { start, end } = finding.place;
  const first = start.offset - start.column + 1;
  const suggestions = finding.suggestions.map(({ text, fix }) =>
    fix === undefined
      ? { text }
      : { text, fix: { ...fix, offset: fix.offset - first, endOffset: fix.endOffset - first } },
  );
  return `${findings.open(finding, suggestions, start.column - 1, end.column - 1)},"paragraph":${start.line}}`;
}
