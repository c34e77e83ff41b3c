import type { Point } from '../../draft/lines.ts';
import { type CheckedDraft, type DraftResult, isTroubled, type TroubledDraft } from '../../reporters/result.ts';
import type { Finding } from '../../rule/finding.ts';
import { Numbered } from './numbered.ts';

/** How a result is written: each value that findings share stands once, and numbers point to values. */
interface Written {
  /** The result without its findings, whose place among the keys is kept: a report for programs may write it as it is. */
  draft: CheckedDraft;
  /** Texts, and lists of audiences and of suggestions. */
  values: unknown[];
  /** What many findings share, for each kind: rule, category, severity, page, audiences, channel, message id. */
  kinds: number[];
  /**
   * Of each finding its kind, then message, advice, text, suggestions, group and label, then where it starts and ends:
   * offset, line and column.
   */
  findings: number[];
}

type Kind = Pick<Finding, 'ruleId' | 'category' | 'severity' | 'url' | 'audiences' | 'channel' | 'messageId'>;

const numbersOfKind = 7;
const numbersOfFinding = 13;

/** Stands for a group that is the text in lower case, as most are. */
const lowerCase = -1;

/**
 * A result as text, for a cache or another thread. Findings repeat each other: written like this they take a third of
 * their size as JSON, and of the time to read that.
 */
export function writeRecord(result: DraftResult): string {
  if (isTroubled(result)) return JSON.stringify(result);
  const { findings } = result;
  const draft = { ...result, findings: [] };
  const values = new Numbered<unknown>();
  const kinds = new Numbered<number[]>();
  const text = (value: string) => values.number(value, value);
  const list = (value: readonly unknown[]) => values.number(`\0${JSON.stringify(value)}`, value);
  const numbers: number[] = [];
  for (const finding of findings) {
    // That nothing of a finding is forgotten here, the compiler sees: what is left over has no keys.
    const { ruleId, category, severity, url, audiences, channel, messageId, ...particular } = finding;
    const { message, advice, actual, suggestions, group, place, ...none } = particular;
    none satisfies Record<string, never>;
    const kind = [
      text(ruleId),
      text(category),
      text(severity),
      text(url),
      list(audiences),
      text(channel),
      text(messageId),
    ];
    const grouped = group === actual.toLowerCase() ? lowerCase : text(group);
    const { start, end, label } = place;
    numbers.push(kinds.number(kind.join(), kind), text(message), text(advice), text(actual), list(suggestions));
    numbers.push(grouped, text(label), start.offset, start.line, start.column, end.offset, end.line, end.column);
  }
  return JSON.stringify({ draft, values: values.all, kinds: kinds.all.flat(), findings: numbers } satisfies Written);
}

/**
 * The result that `writeRecord` was given. Findings share the values that are equal.
 *
 * @throws Error for a text that is no such record
 */
export function readRecord(record: string): DraftResult {
  const written = JSON.parse(record) as Written | TroubledDraft;
  if ('problem' in written) return written;
  const { draft, values, findings: numbers } = written;
  const kinds = readKinds(written);
  const findings: Finding[] = [];
  const text = (at: number) => values[numbers[at] as number] as string;
  const point = (at: number) => ({ line: numbers[at + 1], column: numbers[at + 2], offset: numbers[at] }) as Point;
  for (let at = 0; at < numbers.length; at += numbersOfFinding) {
    const kind = kinds[numbers[at] as number] as Kind;
    const actual = text(at + 3);
    // In one literal, so that all have one shape: made key by key they take four times as long.
    findings.push({
      ruleId: kind.ruleId,
      category: kind.category,
      severity: kind.severity,
      message: text(at + 1),
      advice: text(at + 2),
      place: { start: point(at + 7), end: point(at + 10), label: text(at + 6) },
      actual,
      suggestions: values[numbers[at + 4] as number] as Finding['suggestions'],
      url: kind.url,
      audiences: kind.audiences,
      channel: kind.channel,
      messageId: kind.messageId,
      group: numbers[at + 5] === lowerCase ? actual.toLowerCase() : text(at + 5),
    } satisfies Required<Finding>);
  }
  return { ...draft, findings };
}

function readKinds({ values, kinds: numbers }: Written): Kind[] {
  const kinds: Kind[] = [];
  for (let at = 0; at < numbers.length; at += numbersOfKind) {
    const [ruleId, category, severity, url, audiences, channel, messageId] = numbers
      .slice(at, at + numbersOfKind)
      .map((number) => values[number]);
    kinds.push({ ruleId, category, severity, url, audiences, channel, messageId } as Kind);
  }
  return kinds;
}
