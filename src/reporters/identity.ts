import type { Range } from '../draft/source-map.ts';
import type { Finding } from '../rule/finding.ts';
import { shortHash } from './hash.ts';

/**
 * What a finding is known by in another version of its draft: hashes, never text. Lines and offsets have no part in it, so
 * that it stays the same when something else in the draft changes.
 */
export interface Identity {
  /** What is said of what: the message, and the words in question. 8 hexadecimal digits. */
  text: string;
  /** What stands before; of many words in question, with the first of them. 4 hexadecimal digits. */
  before: string;
  /** What stands after; of many words in question, with the last of them. 4 hexadecimal digits. */
  after: string;
}

/** How many words make a neighbourhood: as many as tell most repeats of a term in one draft apart (a judgement). */
const near = 3;

/**
 * From how many words on a text is known by how it begins and how it ends. A paragraph that is too long is the same finding
 * when one of its words is put right (a judgement).
 */
const many = 12;

/** How far words are looked for on either side, in UTF-16 code units: three words and their markup. */
const reach = 200;

/**
 * What the findings of one draft are known by. Nothing that may identify a person goes into it: hidden ranges are left
 * out, and no digit counts.
 *
 * @param source the draft's
 * @param hidden ranges of the source that no report may show, in order and apart
 */
export function identities(
  findings: readonly Finding[],
  source: string,
  hidden: readonly Range[],
): Map<Finding, Identity> {
  const shown = withoutHidden(source, hidden);
  return new Map(findings.map((finding) => [finding, identify(finding, shown)]));
}

function identify({ messageId, actual, group, place }: Finding, shown: string): Identity {
  const start = place.start.offset;
  const end = place.end.offset;
  const words = wordsOf(actual);
  const isLong = words.length >= many;
  const told = isLong ? '' : words.join(' ') || actual;
  const about = group === actual.toLowerCase() ? '' : withoutDigits(group);
  // What is said of the draft as a whole stands nowhere.
  const isNowhere = start === end && start <= 1;
  const inside = isLong ? { first: words.slice(0, near), last: words.slice(-near) } : { first: [], last: [] };
  const before = isNowhere ? [] : wordsOf(shown.slice(Math.max(0, start - reach), start)).slice(-near);
  const after = isNowhere ? [] : wordsOf(shown.slice(end, end + reach)).slice(0, near);
  return {
    text: shortHash(JSON.stringify([messageId, about, told])),
    before: shortHash([...before, ...inside.first].join(' '), 4),
    after: shortHash([...inside.last, ...after].join(' '), 4),
  };
}

/** Words as they are compared: without case, digits and what stands between them. */
export function wordsOf(text: string): string[] {
  return (
    withoutDigits(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function withoutDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, '0');
}

/** The source with blanks in place of what no report may show; as long as before. */
export function withoutHidden(source: string, hidden: readonly Range[]): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of hidden) {
    if (start < from) continue;
    shown += source.slice(from, start) + ' '.repeat(Math.max(0, end - start));
    from = Math.max(from, end);
  }
  return shown + source.slice(from);
}
