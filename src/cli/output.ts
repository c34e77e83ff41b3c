import { fstatSync, statSync, writeSync } from 'node:fs';
import { platform } from 'node:process';

/**
 * Standard output or standard error. What goes to a file or a pipe is written as it is, for most runs write one report or nothing: the
 * stream that Node has for it takes 5 to 13 of the 400 million instructions of a page (docs/performance.md).
 */
export class Output {
  private opened: NodeJS.WriteStream | undefined = undefined;

  /**
   * @param descriptor 1 or 2
   * @param open gives Node's stream for it, which is opened by that
   * @param failed is told when nothing more can be written, once or more often
   */
  constructor(
    private readonly descriptor: number,
    private readonly open: () => NodeJS.WriteStream,
    private readonly failed: (error: NodeJS.ErrnoException) => void,
  ) {}

  /** Node's stream, from now on the only way to write. */
  get stream(): NodeJS.WriteStream {
    this.opened ??= this.open().on('error', this.failed);
    return this.opened;
  }

  /** Whether it is shown to somebody as it is written. */
  get isTerminal(): boolean {
    return mayBeTerminal(this.descriptor) && this.stream.isTTY === true;
  }

  /** Whether all of it has been taken, and by whom it was meant for. */
  get isTaken(): boolean {
    return this.opened === undefined || (this.opened.writableLength === 0 && this.opened.errored === null);
  }

  write(bytes: Uint8Array): void {
    const left = this.opened === undefined && platform !== 'win32' ? this.writeNow(bytes) : bytes;
    if (left.length > 0) this.stream.write(left);
  }

  /** @returns what is left for the stream: of a pipe that says when it is full, in place of waiting until it is read */
  private writeNow(bytes: Uint8Array): Uint8Array {
    let left = bytes;
    try {
      while (left.length > 0) left = left.subarray(writeSync(this.descriptor, left));
    } catch (error) {
      const problem = error as NodeJS.ErrnoException;
      if (problem.code === 'EAGAIN') return left;
      this.failed(problem);
    }
    return left;
  }
}

/** What is no device for characters is no terminal, and neither is the one that takes everything: told without a stream. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const device = fstatSync(descriptor);
    return device.isCharacterDevice() && device.rdev !== statSync('/dev/null').rdev;
  } catch {
    return true;
  }
}
