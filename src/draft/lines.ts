/** A place in the source: 1-based line and column, 0-based offset; columns and offsets in UTF-16 code units. */
export interface Point {
  line: number;
  column: number;
  offset: number;
}

/** Turns offsets of a source into lines and columns. A line ends at `\n`, `\r\n` or a lone `\r`, as CommonMark has it. */
export class Lines {
  private readonly starts: number[] = [0];
  /** 0-based line of the place that was asked for last: the next is most often there, or on the line after. */
  private last = 0;

  constructor(private readonly source: string) {
    if (source.includes('\r')) this.readAnyEnding();
    else for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** Number of lines. */
  get count(): number {
    return this.starts.length;
  }

  /** The line and column of an offset. */
  point(offset: number): Point {
    let line = this.last;
    if (offset >= this.start(line + 2)) line++;
    if (offset < this.start(line + 1) || offset >= this.start(line + 2)) line = this.search(offset);
    this.last = line;
    return { line: line + 1, column: offset - (this.starts[line] as number) + 1, offset };
  }

  /** Offset of the first code unit of a 1-based line; the source's length for a line after the last. */
  start(line: number): number {
    return this.starts[line - 1] ?? this.source.length;
  }

  private search(offset: number): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private readAnyEnding(): void {
    const { source, starts } = this;
    let feed = source.indexOf('\n');
    let carriage = source.indexOf('\r');
    while (feed >= 0 || carriage >= 0) {
      const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
      // The feed after a carriage return ends the same line.
      if (!isFeed && feed !== carriage + 1) starts.push(carriage + 1);
      if (isFeed) starts.push(feed + 1);
      if (isFeed) feed = source.indexOf('\n', feed + 1);
      else carriage = source.indexOf('\r', carriage + 1);
    }
  }
}
