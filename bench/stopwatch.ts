/**
 * Adds up how long named parts of a run take, in milliseconds. Of parts within parts each has its own time only: what a
 * rule waits for the search for terms is the search's.
 */
export class Stopwatch {
  private readonly times = new Map<string, number>();
  private running: string[] = [];
  private since = performance.now();

  /** Runs `work` on the clock of `part`; the time of a promise ends when it is settled. */
  during<Result>(part: string, work: () => Result): Result {
    this.start(part);
    let result: Result;
    try {
      result = work();
    } catch (error) {
      this.stop();
      throw error;
    }
    if (result instanceof Promise) return result.finally(() => this.stop()) as Result;
    this.stop();
    return result;
  }

  /** Milliseconds of a part. */
  of(part: string): number {
    return this.times.get(part) ?? 0;
  }

  private start(part: string): void {
    this.book();
    this.running.push(part);
  }

  private stop(): void {
    this.book();
    this.running.pop();
  }

  /** Gives the time since the last change to the part that was running. */
  private book(): void {
    const now = performance.now();
    const part = this.running.at(-1);
    if (part !== undefined) this.times.set(part, this.of(part) + now - this.since);
    this.since = now;
  }
}
