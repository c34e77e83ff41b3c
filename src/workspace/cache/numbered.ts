/** Values, each once and by number. */
export class Numbered<Value> {
  readonly all: Value[] = [];
  private readonly numbers = new Map<string, number>();

  /** @param key the same for values that are equal */
  number(key: string, value: Value): number {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.all.push(value) - 1;
      this.numbers.set(key, number);
    }
    return number;
  }
}
