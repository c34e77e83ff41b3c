import { resolve } from 'node:path';
import { UsageError } from '../terminal.ts';

/** One report: its format (a name, or the reporter that was named), and the file that it goes to or else standard output. */
export interface Output {
  format: string;
  /** As it was given. */
  file?: string;
}

/**
 * Gathers `--format` and `--output-file` as they stand on the command line. A file belongs to the format before it; where
 * that has one already or there is none, to the format that comes next, or to the report for people.
 */
export class Outputs {
  private readonly gathered: Output[] = [];
  /** A file that waits for its format. */
  private waiting: string | undefined;

  format(format: string): string {
    this.gathered.push(this.waiting === undefined ? { format } : { format, file: this.waiting });
    this.waiting = undefined;
    return format;
  }

  /**
   * @throws UsageError for two files in a row
   */
  file(file: string): string {
    if (file === '') throw new UsageError('--output-file needs the name of a file.');
    const last = this.gathered.at(-1);
    if (last !== undefined && last.file === undefined) last.file = file;
    else if (this.waiting === undefined) this.waiting = file;
    else throw new UsageError(`--output-file ‘${this.waiting}’ and ‘${file}’: say with --format what goes into each.`);
    return file;
  }

  /**
   * All of them, in order; the report for people on standard output where none was asked for.
   *
   * @param folder that files are relative to
   * @throws UsageError for two reports in one place
   */
  all(folder: string): readonly Output[] {
    if (this.waiting !== undefined || this.gathered.length === 0) this.format('stylish');
    const printed = this.gathered.filter(({ file }) => file === undefined);
    if (printed.length > 1) {
      const formats = printed.map(({ format }) => `‘${format}’`).join(' and ');
      throw new UsageError(`${formats} cannot both be printed: put --output-file FILE after all of them but one.`);
    }
    const places = new Set<string>();
    for (const { file } of this.gathered) {
      if (file === undefined) continue;
      const place = resolve(folder, file);
      if (places.has(place)) throw new UsageError(`Two reports would go into ‘${file}’: give each its own file.`);
      places.add(place);
    }
    return this.gathered;
  }
}
