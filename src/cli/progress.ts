import { printable } from '../reporters/printable.ts';
import type { Terminal } from './terminal.ts';

/** How often the line is drawn at most, and how long a run goes on before it is said how long is left, in milliseconds. */
const pause = 100;
const telling = 3000;

/** Says in a terminal which draft is being read, which of how many that is, and how long is left. */
export class Progress {
  private readonly begun = Date.now();
  private drawn = 0;

  /** @param drafts how many there are */
  constructor(
    private readonly terminal: Terminal,
    private readonly drafts: number,
  ) {}

  /** @param before how many drafts were before this one */
  reading(path: string, before: number): void {
    const now = Date.now();
    if (this.terminal.progress === undefined || now - this.drawn < pause) return;
    this.drawn = now;
    const parts = [`${before + 1} of ${this.drafts}`, printable(path)];
    const gone = now - this.begun;
    if (gone > telling) parts.splice(1, 0, `${duration((gone / (before + 1)) * (this.drafts - before))} left`);
    this.terminal.progress(parts.join(' · '));
  }

  end(): void {
    this.terminal.progress?.('');
  }
}

/** "about 20 s", "about 3 min": no better known than that. */
function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 60 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`;
}
