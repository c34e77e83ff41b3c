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
  ...audiences: AudienceRow[],
];

type AudienceRow = [id: string, isReady: 0 | 1, errors: number, warnings: number, infos: number];

export function writeEntry(path: string, { hash, size, day, configuration, record, digest }: Entry): Row {
  const { offset, length, sum } = record;
  const row: Row = [path, hash, size, day, configuration, offset, length, sum];
  if (digest !== undefined) row[8] = writeDigest(digest);
  return row;
}

function writeDigest({ block, start, length, tally }: KeptDigest): DigestRow {
  const { checks, errors, warnings, infos, audiences } = tally;
  const counts = audiences.map<AudienceRow>((own) => {
    return [own.id, own.verdict === 'ready' ? 1 : 0, own.errors, own.warnings, own.infos];
  });
  return [block, start, length, checks, errors, warnings, infos, ...counts];
}

/**
 * The entry that `writeEntry` was given. By number and not into a pattern of names: where V8 has not optimised that, it makes an
 * object for each element.
 */
export function readEntry(row: Row): Entry {
  const record = { offset: row[5], length: row[6], sum: row[7] };
  const digest = row[8] && readDigest(row[8]);
  return { hash: row[1], size: row[2], day: row[3], configuration: row[4], record, digest };
}

function readDigest(row: DigestRow): KeptDigest {
  const audiences = (row.slice(7) as AudienceRow[]).map(readCounts);
  const tally = { checks: row[3], errors: row[4], warnings: row[5], infos: row[6], audiences };
  return { tally, block: row[0], start: row[1], length: row[2] };
}

function readCounts(row: AudienceRow): Tally['audiences'][number] {
  const verdict = row[1] === 1 ? 'ready' : 'changes needed';
  return { id: row[0], verdict, errors: row[2], warnings: row[3], infos: row[4] };
}
