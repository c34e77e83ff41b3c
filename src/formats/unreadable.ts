/** A draft that its reader can't make sense of: what is wrong, what to do, and where. */
export class UnreadableDraft extends Error {
  override name = 'UnreadableDraft';

  constructor(
    message: string,
    /** 1-based, when the place is known. */
    readonly line?: number,
    /** 1-based, in UTF-16 code units. */
    readonly column?: number,
  ) {
    super(message);
  }
}
