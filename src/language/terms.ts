/** A row of a word list, as a rule or the glossary declares it. */
export interface TermEntry {
  /** The term as the list has it: "take into account". */
  term: string;
  /** Every form that is searched for, inflections included; made when the list is compiled. */
  forms?: readonly TermForm[];
  /** Longer phrases in which the term is not meant: "foster care" for `foster`. */
  exempt?: readonly string[];
}

/** One form of a term, with what to put in place of this very form. */
export interface TermForm {
  text: string;
  /** The alternatives in the same form: "using" for "utilising". */
  instead?: readonly string[];
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
  expansion?: string;
  /** The same in plain words. */
  plain: string;
  /** By reader group. A group that is not named knows it as little as any that is. */
  knows: Readonly<Record<string, Knowledge>>;
  /** Other things that the acronym stands for, and other traps. */
  note?: string;
}

/** A glossary term found in a text, with how well the readers in question know it. */
export interface GlossaryMatch extends TermMatch<GlossaryEntry> {
  knowledge: Knowledge;
}
