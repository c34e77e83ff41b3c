import type { Point } from '../draft/lines.ts';
import type { Category, Severity } from './category.ts';

/** Where a finding is, for programs and for people. */
export interface Place {
  start: Point;
  end: Point;
  /** "Paragraph 4, under ‘What happens next’" */
  label: string;
}

/** Replaces the source range `[offset, endOffset)`, in UTF-16 code units, by `text`. */
export interface Fix {
  offset: number;
  endOffset: number;
  text: string;
}

/** Something to put instead; with a fix where the swap is safe. */
export interface Suggestion {
  text: string;
  fix?: Fix;
}

/** One thing to change, at one place, for the audiences that it matters to. */
export interface Finding {
  ruleId: string;
  category: Category;
  severity: Severity;
  /** What is wrong, and for whom. */
  message: string;
  /** What to do. */
  advice: string;
  place: Place;
  /** The text in question, masked where it identifies a person. */
  actual: string;
  suggestions: Suggestion[];
  url: string;
  /** Ids of the audiences that it matters to. */
  audiences: string[];
  channel: string;
  /** Which of the rule's messages it is. */
  messageId: string;
  /** Repeats of one thing share this, with the rule id and the message: people are shown them once, with a count. */
  group: string;
}
