import { existsSync } from 'node:fs';
import { type DraftResult, isTroubled } from '../../reporters/result.ts';
import { placeOf } from '../files.ts';
import { readIfOfSize, readRegularFile } from '../regular-file.ts';
import { CacheFile } from './cache-file.ts';
import { CacheWriter } from './cache-writer.ts';
import type { ConfigurationReads } from './configuration-reads.ts';
import { type Digest, digestOf, type RepeatableReport } from './digest.ts';
import { type Entry, type Extent, type KeptDigest, type Row, readEntry, writeEntry } from './entry.ts';
import { sha256 } from './hash.ts';
import { type ConfigurationFacts, KeptConfigurations } from './kept-configurations.ts';
import { readRecord } from './record.ts';

/** What a cache says of a draft: what was found in it as it is, or that it is ignored, or that it has to be checked. */
export type Kept =
  | { state: 'digested'; digest: Digest }
  | { state: 'checked'; result: DraftResult; bytes: Uint8Array; baseline: string }
  | { state: 'ignored' }
  | { state: 'unknown'; bytes: Uint8Array; hash: string }
  | { state: 'unreadable'; error: unknown };

const noRecord: Extent = { offset: 0, length: 0, sum: '' };

export interface CacheOptions {
  /** Absolute. */
  path: string;
  /** The folder that paths are relative to, absolute. */
  folder: string;
  /** Everything that results depend on besides drafts, configuration and day, as text. */
  settings: string;
  /** `YYYY-MM-DD` */
  today: string;
  /** Where the configurations of the run are read from. */
  configurations: ConfigurationReads;
  /** The report of the run, where it is one alone, and all that is found goes into it. */
  report: RepeatableReport | undefined;
}

/**
 * What was found in drafts before. A result is taken from it only when the bytes of the draft, every file that its
 * configuration is made of or was looked for in, and the settings are what they were, and the day too where a rule asked
 * for it. No text of a draft is kept but what its report says.
 */
export class Cache {
  private readonly configurations: KeptConfigurations;
  private readonly settings: string;
  private readonly before: CacheFile | undefined;
  /** What the file has of drafts that this run has not looked at, by path. */
  private readonly others: Map<string, Row>;
  private readonly writer: CacheWriter;
  private visited = 0;
  /** What stays as it is, and what was found in this run: its record is written already. */
  private readonly old = new Map<string, Entry>();
  private readonly found = new Map<string, Entry>();
  /** What this run's report says of drafts that stay as they are, where another report was asked for before. */
  private readonly digests = new Map<string, KeptDigest>();

  constructor(private readonly options: CacheOptions) {
    this.settings = sha256(options.settings);
    const before = CacheFile.open(options.path);
    if (before?.index.settings === this.settings) this.before = before;
    else before?.close();
    this.others = new Map(this.before?.index.drafts.map((row) => [row[0], row]));
    this.configurations = new KeptConfigurations(options.folder, options.configurations, this.before?.index);
    this.writer = new CacheWriter(options.path);
  }

  /** Whether a run with the same settings checked drafts before, so that they need not be verified again. */
  get isKnown(): boolean {
    return this.before !== undefined;
  }

  /** What is known of a draft as it is now. */
  find(path: string): Kept {
    this.visited++;
    const row = this.others.get(path);
    this.others.delete(path);
    const entry = row && readEntry(row);
    const configuration = entry && this.configurations.holding(entry.configuration);
    if (entry?.hash === '' && configuration !== undefined) {
      this.old.set(path, entry);
      return { state: 'ignored' };
    }
    let bytes: Uint8Array | undefined;
    try {
      const place = placeOf(path, this.options.folder);
      const isForToday = entry?.day === '' || entry?.day === this.options.today;
      if (configuration !== undefined && isForToday) bytes = readIfOfSize(place, entry.size);
      if (bytes === undefined || sha256(bytes) !== entry?.hash) return unknown(readRegularFile(place));
    } catch (error) {
      return { state: 'unreadable', error };
    }
    const baseline = configuration === undefined ? '' : this.configurations.baseline(configuration);
    return this.asBefore(path, entry, baseline, bytes) ?? unknown(Uint8Array.from(bytes));
  }

  /**
   * Keeps what was found in a draft.
   *
   * @param now as `find` gave it
   * @param written the result as a record
   * @returns what the report of the run says of it, if that is all that is needed of it
   */
  keep(
    path: string,
    { bytes, hash }: Extract<Kept, { state: 'unknown' }>,
    result: DraftResult,
    written: string,
    facts: ConfigurationFacts,
  ): Digest | undefined {
    const day = !isTroubled(result) && result.isDated ? this.options.today : '';
    const record = this.writer.add(Buffer.from(written));
    const now = this.makeDigest(result, facts.baseline ?? '');
    const configuration = this.configurations.number(path, facts);
    this.found.set(path, { hash, size: bytes.length, day, configuration, record, digest: now?.kept });
    return now?.digest;
  }

  /** Keeps that the configuration ignores a draft. */
  keepIgnored(path: string, facts: ConfigurationFacts): void {
    const configuration = this.configurations.number(path, facts);
    this.found.set(path, { hash: '', size: 0, day: '', configuration, record: noRecord });
  }

  /**
   * Writes what is new, with what is still true of drafts that this run did not look at. What is known of files that are
   * gone is left out.
   *
   * @throws the error of the file system, when it cannot be written; what was there before stays
   */
  save(): void {
    // A run over one file of many that found nothing new is not held up to see whether the others are there.
    if (this.found.size === 0 && this.others.size > this.visited) return;
    for (const [path, row] of this.others) {
      const entry = readEntry(row);
      const holds = this.configurations.holding(entry.configuration) !== undefined;
      if (holds && existsSync(placeOf(path, this.options.folder))) this.old.set(path, entry);
    }
    const hasNews = this.found.size + this.digests.size > 0 || this.old.size < (this.before?.index.drafts.length ?? 0);
    if (hasNews && this.options.configurations.areUnchanged()) this.write();
  }

  /** Lets go of everything; what was not saved is lost, and the file stays as it was. */
  close(): void {
    this.writer.discard();
    this.before?.close();
  }

  /** What was found in a draft that is as it was, for the report of this run; nothing where the cache is spoilt. */
  private asBefore(path: string, entry: Entry, baseline: string, bytes: Uint8Array): Kept | undefined {
    const before = baseline === '' ? this.digest(entry) : undefined;
    const result = before === undefined ? this.result(entry) : undefined;
    if (before === undefined && result === undefined) return undefined;
    this.old.set(path, entry);
    if (result === undefined) return { state: 'digested', digest: before as Digest };
    const now = this.makeDigest(result, baseline);
    if (now === undefined) return { state: 'checked', result, bytes: Uint8Array.from(bytes), baseline };
    this.digests.set(path, now.kept);
    return { state: 'digested', digest: now.digest };
  }

  private result({ record }: Entry): DraftResult | undefined {
    try {
      const bytes = this.before?.read(record);
      return bytes && readRecord(bytes.toString());
    } catch {
      return undefined;
    }
  }

  /** What the report of this run said of a draft before. */
  private digest({ digest }: Entry): Digest | undefined {
    if (digest === undefined || this.before?.index.report !== this.options.report?.key) return undefined;
    const text = this.before?.text(digest);
    return text && { tally: digest.tally, text };
  }

  /** What the report of this run says of a draft, if it may be kept: a baseline says at each run what of it is reported. */
  private makeDigest(result: DraftResult, baseline: string): { digest: Digest; kept: KeptDigest } | undefined {
    const { report } = this.options;
    if (report === undefined || baseline !== '' || isTroubled(result)) return undefined;
    const digest = digestOf(result, report);
    return { digest, kept: { tally: digest.tally, ...this.writer.addText(digest.text) } };
  }

  private write(): void {
    const report = this.options.report?.key ?? this.before?.index.report ?? '';
    const drafts = [...this.found];
    for (const [path, entry] of this.old) {
      const copy = this.copied(path, entry, this.before?.index.report === report);
      if (copy !== undefined) drafts.push([path, copy]);
    }
    const rows = drafts.map(([path, entry]) => writeEntry(path, entry));
    this.writer.finish({ settings: this.settings, report, ...this.configurations.written, drafts: rows });
  }

  /** An entry of the file with what it stands for, in the next file; nothing where that is spoilt. */
  private copied(path: string, entry: Entry, isSameReport: boolean): Entry | undefined {
    const configuration = this.configurations.renumbered(entry.configuration);
    if (entry.hash === '') return { ...entry, configuration };
    const bytes = this.before?.read(entry.record);
    if (bytes === undefined) return undefined;
    const record = this.writer.add(bytes);
    const digest = this.digests.get(path) ?? (isSameReport ? this.copiedDigest(entry) : undefined);
    return { ...entry, configuration, record, digest };
  }

  private copiedDigest({ digest }: Entry): KeptDigest | undefined {
    const text = digest && this.before?.text(digest);
    return text && { tally: digest.tally, ...this.writer.addText(text) };
  }
}

function unknown(bytes: Uint8Array): Kept {
  return { state: 'unknown', bytes, hash: sha256(bytes) };
}
