import { existsSync } from 'node:fs';
import { type DraftResult, isTroubled } from '../../reporters/result.ts';
import { placeOf } from '../files.ts';
import { readRegularFile } from '../regular-file.ts';
import { CacheFile, type Entry, type Extent } from './cache-file.ts';
import { CacheWriter } from './cache-writer.ts';
import type { ConfigurationReads } from './configuration-reads.ts';
import { type Digest, digestOf, type RepeatableReport, readDigest, writeDigest } from './digest.ts';
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

const noRecord: Extent = { offset: 0, length: 0, sum: 0 };

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
  /** What the file has, by path. */
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly writer: CacheWriter;
  private readonly visited = new Set<string>();
  /** What stays as it is, and what was found in this run: its record is written already. */
  private readonly old = new Map<string, Entry>();
  private readonly found = new Map<string, Entry>();
  /** What this run's report says of drafts that stay as they are, where another report was asked for before. */
  private readonly digests = new Map<string, Extent>();

  constructor(private readonly options: CacheOptions) {
    this.settings = sha256(options.settings);
    const before = CacheFile.open(options.path);
    if (before?.index.settings === this.settings) this.before = before;
    else before?.close();
    this.entries = new Map(this.before?.index.drafts);
    this.configurations = new KeptConfigurations(options.folder, options.configurations, this.before?.index);
    this.writer = new CacheWriter(options.path);
  }

  /** Whether a run with the same settings checked drafts before, so that they need not be verified again. */
  get isKnown(): boolean {
    return this.before !== undefined;
  }

  /** What is known of a draft as it is now. */
  find(path: string): Kept {
    this.visited.add(path);
    const entry = this.entries.get(path);
    const configuration = entry && this.configurations.holding(entry.configuration);
    if (entry?.hash === '' && configuration !== undefined) {
      this.old.set(path, entry);
      return { state: 'ignored' };
    }
    let bytes: Uint8Array;
    try {
      bytes = readRegularFile(placeOf(path, this.options.folder));
    } catch (error) {
      return { state: 'unreadable', error };
    }
    const hash = sha256(bytes);
    if (configuration === undefined || entry?.hash !== hash || (entry.day !== '' && entry.day !== this.options.today)) {
      return { state: 'unknown', bytes, hash };
    }
    const baseline = this.configurations.baseline(configuration);
    const before = baseline === '' ? this.digest(entry) : undefined;
    const result = before === undefined ? this.result(entry) : undefined;
    if (before === undefined && result === undefined) return { state: 'unknown', bytes, hash };
    this.old.set(path, entry);
    if (result === undefined) return { state: 'digested', digest: before as Digest };
    const now = this.makeDigest(result, baseline);
    if (now === undefined) return { state: 'checked', result, bytes, baseline };
    this.digests.set(path, now.extent);
    return { state: 'digested', digest: now.digest };
  }

  /**
   * Keeps what was found in a draft.
   *
   * @param hash as `find` gave it, of the bytes that were checked
   * @param written the result as a record
   * @returns what the report of the run says of it, if that is all that is needed of it
   */
  keep(
    path: string,
    hash: string,
    result: DraftResult,
    written: string,
    facts: ConfigurationFacts,
  ): Digest | undefined {
    const day = !isTroubled(result) && result.isDated ? this.options.today : '';
    const record = this.writer.add(Buffer.from(written));
    const now = this.makeDigest(result, facts.baseline ?? '');
    const configuration = this.configurations.number(path, facts);
    this.found.set(path, { hash, configuration, day, record, digest: now?.extent });
    return now?.digest;
  }

  /** Keeps that the configuration ignores a draft. */
  keepIgnored(path: string, facts: ConfigurationFacts): void {
    this.found.set(path, {
      hash: '',
      configuration: this.configurations.number(path, facts),
      day: '',
      record: noRecord,
    });
  }

  /**
   * Writes what is new, with what is still true of drafts that this run did not look at. What is known of files that are
   * gone is left out.
   *
   * @throws the error of the file system, when it cannot be written; what was there before stays
   */
  save(): void {
    const others = [...this.entries].filter(([path]) => !this.visited.has(path));
    // A run over one file of many that found nothing new is not held up to see whether the others are there.
    if (this.found.size === 0 && others.length > this.visited.size) return;
    for (const [path, entry] of others) {
      const holds = this.configurations.holding(entry.configuration) !== undefined;
      if (holds && existsSync(placeOf(path, this.options.folder))) this.old.set(path, entry);
    }
    const hasNews = this.found.size + this.digests.size > 0 || this.old.size < this.entries.size;
    if (hasNews && this.options.configurations.areUnchanged()) this.write();
  }

  /** Lets go of everything; what was not saved is lost, and the file stays as it was. */
  close(): void {
    this.writer.discard();
    this.before?.close();
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
    const bytes = this.before?.read(digest);
    return bytes && readDigest(bytes);
  }

  /** What the report of this run says of a draft, if it may be kept: a baseline says at each run what of it is reported. */
  private makeDigest(result: DraftResult, baseline: string): { digest: Digest; extent: Extent } | undefined {
    const { report } = this.options;
    if (report === undefined || baseline !== '' || isTroubled(result)) return undefined;
    const digest = digestOf(result, report);
    return { digest, extent: this.writer.add(writeDigest(digest)) };
  }

  private write(): void {
    const report = this.options.report?.key ?? this.before?.index.report ?? '';
    const copied = (extent: Extent | undefined) => {
      const bytes = extent && this.before?.read(extent);
      return bytes && this.writer.add(bytes);
    };
    const drafts = [...this.found];
    for (const [path, before] of [...this.old].sort(([, a], [, b]) => a.record.offset - b.record.offset)) {
      const entry = { ...before, configuration: this.configurations.renumbered(before.configuration) };
      if (entry.hash === '') drafts.push([path, entry]);
      const record = entry.hash === '' ? undefined : copied(entry.record);
      if (record === undefined) continue;
      const isSame = this.before?.index.report === report;
      const digest = this.digests.get(path) ?? (isSame ? copied(entry.digest) : undefined);
      drafts.push([path, { ...entry, record, digest }]);
    }
    this.writer.finish({ settings: this.settings, report, ...this.configurations.written, drafts });
  }
}
