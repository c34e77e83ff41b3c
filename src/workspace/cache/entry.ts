import type { Tally } from '../../reporters/summary.ts';

/** Where something stands in the file, in bytes, and the sum (`sumOf`) of those bytes. */
export interface Extent {
  offset: number;
  length: number;
  sum: string;
}

/** What a report said of a draft: its numbers, and where its text stands. */
export interface KeptDigest {
  tally: Tally;
  /** The number of the block that the text is in. */
  block: number;
  /** Where in the block it begins, in bytes. */
  start: number;
  length: number;
}

/** What a cache knows of one draft. */
export interface Entry {
  /** SHA-256 of the draft's bytes; empty for a draft that the configuration ignores, whatever it holds. */
  hash: string;
  /** How many bytes those are. */
  size: number;
  /** The only day that the result holds for, `YYYY-MM-DD`; empty where it holds for any. */
  day: string;
  /** Which of the index's `configurations` held for it. */
  configuration: number;
  record: Extent;
  /** What the index's `report` says of it; absent where it has not said anything. */
  digest?: KeptDigest | undefined;
}

/** An entry as the index has it. A run that finds nothing new reads all of them and hardly anything else: so no names. */
export type Row = [
  path: string,
  hash: string,
  size: number,
  day: string,
  configuration: number,
  offset: number,
  length: number,
  sum: string,
  digest?: DigestRow,
];

type DigestRow = [
  block: number,
  start: number,
  length: number,
  checks: number,
  errors: number,
  warnings: number,
  infos: number,
  ...audiences: [id: string, isReady: 0 | 1, errors: number, warnings: number, infos: number][],
];

export function writeEntry(path: string, { hash, size, day, configuration, record, digest }: Entry): Row {
  const { offset, length, sum } = record;
  const row: Row = [path, hash, size, day, configuration, offset, length, sum];
  if (digest !== undefined) row[8] = writeDigest(digest);
  return row;
}

function writeDigest({ block, start, length, tally }: KeptDigest): DigestRow {
  const { checks, errors, warnings, infos, audiences } = tally;
  const counts = audiences.map(
    (each) => [each.id, each.verdict === 'ready' ? 1 : 0, each.errors, each.warnings, each.infos] as const,
  );
  return [block, start, length, checks, errors, warnings, infos, ...counts] as DigestRow;
}

/** The entry that `writeEntry` was given. */
export function readEntry([, hash, size, day, configuration, offset, length, sum, digest]: Row): Entry {
  const record = { offset, length, sum };
  return { hash, size, day, configuration, record, digest: digest && readDigest(digest) };
}

function readDigest([block, start, length, checks, errors, warnings, infos, ...counts]: DigestRow): KeptDigest {
  const audiences: Tally['audiences'][number][] = [];
  for (const [id, isReady, errors, warnings, infos] of counts)
    audiences.push({ id, verdict: isReady === 1 ? 'ready' : 'changes needed', errors, warnings, infos });
  return { tally: { checks, errors, warnings, infos, audiences }, block, start, length };
}
