/** Stars between two slashes, and `**` in a whole pattern. */
const mostStars = 3;
const mostDoubleStars = 2;

/**
 * What is too much in a path pattern, if anything: many stars could make a pattern from a checked repository run for
 * minutes. Three stars in a name and two `**` are more than anyone needs (a judgement).
 */
export function tooManyStars(pattern: string): string | undefined {
  const names = pattern.split('/');
  if (names.some((name) => name !== '**' && name.split('*').length - 1 > mostStars)) {
    return 'No more than three stars between two slashes.';
  }
  return pattern.split('**').length - 1 > mostDoubleStars ? 'No more than two ‘**’ in one pattern.' : undefined;
}
