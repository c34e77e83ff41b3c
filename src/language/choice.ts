/** What may be written, for a message: "‘help’, ‘run’ or ‘make possible’"; empty for no words. */
export function choice(words: readonly string[]): string {
  const quoted = words.map((word) => `‘${word}’`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
