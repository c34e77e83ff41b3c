/** Changes to a text, made all at once: pieces of it are cut out, and pieces put in. */
export class Splice {
  private readonly edits: { start: number; end: number; text: string; order: number }[] = [];

  /** Puts `text` before offset `at`; what is put at one place stands there in the order in which it came. */
  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  /** Puts `text` in the place of the range `[start, end)`. */
  replace(start: number, end: number, text: string): void {
    this.edits.push({ start, end, text, order: this.edits.length });
  }

  apply(text: string): string {
    const edits = [...this.edits].sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
    const parts: string[] = [];
    let from = 0;
    for (const { start, end, text: put } of edits) {
      if (start < from) throw new Error(`Changes overlap at ${start}.`);
      parts.push(text.slice(from, start), put);
      from = end;
    }
    parts.push(text.slice(from));
    return parts.join('');
  }
}
