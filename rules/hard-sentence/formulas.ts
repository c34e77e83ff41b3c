import type { Counts } from './counts.ts';

/** Grade by Dale–Chall score, rounded down: Chall and Dale (1995). */
const daleChallGrades = [4, 4, 4, 4, 4, 6, 8, 10, 12, 15, 16];

/** Years between a grade of the American school and the age of those who finish it. */
const gradeToAge = 6;

/**
 * The age for which one sentence is written: the middle one of seven formulas, the automated readability index,
 * Coleman–Liau, Dale–Chall, Flesch–Kincaid, Gunning fog, SMOG and Spache. They were made for passages, so that no one of
 * them is to be believed alone.
 */
export function medianAge(counts: Counts): number {
  const { words, syllables, long, longInLower } = counts;
  const grades = [
    ...gradesByLetters(counts),
    0.39 * words + 11.8 * (syllables / words) - 15.59,
    0.4 * (words + 100 * (longInLower / words)),
    3.1291 + 1.043 * Math.sqrt(long * 30),
  ];
  return (grades.sort((a, b) => a - b)[3] ?? 0) + gradeToAge;
}

/**
 * Whether `retext-readability` is sure to find a sentence hard to readers of this age, for which four formulas are enough:
 * those that ask for no syllables are well above it. To ask the package itself takes a hundred times as long.
 *
 * @param counts as the package counts
 */
export function isSurelyHard(counts: LetterCounts, age: number): boolean {
  // It rounds the grade and five years.
  return gradesByLetters(counts).every((grade) => grade + 5 >= age + 1);
}

type LetterCounts = Pick<Counts, 'words' | 'letters' | 'difficult' | 'unfamiliar'>;

/** Automated readability index, Coleman–Liau, Dale–Chall, Spache. */
function gradesByLetters({ words, letters, difficult, unfamiliar }: LetterCounts): number[] {
  const daleChall = 15.79 * (difficult / words) + 0.0496 * words + (difficult / words > 0.05 ? 3.6365 : 0);
  return [
    4.71 * (letters / words) + 0.5 * words - 21.43,
    5.88 * (letters / words) - 29.6 / words - 15.8,
    daleChallGrades[Math.min(10, Math.floor(daleChall))] ?? 16,
    0.659 + 0.121 * words + 8.2 * (unfamiliar / words),
  ];
}
