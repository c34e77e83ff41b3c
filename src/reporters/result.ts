import type { FormatId } from '../draft/draft.ts';
import type { Measures } from '../draft/measures.ts';
import type { Range } from '../draft/source-map.ts';
import type { Finding } from '../rule/finding.ts';

/** What one audience needs of the measures of a draft; undefined where nothing says. */
export interface Limits {
  /** Its id. */
  audience: string;
  /** Years, at most. */
  readingAge: number | undefined;
  /** Of 100 words, at least. */
  youAndWe: number | undefined;
  /** At most. */
  phoneScreens: number | undefined;
}

/** A finding that a comment in the draft turns off, and the reason that it gives; empty when it gives none. */
export interface SuppressedFinding {
  finding: Finding;
  reason: string;
}

/** What checking one draft gave. */
export interface CheckedDraft extends Measures {
  /** As the user knows it, with `/`. */
  path: string;
  format: FormatId;
  channel: string;
  /** Ids of the audiences that it was held to. */
  audiences: readonly string[];
  /** One for each audience, in their order. */
  limits: readonly Limits[];
  /** What is to be reported, in the order of the text. */
  findings: readonly Finding[];
  /** What is known from a baseline and not reported, in the order of the text; absent where no baseline was asked. */
  known?: readonly Finding[];
  /** What is on lines that did not change, where only changed lines were asked for; not reported. */
  elsewhere?: readonly Finding[];
  /** What comments in the draft turn off; absent where there are none. */
  suppressed?: readonly SuppressedFinding[];
  /** Ranges of the source, in order and apart, that no report may show: what identifies a person. */
  hidden: readonly Range[];
  /** How many rules were at work. */
  checks: number;
  /** Whether a rule asked which day it is: the same draft may have other findings tomorrow. */
  isDated: boolean;
}

/** A draft that could not be checked, and why. */
export interface TroubledDraft {
  path: string;
  /** For people: one or two sentences. */
  problem: string;
  /** The first of the drafts that it holds for, where that is many, as of a configuration that is wrong: it is told once. */
  first?: string;
}

export type DraftResult = CheckedDraft | TroubledDraft;

export function isTroubled(result: DraftResult): result is TroubledDraft {
  return 'problem' in result;
}
