import { closesLetter, isAddress, isGreeting, isReference, isShortLines } from '../language/letter-lines.ts';

/** What a block of a letter or email is when it is no prose: nobody reads it as sentences. */
export type LetterPart = 'address' | 'reference' | 'greeting' | 'sign-off';

/** Most blocks after "Yours sincerely" that name the writer: name, role, team, organisation. A judgement. */
const mostAfterSignOff = 4;

/**
 * Which blocks are an address, reference lines (a date too), the greeting, or the sign-off with the name and role under
 * it. Only paragraphs are, and not quoted ones: what a writer marked as a heading or an item is that.
 *
 * @returns for each block its part; undefined for everything else
 */
export function letterParts(
  blocks: readonly { kind: string; text: string; quoted: boolean }[],
): (LetterPart | undefined)[] {
  let signed = 0;
  return blocks.map(({ kind, text, quoted }) => {
    if (kind !== 'paragraph' || quoted) {
      signed = 0;
      return undefined;
    }
    const part = letterPart(text);
    if (part === 'sign-off') signed = mostAfterSignOff;
    else if (signed > 0) {
      signed = part !== 'greeting' && (part !== undefined || isShortLines(text)) ? signed - 1 : 0;
      if (signed > 0 || part !== undefined) return part ?? 'sign-off';
    }
    return part;
  });
}

function letterPart(text: string): LetterPart | undefined {
  if (isGreeting(text)) return 'greeting';
  if (closesLetter(text)) return 'sign-off';
  if (isAddress(text)) return 'address';
  return isReference(text) ? 'reference' : undefined;
}
