/** A text of which parts are asked for by where they stand in its bytes. */
export class Utf8Text {
  /** How many bytes it has as UTF-8. */
  readonly byteLength: number;
  /** Of each character beyond ASCII, in order: the byte that it begins with. */
  private readonly starts: number[] = [];
  /** How many more bytes than code units there are to its end. */
  private readonly shifts: number[] = [];

  /** @param text without half a character */
  constructor(private readonly text: string) {
    let shift = 0;
    beyondAscii.lastIndex = 0;
    while (beyondAscii.test(text)) {
      const at = beyondAscii.lastIndex - 1;
      this.starts.push(at + shift);
      shift += extraBytes(text.charCodeAt(at));
      this.shifts.push(shift);
    }
    this.byteLength = text.length + shift;
  }

  /** What stands in so many bytes from one on: whole characters. */
  slice(start: number, length: number): string {
    const end = start + length;
    return this.text.substring(start - this.shift(start), end - this.shift(end));
  }

  /** How many more bytes than code units there are before a byte. */
  private shift(byte: number): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) < byte) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : (this.shifts[low - 1] as number);
  }
}

const beyondAscii = /[^\0-\x7f]/g;

/** Two for most. Both halves of a character that takes four bytes are code units. */
function extraBytes(code: number): number {
  return code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
}
