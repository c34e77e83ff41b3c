import type { WordClass } from './inflect.ts';

export { compileTerms } from './compile-terms.ts';

/** A row of a word list, as a rule or the glossary declares it. */
export interface TermEntry {
  /** The term as the list has it: "take into account". */
  term: string;
  /** Other spellings and wordings of the term, which bend as it does: "cross cutting" and "crosscutting". */
  also?: readonly string[] | undefined;
  /** How it bends; by default it does not, a glossary acronym is an `acronym` and a glossary term or role a `noun`. */
  inflect?: WordClass | undefined;
  /** What may be put in its place, in the form of `term`. */
  instead?: readonly string[] | undefined;
  /** Wordings with alternatives of their own: "is required to" with "must". The words around them do not matter. */
  phrases?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Every form that is searched for, inflections included; made when the list is compiled. */
  forms?: readonly TermForm[] | undefined;
  /** Longer phrases in which the term is not meant: "foster care" for `foster`. The term in them bends too. */
  exempt?: readonly string[] | undefined;
  /** Counts only right after one of these words. */
  after?: readonly string[] | undefined;
  /** Counts only right before one of these words. */
  before?: readonly string[] | undefined;
  /** Does not count right after one of these words. */
  notAfter?: readonly string[] | undefined;
  /** Does not count right before one of these words. */
  notBefore?: readonly string[] | undefined;
  /** Counts only with one of these words within `nearness` words, on either side, in the same block. */
  near?: readonly string[] | undefined;
  /** Does not count with one of these words within `nearness` words. */
  notNear?: readonly string[] | undefined;
  /** Whether only the verb is meant ("to land"), so that other uses of the same letters do not count. */
  verbOnly?: boolean | undefined;
}

/** One form of a term, with what to put in place of this very form. */
export interface TermForm {
  text: string;
  /** The alternatives in the same form: "using" for "utilising". */
  instead?: readonly string[] | undefined;
  /** Whether the first of `instead` is the only way to bend it, so that a fix may use it. */
  sure?: boolean | undefined;
  /** Counts whatever words are around it, unless in an exempt phrase. */
  anywhere?: boolean | undefined;
  /** Case must agree: an acronym. */
  exact?: boolean | undefined;
  /** Counts only where the word before shows that it is a verb in this form. */
  verb?: 'base' | 's' | 'ing' | undefined;
}

/** A row of a word list found in a text: offsets in the text that was searched. */
export interface TermMatch<Entry extends TermEntry = TermEntry> {
  entry: Entry;
  start: number;
  end: number;
  /** The form that was found. */
  form: TermForm;
}

/** How well a group of readers knows a term: 2 knows it, 1 expand it at first use, 0 say it plainly. */
export type Knowledge = 0 | 1 | 2;

/** A term of art, role or acronym of the glossary. */
export interface GlossaryEntry extends TermEntry {
  kind: 'acronym' | 'term' | 'role';
  /** What an acronym stands for. */
  expansion?: string | undefined;
  /** The same in plain words. */
  plain: string;
  /** By reader group. A group that is not named knows it as little as any that is. */
  knows: Readonly<Record<string, Knowledge>>;
  /** Other things that the acronym stands for, and other traps. */
  note?: string | undefined;
}

/** A glossary term found in a text, with how well the readers in question know it. */
export interface GlossaryMatch extends TermMatch<GlossaryEntry> {
  knowledge: Knowledge;
}
