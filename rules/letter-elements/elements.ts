/** What an element rests on, the strongest first. */
export type Force = 'law' | 'statutory guidance' | 'ombudsman' | 'good practice' | 'law that is not in force yet';

/** A sign of an element: words of words.yaml, or one of those that the rule reads from the draft itself. */
export type Sign = string;

/** Something that a letter of one type has to hold, or had better hold. */
export interface LetterElement {
  /** Completes "This letter does not give …". */
  what: string;
  force: Force;
  /** All of these signs; of two joined by `|`, either. */
  signs: readonly Sign[];
  /** Whether the signs have to stand in one block: a deadline is a time beside what it is for. */
  together?: boolean;
  /** What it has to say, and its time limit. Collected in August 2026. */
  advice: string;
  source: string;
}

/** A row of a list of elements; `signs` is written with spaces between. */
export const element = (
  what: string,
  force: Force,
  signs: string,
  advice: string,
  source: string,
  together = false,
): LetterElement => ({
  what,
  force,
  signs: signs.split(' '),
  together,
  advice,
  source,
});
