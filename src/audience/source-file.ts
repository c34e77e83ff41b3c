import { Lines } from '../draft/lines.ts';
import { ConfigurationError, type Problem } from './configuration-error.ts';

/** Where something stands in a value: keys and 0-based places in lists, from the top. */
export type Path = readonly PropertyKey[];

/** A file of data as a value, with the place of every part of it, and the list of what is wrong with it. */
export abstract class SourceFile {
  abstract readonly value: unknown;
  protected readonly lines: Lines;
  private readonly problems: Problem[] = [];

  /**
   * @param source its text
   * @param path the name of the file in messages
   */
  constructor(
    source: string,
    readonly path: string,
  ) {
    this.lines = new Lines(source);
  }

  /** Takes down that something is wrong with the value at a path, or with its key. */
  report(path: Path, message: string, where: 'key' | 'value' = 'value'): void {
    this.add(this.offset(path, where), message);
  }

  /** `file:line` of the key at a path. */
  at(path: Path): string {
    return `${this.path}:${this.lines.point(this.offset(path, 'key')).line}`;
  }

  /** How many problems were taken down so far. */
  get problemCount(): number {
    return this.problems.length;
  }

  /**
   * @param others files that this one names, whose problems are told with its own
   * @throws ConfigurationError with all that was taken down, in file order; returns when there is nothing
   */
  finish(others: readonly SourceFile[] = []): void {
    const problems = [this, ...others].flatMap((file) => file.problems.sort(inFileOrder));
    if (problems.length > 0) throw new ConfigurationError(problems);
  }

  protected add(offset: number, message: string): void {
    const { line, column } = this.lines.point(offset);
    this.problems.push({ path: this.path, line, column, message });
  }

  /** Offset of the deepest part of a path that is there: what is missing is missing from that. */
  protected abstract offset(path: Path, where: 'key' | 'value'): number;
}

function inFileOrder(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
