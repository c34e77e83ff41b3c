/** What a command sees of the world outside, so that it can be run in a test as it is in a terminal. */
export interface Terminal {
  /** Writes to standard output: a text, or the bytes of one in UTF-8. */
  out(text: string | Uint8Array): void;
  /** Writes to standard error. */
  err(text: string): void;
  /**
   * Shows a line in place of the one before it, until something else is written; '' takes it away. Not there where nobody
   * watches: in a pipe, in a log, or where no progress was asked for.
   */
  progress?: ((line: string) => void) | undefined;
  /** Has something done when the program is told to end before it is done (SIGTERM, Ctrl+C), before what was asked for earlier. */
  whenTold?: ((work: () => void) => void) | undefined;
  /** Everything on standard input. */
  input(): Promise<Uint8Array>;
  /** Both ends of a conversation with a program: standard input and output as streams. */
  streams(): { input: NodeJS.ReadableStream; output: NodeJS.WritableStream };
  /** Loads a module that the command line names, by its address. */
  load(url: string): Promise<unknown>;
  /** The folder that it was started in, absolute. */
  folder: string;
  /** Whether a person is reading standard output. */
  interactive: boolean;
  /** Whether standard output takes colour. */
  colour: boolean;
  /** Columns of the terminal. */
  width: number;
  /** The file that GitHub shows as the summary of a job, where this runs in one. */
  jobSummary?: string | undefined;
}

/** The command finished: nothing to change, something to change, or it could not do all that it was asked to. */
export const exitCodes = { clean: 0, findings: 1, trouble: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command was used wrongly: told without a stack trace, with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
