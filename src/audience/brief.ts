import type { TermList } from '../language/term-list.ts';
import type { GlossaryEntry, Knowledge, TermEntry } from '../language/terms.ts';
import type { ChannelId, NotifySettings, Organisation, Readers, Severity } from '../rule/rule.ts';

/** Which layer set a value, for `explain --for`: "audience families (audiences/families.yaml:12)". */
export type Origin = string;

/** One rule as it is held to one audience on one channel. */
export interface RuleSetting {
  /** Off, or the severity that was set; undefined leaves each finding its own. */
  severity: Severity | 'off' | undefined;
  /** Parsed by the rule's own schema: defaults filled in. */
  options: unknown;
  /** Who set the severity and each option, by option name; what is not named is the rule's default. */
  origins: Readonly<Record<string, Origin>>;
}

/** What the rules must hold a draft to: everything resolved for one audience and one channel. */
export interface Brief {
  readers: Readers;
  channel: ChannelId;
  /** By rule id; every rule of the registry is in it. */
  rules: ReadonlyMap<string, RuleSetting>;
  glossary: TermList<GlossaryEntry>;
  /** Rows that the project adds to the word list of a rule, compiled, by rule id. The same map in every brief of a project. */
  terms: ReadonlyMap<string, readonly TermEntry[]>;
  /** Words and phrases that the project accepts, in lower case. */
  accept: ReadonlySet<string>;
  organisation: Organisation;
  notify: NotifySettings;
}

/** How well the readers know a term: as well as the group among them that knows it least. */
export function knowledgeOf(entry: GlossaryEntry, groups: readonly string[]): Knowledge {
  let least: Knowledge = 2;
  for (const group of groups) {
    const known = entry.knows[group] ?? 0;
    if (known < least) least = known;
  }
  return least;
}
