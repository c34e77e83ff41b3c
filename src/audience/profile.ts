import type { z } from 'zod';
import type { TermList } from '../language/term-list.ts';
import type { GlossaryEntry, TermEntry } from '../language/terms.ts';
import type { NotifySettings, Organisation, Severity } from '../rule/rule.ts';
import type { audienceSchema, ReaderGroup, relationships } from './schema.ts';

/** One rule's setting in one file, checked against the rule. */
export interface Setting {
  severity: Severity | 'off' | undefined;
  /** Only the options that are written there. */
  options: Readonly<Record<string, unknown>>;
  /** `file:line` of the severity and of each option, by name. */
  at: Readonly<Record<string, string>>;
}
export type Settings = Readonly<Record<string, Setting>>;

/** Something that these readers look for in a draft. */
type Need = NonNullable<z.infer<typeof audienceSchema>['needs']>[number];

/** What a profile rests on, and the day (ISO) on which that was last looked at. */
type Evidence = NonNullable<z.infer<typeof audienceSchema>['evidence']>[number];

/** A profile, checked. What it leaves out comes from the audience that it extends. */
export interface Audience
  extends Readonly<Omit<z.infer<typeof audienceSchema>, 'rules' | 'knows' | 'needs' | 'evidence'>> {
  id: string;
  knows?: readonly ReaderGroup[] | undefined;
  needs?: readonly Need[] | undefined;
  evidence?: readonly Evidence[] | undefined;
  rules: Settings;
  /** `file:line`, or the file alone where it is all in it. */
  at: string;
}

/** A profile with everything that it inherits. `needs` and `evidence` hold those of its parents first. */
export interface CompleteAudience extends Omit<Audience, 'rules'> {
  name: string;
  reader: string;
  relationship: (typeof relationships)[number];
  knows: readonly ReaderGroup[];
  statutory: boolean;
  needs: readonly Need[];
  evidence: readonly Evidence[];
  /** The profiles that its settings come from, the furthest first and itself last. */
  lineage: readonly Audience[];
}

export interface Channel {
  id: string;
  name: string;
  rules: Settings;
}

/** A house style, checked. */
export interface Preset {
  id: string;
  name: string;
  evidence: readonly Evidence[];
  /** Rows for the word lists of rules, by rule id. */
  terms: Readonly<Record<string, readonly TermEntry[]>>;
  accept: readonly string[];
  rules: Settings;
}

/** The readers that a part of a configuration names, if any, and where: `file:line`. */
export interface NamedReaders {
  audience: readonly string[] | undefined;
  channel: string | undefined;
  at: { audience?: string; channel?: string };
}

/** A part of a configuration that holds for the drafts under some paths. */
export interface Override extends NamedReaders {
  /** Patterns for paths from the configuration's `base`. */
  files: readonly string[];
  /** Whether the drafts are templates of GOV.UK Notify. */
  notify: boolean | undefined;
  rules: Settings;
}

/** A pattern of paths that are not to be checked, in the notation of a `.gitignore`. */
export interface IgnorePattern {
  pattern: string;
  /** `file:line` */
  at: string;
}

/** One file of a project's configuration, or a house style that it extends, checked: a layer over what it is laid over. */
export interface ProjectConfig extends NamedReaders {
  /** What origins call it: "project", "house style govuk". */
  name: string;
  /** The file that it was read from. */
  path: string;
  /** The folder that its patterns and paths are relative to, ending in `/`, as the paths of drafts are given; else empty. */
  base: string;
  root: boolean;
  audiences: Readonly<Record<string, Audience>>;
  /** Complete rows: those that stand for a known term have taken over what they leave out. */
  glossary: readonly GlossaryEntry[];
  /** Rows for the word lists of rules, by rule id. */
  terms: Readonly<Record<string, readonly TermEntry[]>>;
  accept: readonly string[];
  rules: Settings;
  overrides: readonly Override[];
  ignore: readonly IgnorePattern[];
  /** Path of the file of known findings, as written: from the folder of the configuration. */
  baseline: string | undefined;
  organisation: Organisation;
  /** Whether all drafts are templates of GOV.UK Notify, and what is known of them. */
  notify: NotifySettings & { templates: boolean | undefined };
}

/** The audiences, channels, house styles and terms that come with commslint. */
export interface Library {
  audiences: Readonly<Record<string, Audience>>;
  channels: Readonly<Record<string, Channel>>;
  presets: Readonly<Record<string, Preset>>;
  glossary: TermList<GlossaryEntry>;
}
