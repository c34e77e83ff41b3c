/** A half-open range `[start, end)` in UTF-16 code units. */
export interface Range {
  start: number;
  end: number;
}

/** Whether `[start, end)` has anything in common with one of the ranges. No closure: where one is made in a loop, V8 makes a scope for each round. */
export function meets(ranges: readonly Range[], start: number, end: number): boolean {
  for (const range of ranges) if (range.start < end && range.end > start) return true;
  return false;
}

const noSegments: number[] = [];

/**
 * Says where each piece of a text stands in the source that it was decoded from.
 *
 * A map is a list of segments in text order. In a segment whose two lengths are equal, code unit `n` of the text is
 * code unit `n` of the source. In any other segment the whole piece of text stands for the whole piece of source:
 * `&amp;` for `&`, a line break with its `> ` prefix for one space, a Markdown escape for the character it protects.
 *
 * Offsets are UTF-16 code units on both sides. Four numbers a segment, so that a paragraph without markup costs one.
 */
export class SourceMap {
  /** text start, text length, source start, source length; repeated */
  private segments = noSegments;
  private textLength = 0;

  /** The map of a text that is its own source. */
  static identity(length: number, offset = 0): SourceMap {
    const map = new SourceMap();
    map.append(length, offset, length);
    return map;
  }

  /** Length of the mapped text, in UTF-16 code units. */
  get length(): number {
    return this.textLength;
  }

  /** Adds the next `textLength` code units of text, which stand for `sourceLength` code units from `sourceStart`. */
  append(textLength: number, sourceStart: number, sourceLength: number): void {
    if (textLength === 0) return;
    const { segments } = this;
    const last = segments.length - 4;
    if (last < 0) {
      // Most maps have one segment: a list that grows from nothing has room for five.
      this.segments = [0, textLength, sourceStart, sourceLength];
      this.textLength = textLength;
      return;
    }
    if (textLength === sourceLength) {
      const lastText = segments[last + 1] as number;
      const lastSource = segments[last + 3] as number;
      if (lastText === lastSource && (segments[last + 2] as number) + lastSource === sourceStart) {
        segments[last + 1] = lastText + textLength;
        segments[last + 3] = lastSource + sourceLength;
        this.textLength += textLength;
        return;
      }
    }
    segments.push(this.textLength, textLength, sourceStart, sourceLength);
    this.textLength += textLength;
  }

  /** The source range that the text range `[start, end)` was decoded from; for an empty range, the empty range there. */
  toSource(start: number, end: number): Range {
    const from = this.sourceStart(start);
    return end > start ? { start: from, end: this.sourceEnd(end) } : { start: from, end: from };
  }

  /**
   * Whether the source of a text range is that text and nothing else: no markup begins or ends inside it. Only such a
   * range can be replaced as a whole without breaking the markup around it.
   */
  isContiguous(start: number, end: number): boolean {
    const { segments } = this;
    let next = -1;
    for (let at = this.segmentAt(start); at < segments.length && (segments[at] as number) < end; at += 4) {
      if (next >= 0 && segments[at + 2] !== next) return false;
      next = (segments[at + 2] as number) + (segments[at + 3] as number);
    }
    return true;
  }

  /** Where in the source a text range begins that is one piece of it, code unit by code unit; -1 for any other range. */
  contiguousSource(start: number, end: number): number {
    const { segments } = this;
    const at = this.segmentAt(start);
    const from = segments[at];
    const length = segments[at + 1];
    if (from === undefined || length === undefined || length !== segments[at + 3] || from + length < end) return -1;
    return (segments[at + 2] as number) + start - from;
  }

  /** The parts of the text range `[start, end)` that something in the source stands for, in order. */
  present(start: number, end: number): Range[] {
    const found: Range[] = [];
    for (let at = this.segmentAt(start); at < this.segments.length; at += 4) {
      const [text, length, , sourceLength] = this.segment(at);
      if (text >= end) break;
      if (sourceLength === 0) continue;
      const from = Math.max(start, text);
      const to = Math.min(end, text + length);
      const last = found.at(-1);
      if (last && last.end === from) last.end = to;
      else found.push({ start: from, end: to });
    }
    return found;
  }

  /** The text range that a source range covers: every code unit of text any part of whose source lies in the range. */
  toText(start: number, end: number): Range | undefined {
    const { segments } = this;
    let from = -1;
    let to = -1;
    for (let at = 0; at < segments.length; at += 4) {
      const [text, length, source, sourceLength] = this.segment(at);
      if (source >= end || source + sourceLength <= start) continue;
      const linear = length === sourceLength;
      const first = linear ? text + Math.max(0, start - source) : text;
      const last = linear ? text + Math.min(length, end - source) : text + length;
      if (from < 0) from = first;
      to = Math.max(to, last);
    }
    return from < 0 ? undefined : { start: from, end: to };
  }

  /** Adds the next piece of text: what `other` holds for its text range `[start, end)`. */
  appendSlice(other: SourceMap, start: number, end: number): void {
    if (end <= start) return;
    for (let at = other.segmentAt(start); at < other.segments.length; at += 4) {
      const [text, length, source, sourceLength] = other.segment(at);
      if (text >= end) return;
      const from = Math.max(0, start - text);
      const take = Math.min(length, end - text) - from;
      if (length === sourceLength) this.append(take, source + from, take);
      else this.append(take, source, sourceLength);
    }
  }

  /** This map, carried on through `outer`: from this map's text to the source of the text that this map's source is. */
  through(outer: SourceMap): SourceMap {
    const result = new SourceMap();
    for (let at = 0; at < this.segments.length; at += 4) {
      const [, length, source, sourceLength] = this.segment(at);
      if (length !== sourceLength) {
        const range = outer.toSource(source, source + sourceLength);
        result.append(length, range.start, range.end - range.start);
        continue;
      }
      let done = 0;
      for (let to = outer.segmentAt(source); done < length && to < outer.segments.length; to += 4) {
        const [outerText, outerLength, outerSource, outerSourceLength] = outer.segment(to);
        const from = source + done - outerText;
        const take = Math.min(length - done, outerLength - from);
        if (outerLength === outerSourceLength) result.append(take, outerSource + from, take);
        else result.append(take, outerSource, outerSourceLength);
        done += take;
      }
    }
    return result;
  }

  private segment(at: number): [number, number, number, number] {
    const { segments } = this;
    return [segments[at], segments[at + 1], segments[at + 2], segments[at + 3]] as [number, number, number, number];
  }

  private sourceStart(text: number): number {
    const { segments } = this;
    if (segments.length === 0) return 0;
    if (text >= this.textLength) {
      const last = segments.length - 4;
      return (segments[last + 2] as number) + (segments[last + 3] as number);
    }
    const at = this.segmentAt(text);
    const source = segments[at + 2] as number;
    return segments[at + 1] === segments[at + 3] ? source + text - (segments[at] as number) : source;
  }

  private sourceEnd(text: number): number {
    const { segments } = this;
    const at = this.segmentAt(text - 1);
    const source = segments[at + 2] as number;
    const sourceLength = segments[at + 3] as number;
    return segments[at + 1] === sourceLength ? source + text - (segments[at] as number) : source + sourceLength;
  }

  /** Index of the segment that holds text offset `text`, by binary search. */
  private segmentAt(text: number): number {
    const { segments } = this;
    if (segments.length <= 4) return 0;
    let low = 0;
    let high = segments.length / 4 - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((segments[middle * 4] as number) <= text) low = middle;
      else high = middle - 1;
    }
    return low * 4;
  }
}
