import type { IdentifierKind } from './identifier.ts';

/** Short enough to guess from what is left: nothing of these is shown. */
const secret: ReadonlySet<IdentifierKind> = new Set(['birth-date', 'home-address']);

/**
 * An identifier as it may be printed: of ten letters and digits or more the first two and last two, of seven or more the
 * first and last, else none. Blanks and marks stay, so that it can be recognised by whoever has the text.
 */
export function maskIdentifier(text: string, kind: IdentifierKind): string {
  const count = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const shown = secret.has(kind) || count < 7 ? 0 : count < 10 ? 1 : 2;
  let at = 0;
  return text.replace(/[\p{L}\p{N}]/gu, (character) => {
    at++;
    return at <= shown || at > count - shown ? character : '*';
  });
}

/** A person's name as it may be printed: the first letter of each word, and a fixed number of stars. */
export function maskName(text: string): string {
  return text.replace(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu, (word) => `${word.charAt(0)}***`);
}

/** An email address as it may be printed: its first character and its domain. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? maskName(address) : `${address.charAt(0)}***${address.slice(at)}`;
}
