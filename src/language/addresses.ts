import { allOf, kept } from './patterns.ts';

/**
 * Web and email addresses. Each part begins where no such part can go on from the character before, so that a long run of
 * the same characters is tried once.
 */
const address = kept(
  () =>
    /\b(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)\]’']|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/giu,
);

/** The web and email addresses in a text: read as one thing that is neither a word nor the end of a sentence. */
export function addresses(text: string): { start: number; end: number }[] {
  if (!text.includes('@') && !text.includes('://') && !/www\./i.test(text)) return [];
  return allOf(address(), text).map(({ 0: all, index }) => ({ start: index, end: index + all.length }));
}
