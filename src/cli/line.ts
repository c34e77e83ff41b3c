/** A line of a terminal that is written over and over, and is gone before anything else is written. */
export class Line {
  private isShown = false;

  /** @param write writes to the terminal, where a carriage return goes back to the start of the line */
  constructor(private readonly write: (text: string) => void) {}

  /** @param columns of the terminal: a line that is longer is cut, for one that wraps could not be taken back */
  show(text: string, columns: number): void {
    this.clear();
    if (text === '') return;
    const most = columns - 1;
    this.write(text.length > most ? `${text.slice(0, Math.max(0, most - 1))}…` : text);
    this.isShown = true;
  }

  clear(): void {
    // Erase in line (CSI 2 K), as every terminal since the VT100 has it.
    if (this.isShown) this.write('\r\u001b[2K');
    this.isShown = false;
  }
}
