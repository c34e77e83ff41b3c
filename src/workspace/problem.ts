import { ConfigurationError } from '../audience/configuration-error.ts';
import { UnreadableDraft } from '../formats/unreadable.ts';

/** Something that stops one draft from being checked and that its writer can put right. The message says what. */
export class DraftProblem extends Error {
  override readonly name = 'DraftProblem';
}

const systemMessages: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EACCES: 'Permission denied.',
  EPERM: 'Permission denied.',
  EISDIR: 'This is a folder, not a file.',
  ENOTDIR: 'A part of the path is a file, not a folder.',
  ELOOP: 'Its symbolic links go round in a circle.',
  EMFILE: 'Too many files are open.',
  ENOSPC: 'The disk is full.',
  EROFS: 'The disk is read-only.',
};

/** What to tell people about an error that was thrown while one draft was read, checked or written. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `Something went wrong: ${String(error)}`;
  if (error instanceof UnreadableDraft)
    return error.line === undefined ? error.message : `Line ${error.line}: ${error.message}`;
  if (error instanceof DraftProblem || error instanceof ConfigurationError) return error.message;
  if (isStackOverflow(error)) {
    return 'The markup is nested too deeply to be read: hundreds of quotations, lists or elements inside each other.';
  }
  const known = systemMessages[errorCode(error) ?? ''];
  return known ?? `Something went wrong inside commslint (--debug shows where; please report it): ${error.message}`;
}

/** Whether an error is in what the draft or its configuration says, so that the same bytes give it again. */
export function isLasting(error: unknown): boolean {
  return error instanceof UnreadableDraft || error instanceof DraftProblem || error instanceof ConfigurationError;
}

/** The code of a system error: `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Parsers and tree walks are recursive: what they cannot follow ends in a RangeError, sometimes wrapped in another. */
function isStackOverflow(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error instanceof RangeError && /call stack/i.test(error.message)) || isStackOverflow(error.cause);
}
