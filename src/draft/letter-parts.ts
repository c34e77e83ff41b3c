import { closesLetter, isAddress, isGreeting, isReference, isShortLines } from '../language/letter-lines.ts';
import type { Wording } from './wording.ts';

/** What a block of a letter or email is when it is no prose: nobody reads it as sentences. */
export type LetterPart = 'address' | 'reference' | 'greeting' | 'sign-off';

/** Most blocks after "Yours sincerely" that name the writer: name, role, team, organisation. A judgement. */
const mostAfterSignOff = 4;

/**
 * Tells which blocks of a draft, given in order, are an address, reference lines (a date too), the greeting, or the sign-off
 * with the name and role under it. Only paragraphs are, and not quoted ones: what a writer marked as a heading or an item is
 * that.
 */
export class LetterParts {
  /** How many of the blocks that follow may name the writer. */
  private signed = 0;

  /** What the next block is; undefined for everything else. */
  of({ kind, quoted }: { kind: string; quoted: boolean }, wording: Wording): LetterPart | undefined {
    if (kind !== 'paragraph' || quoted) {
      this.signed = 0;
      return undefined;
    }
    const part = wording.letterPart;
    if (part === 'sign-off') this.signed = mostAfterSignOff;
    else if (this.signed > 0) {
      const goesOn = part !== 'greeting' && (part !== undefined || isShortLines(wording.text));
      this.signed = goesOn ? this.signed - 1 : 0;
      if (this.signed > 0) return part ?? 'sign-off';
    }
    return part;
  }
}

/** What a paragraph is in a letter, wherever it stands. */
export function letterPart(text: string): LetterPart | undefined {
  if (isGreeting(text)) return 'greeting';
  if (closesLetter(text)) return 'sign-off';
  if (isAddress(text)) return 'address';
  return isReference(text) ? 'reference' : undefined;
}
