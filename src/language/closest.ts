/** Longest name that is compared, in UTF-16 code units: nothing that we name is longer. */
const longest = 40;

/**
 * The known name that a mistyped one most likely stands for, for "did you mean"; nothing when none is close: more than
 * a third of its letters wrong (a judgement), where two letters swapped are one mistake.
 */
export function closest(name: string, known: Iterable<string>): string | undefined {
  if (name.length > longest) return undefined;
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const mistakes = distance(wanted, candidate.toLowerCase());
    if (mistakes >= least) continue;
    least = mistakes;
    best = candidate;
  }
  return best;
}

/** Letters put in, left out, changed, or swapped with their neighbour on the way from one word to another. */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (isSwapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}
