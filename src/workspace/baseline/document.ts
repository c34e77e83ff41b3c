import { DraftProblem } from '../problem.ts';
import { type Entry, entryKey, readEntry, writeKey } from './entry.ts';

/** Version of the file: it changes when what was written before would mean something else. */
const version = 1;

/** Key of a draft's sketch; rules have keys with blanks. */
const sketchKey = 'sketch';

/** What is known of one draft: lines of the file, read when they are needed. */
export type DraftRecord = Readonly<{ [key: string]: number | string }>;

/** Drafts by path, from the folder of the file, with `/`. */
export type Records = Map<string, DraftRecord>;

/** The findings of a record. */
export function entriesOf(record: DraftRecord): Entry[] {
  return Object.entries(record).flatMap(([key, count]) =>
    typeof count === 'number' ? (readEntry(key, count) ?? []) : [],
  );
}

export function sketchOf(record: DraftRecord): string[] {
  return String(record[sketchKey] ?? '').split(' ');
}

/** A record of these findings; undefined for none. */
export function recordOf(entries: readonly Entry[], sketch: readonly string[]): DraftRecord | undefined {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const key = writeKey(entry);
    counts.set(key, (counts.get(key) ?? 0) + entry.count);
  }
  if (counts.size === 0) return undefined;
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries<number | string>([...sorted, [sketchKey, sketch.join(' ')]]);
}

/**
 * Writes records as the text of a file: sorted, a finding a line, each line ended alike, so that two branches that change
 * different findings can be merged.
 */
export function writeDocument(records: Records): string {
  const drafts = [...records].sort(([a], [b]) => (a < b ? -1 : 1));
  const written = drafts.map(([path, record]) => {
    const lines = Object.entries(record).map(
      ([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
    );
    return `    ${JSON.stringify(path)}: {\n${lines.join(',\n')}\n    }`;
  });
  return `{\n  "version": ${version},\n  "drafts": {${written.length > 0 ? `\n${written.join(',\n')}\n  ` : ''}}\n}\n`;
}

/**
 * Reads the text of a file.
 *
 * @param name of the file, for messages
 * @throws DraftProblem saying what is wrong and what to do
 */
export function readDocument(text: string, name: string): Records {
  const conflict = /^(?:<{7}|={7}|>{7})(?: |\r?$)/m.exec(text);
  if (conflict !== null) {
    throw new DraftProblem(
      `${at(name, text, conflict.index)}: Here two versions meet that git could not merge. Keep the lines of both and take out the marks.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const offset = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const place = offset === undefined ? name : at(name, text, Number(offset));
    throw new DraftProblem(`${place}: This baseline is not valid JSON. ${restore}`);
  }
  if (!isObject(value) || typeof value.version !== 'number') {
    throw new DraftProblem(`${name}: This is not a baseline of commslint: it has no ‘version’. ${restore}`);
  }
  if (value.version > version) {
    throw new DraftProblem(
      `${name}: This baseline has version ${value.version}, and this commslint knows version ${version}. Use the commslint that wrote it, or a later one.`,
    );
  }
  if (value.version !== version || !isObject(value.drafts)) throw notRead(name, 'what it holds');
  const records: Records = new Map();
  for (const [path, record] of Object.entries(value.drafts)) {
    if (!isObject(record)) throw notRead(name, `‘${path}’`);
    for (const [key, entry] of Object.entries(record)) {
      const isRight = key === sketchKey ? typeof entry === 'string' : entryKey.test(key) && isCount(entry);
      if (!isRight) throw notRead(name, `‘${key}’ of ‘${path}’`);
    }
    records.set(path, record as DraftRecord);
  }
  return records;
}

/** What to do about a file that was damaged. */
const restore = 'Take it from git again, or delete it and write it anew with --update-baseline.';

function notRead(name: string, what: string): DraftProblem {
  return new DraftProblem(`${name}: This baseline cannot be read at ${what}. ${restore}`);
}

/** `commslint.baseline.json:12:5` */
function at(name: string, text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${name}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
